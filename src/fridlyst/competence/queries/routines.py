"""Reading whether units ask about violence."""

from collections.abc import Mapping, Sequence

from fridlyst.competence.models import RoutineUse
from fridlyst.competence.shapes import RoutineRow, RoutineView
from fridlyst.figures.shares import PublishedShare, publish_shares
from fridlyst.figures.tables import Rule
from fridlyst.organisation.queries import BodyView

_COLUMNS = ("id", "on", "state", "routine", "asked", "met", "version")


def routine_views(*, municipality_id: int, bodies: Sequence[BodyView], rule: Rule) -> tuple[RoutineView, ...]:
    """How it last stood in each of the bodies, those that never told too; one statement."""
    last = _last(municipality_id)
    counts = {
        one.key: (last[one.id].asked, last[one.id].met)
        for one in bodies
        if one.id in last and last[one.id].met is not None
    }
    shown = publish_shares(counts, rule, total=None) if counts else {}
    return tuple(_view(one, last.get(one.id), shown) for one in bodies)


def routine_rows(*, municipality_id: int, body_id: int) -> tuple[RoutineRow, ...]:
    """Everything that a unit has told, as told, the newest first: for those who tell it. One statement."""
    rows = RoutineUse.objects.filter(municipality_id=municipality_id, body_id=body_id).order_by("-on", "-id")
    return tuple(RoutineRow(*row) for row in rows.values_list(*_COLUMNS))


def _last(municipality_id: int) -> dict[int, RoutineRow]:
    rows = RoutineUse.objects.filter(municipality_id=municipality_id).order_by("on", "id")
    return {body_id: RoutineRow(*row) for body_id, *row in rows.values_list("body_id", *_COLUMNS)}


def _view(body: BodyView, row: RoutineRow | None, shown: Mapping[str, PublishedShare]) -> RoutineView:
    if row is None:
        return RoutineView(body.id, body.key, body.name)
    return RoutineView(body.id, body.key, body.name, row.state, row.on, row.routine, shown.get(body.key))
