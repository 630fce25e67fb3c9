"""Every matter gets its address and the state that its last step left it in."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from fridlyst.base.slugs import free_slug

_STATES = {
    "motion_received": "started",
    "referred_back": "referred_back",
    "statement": "in_preparation",
    "proposal": "proposed",
    "decision": "decided",
}


def fill(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """An address of the number, and a state of the last step."""
    taken: dict[int, set[str]] = {}
    for matter in apps.get_model("decisions", "Matter").objects.order_by("id"):
        used = taken.setdefault(matter.municipality_id, set())
        matter.slug = free_slug(matter.registration_number, used, longest=110)
        used.add(matter.slug)
        last = matter.steps.order_by("position", "id").last()
        matter.state = _STATES.get(last.kind, "in_preparation") if last else "started"
        matter.save(update_fields=["slug", "state"])


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0003_matter_to_text"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.UniqueConstraint(fields=("municipality", "slug"), name="matter_one_slug"),
        ),
    ]
