"""Each round of a municipality has a title of its own; those that shared one get a number."""

from collections.abc import Iterator
from itertools import count

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LONGEST = 200


def tell_apart(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The oldest keeps its title; the others get (2), (3) and so on."""
    rounds = apps.get_model("followup", "FollowUpRound").objects.order_by("municipality_id", "id")
    every = list(rounds.values_list("pk", "municipality_id", "title"))
    taken = {(here, title.casefold()) for _pk, here, title in every}
    seen = set()
    for pk, here, title in every:
        if (here, title.casefold()) not in seen:
            seen.add((here, title.casefold()))
            continue
        new = next(one for one in numbered(title) if (here, one.casefold()) not in taken)
        taken.add((here, new.casefold()))
        rounds.filter(pk=pk).update(title=new)


def numbered(title: str) -> Iterator[str]:
    for number in count(2):
        ending = f" ({number})"
        yield title[: LONGEST - len(ending)].rstrip() + ending


class Migration(migrations.Migration):
    dependencies = [("followup", "0003_first_submitted_at")]

    operations = [
        migrations.RunPython(tell_apart, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="followupround",
            constraint=models.UniqueConstraint(fields=("municipality", "title"), name="round_one_title"),
        ),
    ]
