"""Writing where many activities are aimed, in one go."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from fridlyst.base.errors import BadInput, NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.programmes.actions.common import SavedMeanwhile, require_may_write, set_placing
from fridlyst.programmes.fields import Placed
from fridlyst.programmes.models import Activity

MOST = 500


class PlacedMeanwhile(SavedMeanwhile):
    """Somebody saved some of the activities after the versions given; `ids` says which. Nothing was saved."""

    code = "placed-meanwhile"

    def __init__(self, ids: Sequence[int], titles: Sequence[str]) -> None:
        self.ids = tuple(ids)
        said = "; ".join(titles[:3])
        super().__init__(
            Sentence(
                "Någon annan har ändrat %(count)s av aktiviteterna medan du valde: %(titles)s. Inget är "
                "sparat än och dina val står kvar: jämför med det som nu gäller och spara igen.",
                count=str(len(ids)),
                titles=said if len(titles) <= 3 else f"{said} …",
            ),
            details={"activities": list(ids)},
        )


@transaction.atomic
def place_activities(*, by: Actor, placements: Sequence[Placed], on: date) -> int:
    """A person confirms on the day `on` where these activities are aimed; how many they were.

    All or none: PlacedMeanwhile names those that were saved after the version seen, NotFound is for
    another municipality's, NotPermitted for one that the actor may not write, UnknownCode for a strange
    code. The coordinator places every activity, the people of a body that body's own.
    """
    if len(placements) > MOST:
        raise BadInput(Sentence("Placera högst %(most)s aktiviteter åt gången.", most=str(MOST)))
    given = {one.activity_id: one for one in placements}
    rows = _held(by, given)
    changed = [row for row in rows if row.version != given[row.pk].version]
    if changed:
        raise PlacedMeanwhile([row.pk for row in changed], [row.title for row in changed])
    for row in rows:
        _place(by, row, given[row.pk], on)
    return len(rows)


def _held(by: Actor, given: Mapping[int, Placed]) -> list[Activity]:
    """The activities, locked in one order, all of them the actor's to write."""
    own = Activity.objects.select_for_update(no_key=True).filter(municipality_id=by.municipality_id)
    rows = list(own.filter(pk__in=given).order_by("pk"))
    if len(rows) != len(given):
        raise NotFound
    for origin, body_id in {(row.origin, row.body_id) for row in rows}:
        require_may_write(by, origin, body_id, "Välj vilken enhet aktiviteten hör till.")
    return rows


def _place(by: Actor, row: Activity, given: Placed, on: date) -> None:
    set_placing(row, given)
    row.placed_on, row.placed_by = on, by.label[:300]
    row.version += 1
    row.save()
    write_trail(by, "placed", "activity", row.pk)
