"""Reading programmes without what stands in them."""

from collections.abc import Sequence
from typing import Any

from fridlyst.base.errors import NotFound
from fridlyst.base.prepared import Prepared
from fridlyst.programmes.models import Programme
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.programmes.terms import ProgrammeState

_COLUMNS = (
    *("id", "municipality_id", "slug", "title", "kind", "state", "vision", "purpose"),
    *("valid_from", "valid_to", "adopted_on", "adopted_by", "registration_number"),
    *("follow_up", "previous_id", "version"),
)
_ONE: Prepared[*tuple[Any, ...]] = Prepared(
    lambda municipality_id, slug: (
        Programme.objects.filter(municipality_id=municipality_id, slug=slug).order_by().values_list(*_COLUMNS)
    ),
    numbers=["municipality_id"],
    texts=["slug"],
)


def programmes(*, municipality_id: int, drafts: bool) -> tuple[ProgrammeView, ...]:
    """The municipality's programmes, newest first; drafts only where asked for. One statement."""
    rows = Programme.objects.filter(municipality_id=municipality_id).order_by("-valid_from", "title")
    if not drafts:
        rows = rows.exclude(state=ProgrammeState.DRAFT)
    return tuple(_programme(row) for row in rows.values_list(*_COLUMNS))


def programme(*, municipality_id: int, slug: str, drafts: bool) -> ProgrammeView:
    """One programme by its address; NotFound for another's, or a draft unless `drafts`. One statement."""
    for row in _ONE.rows(municipality_id=municipality_id, slug=slug):
        view = _programme(row)
        if drafts or view.state != ProgrammeState.DRAFT:
            return view
    raise NotFound


def _programme(row: Sequence[Any]) -> ProgrammeView:
    """Out of the columns above."""
    *before, follow_up, previous_id, version = row
    said = tuple((item["kind"], item.get("text") or "") for item in follow_up)
    return ProgrammeView(*(*before, said, previous_id, version))
