"""Amendments that concern the same words, told of on each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.decisions.placing import Moved
from fridlyst.decisions.queries.amendments import Reckoning
from fridlyst.decisions.terms import AmendmentState
from fridlyst.texts.terms import ChangeKind
from fridlyst.web.decisions.amendments.places import sentence_of


@dataclass(frozen=True)
class Crossing:
    """That an amendment has to do with the one called `number`."""

    number: int
    said: str


@dataclass(frozen=True)
class _Spot:
    """Which sentences of which passage an amendment is about."""

    passage: str
    first: int
    last: int
    is_bullet: bool


def crossings(found: Reckoning) -> dict[int, tuple[Crossing, ...]]:
    """What each amendment has to do with the others, by its number; what is rejected changes nothing."""
    live = [one for one in found.moved if one.state != AmendmentState.REJECTED]
    spots = {one.number: _spot(found, one) for one in live}
    return {one.number: tuple(_of(one, live, spots)) for one in live}


def _spot(found: Reckoning, one: Moved) -> _Spot | None:
    stands = found.stands.get(one.number)
    if stands is None or stands.place is None:
        return None
    where = sentence_of(stands.body, stands.place)
    return _Spot(*where, one.change.kind == ChangeKind.ADD_BULLET) if where else None


def _of(one: Moved, others: Sequence[Moved], spots: dict[int, _Spot | None]) -> Iterator[Crossing]:
    for other in others:
        if other.number == one.amends:
            yield Crossing(other.number, _("Ändrar yrkande %(number)s.") % {"number": other.number})
        elif other.amends == one.number:
            yield Crossing(other.number, _("Ändras av yrkande %(number)s.") % {"number": other.number})
        elif other.number != one.number:
            yield from _same(spots[one.number], spots[other.number], other.number)


def _same(here: _Spot | None, there: _Spot | None, number: int) -> Iterator[Crossing]:
    if here is None or there is None or here.passage != there.passage:
        return
    if here.is_bullet and there.is_bullet:
        yield Crossing(number, _("Lägger till i samma lista som yrkande %(number)s.") % {"number": number})
    elif not (here.is_bullet or there.is_bullet) and here.first <= there.last and there.first <= here.last:
        yield Crossing(number, _("Ändrar samma mening som yrkande %(number)s.") % {"number": number})
