"""Reading pictures of the situation, each with a fixed number of SQL statements."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fridlyst.base.errors import NotFound
from fridlyst.base.prepared import Prepared
from fridlyst.situation.keeping import from_plain
from fridlyst.situation.models import Situation, SituationText
from fridlyst.situation.rules import renewal
from fridlyst.situation.shapes import SituationHead, SituationView, Standing, WrittenPart
from fridlyst.situation.terms import SituationState

_HEAD = (
    *("id", "slug", "title", "state", "period_start", "period_end", "decided_on", "decided_by__name"),
    *("decided_by_name", "decided_by_id", "paragraph", "matter_id", "matter__registration_number"),
    *("matter__slug", "due_on", "kinds", "facts_on", "version"),
)
_ALL: Prepared[*tuple[Any, ...]] = Prepared(
    lambda municipality: (
        Situation.objects.filter(municipality_id=municipality)
        .order_by("-period_end", "-id")
        .values_list(*_HEAD)
    ),
    numbers=["municipality"],
)


def situations(*, municipality_id: int, drafts: bool) -> tuple[SituationHead, ...]:
    """Every picture, the draft first, then the newest decision; drafts only when asked. One statement."""
    found = [_head(row) for row in _ALL.rows(municipality=municipality_id)]
    kept = [one for one in found if drafts or not one.is_draft]
    return tuple(sorted(kept, key=lambda one: (one.decided_on or date.max, one.id), reverse=True))


def situation(*, municipality_id: int, slug: str, drafts: bool) -> SituationView:
    """A whole picture by its address; NotFound for another's, or a draft unless `drafts`. Two statements."""
    rows = Situation.objects.filter(municipality_id=municipality_id, slug=slug)
    row = rows.values_list(*_HEAD, "kept").first()
    if row is None:
        raise NotFound
    head = _head(row[:-1])
    if head.is_draft and not drafts:
        raise NotFound
    texts = SituationText.objects.filter(situation_id=head.id)
    columns = ("key", "text", "version", "written_at", "written_by")
    written = {key: WrittenPart(*values) for key, *values in texts.values_list(*columns)}
    return SituationView(head, written, tuple(from_plain(one) for one in row[-1]))


def standing(*, municipality_id: int, today: date) -> Standing:
    """Which picture holds and when it is to be renewed; one statement."""
    return standing_of(situations(municipality_id=municipality_id, drafts=True), today)


def has_picture(*, municipality_id: int) -> bool:
    """Whether a decided picture answers what lag (2023:196) 6 § demands every second year; one statement."""
    rows = Situation.objects.filter(municipality_id=municipality_id, state=SituationState.DECIDED)
    return rows.exists()


def standing_of(found: Iterable[SituationHead], today: date) -> Standing:
    """The same of heads that are read already."""
    by_state = {one.state: one for one in found}
    current = by_state.get(SituationState.DECIDED)
    due_on = current.due_on if current else None
    return Standing(renewal(due_on, today), due_on, current, by_state.get(SituationState.DRAFT))


def before(*, municipality_id: int, head: SituationHead) -> SituationView | None:
    """The picture that was decided last before this one; None for the first. At most three statements."""
    decided = [one for one in situations(municipality_id=municipality_id, drafts=False) if one.id != head.id]
    earlier = [one for one in decided if head.decided_on is None or _precedes(one, head)]
    if not earlier:
        return None
    return situation(municipality_id=municipality_id, slug=earlier[0].slug, drafts=False)


def _precedes(one: SituationHead, head: SituationHead) -> bool:
    return (one.decided_on or date.max, one.id) < (head.decided_on or date.max, head.id)


def _head(row: Iterable[Any]) -> SituationHead:
    values = dict(zip(_HEAD, row, strict=True))
    return SituationHead(
        id=values["id"],
        slug=values["slug"],
        title=values["title"],
        state=values["state"],
        period_start=values["period_start"],
        period_end=values["period_end"],
        decided_on=values["decided_on"],
        decided_by=values["decided_by__name"] or values["decided_by_name"],
        decided_by_id=values["decided_by_id"],
        paragraph=values["paragraph"],
        matter_id=values["matter_id"],
        matter_number=values["matter__registration_number"] or "",
        matter_slug=values["matter__slug"] or "",
        due_on=values["due_on"],
        kinds=tuple(values["kinds"]),
        facts_on=values["facts_on"],
        version=values["version"],
    )
