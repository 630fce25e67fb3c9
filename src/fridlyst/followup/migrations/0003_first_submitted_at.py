"""What was sent in before the first time was kept was, as far as is known, sent in once."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("followup", "Submission").objects.filter(submitted_at__isnull=False).update(
        first_submitted_at=F("submitted_at")
    )


class Migration(migrations.Migration):
    dependencies = [("followup", "0002_calendar_questions_links")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
