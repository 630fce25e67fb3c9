"""What was written for a round that is not sent in is not told yet."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def _mark_drafts(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    submissions = apps.get_model("followup", "Submission").objects.exclude(
        state__in=("submitted", "approved")
    )
    measurements = apps.get_model("indicators", "Measurement").objects
    for round_id, body_id in submissions.values_list("round_id", "body_id"):
        measurements.filter(occasion=f"round:{round_id}", body_id=body_id).update(told=False)


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0007_facts_beside_texts"),
        ("indicators", "0002_definitions_breaks_and_sexes"),
    ]

    operations = [migrations.RunPython(_mark_drafts, migrations.RunPython.noop)]
