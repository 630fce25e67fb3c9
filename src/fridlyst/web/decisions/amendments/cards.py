"""One amendment as its pages show it: who moved it, what became of it, and how it stands in the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.amendment_rules import is_complete
from fridlyst.decisions.placing import Moved, Stands
from fridlyst.decisions.queries.amendments import Reckoning
from fridlyst.decisions.shapes import AmendmentView
from fridlyst.decisions.terms import AmendmentState, PlacedAs
from fridlyst.texts.shapes import Change, Found
from fridlyst.texts.terms import ChangeKind, Standing
from fridlyst.web.decisions.amendments.addresses import amendment_href, text_href
from fridlyst.web.decisions.amendments.crossings import Crossing, crossings
from fridlyst.web.decisions.amendments.places import Context, context
from fridlyst.web.decisions.amendments.words import (
    STANDING_MARKS,
    STATE_MARKS,
    anchor_said,
    change_said,
    step_of,
    step_said,
    sure_said,
    verdict_said,
)
from fridlyst.web.shared.diff import Piece, word_diff


@dataclass(frozen=True)
class ShownPlace:
    """A place in the text; `value` tells it apart in a form."""

    value: str
    context: Context
    sure: str
    href: str
    chosen: bool


@dataclass(frozen=True)
class StandingShown:
    """How an amendment stands in the version shown: a sign, a short and a long answer, how sure."""

    code: str
    mark: str
    label: str
    verdict: str
    wrong: tuple[str, ...]
    sure: str
    quoted: tuple[Piece, ...]
    places: tuple[ShownPlace, ...]
    through: int | None


@dataclass(frozen=True)
class Card:
    """An amendment in words."""

    view: AmendmentView
    meant: Moved
    href: str
    moved: str
    state: str
    state_mark: str
    decided: str
    placed: str
    placed_href: str
    change: str
    anchor: str
    standing: StandingShown | None
    crossings: tuple[Crossing, ...]

    @property
    def number(self) -> int:
        return self.view.number

    @property
    def can_move(self) -> bool:
        """Whether somebody may still say where it is meant."""
        return self.view.state in (AmendmentState.PROPOSED, AmendmentState.ADOPTED)


def cards(found: Reckoning, visit: Visit) -> tuple[Card, ...]:
    """Every amendment of the matter, in order."""
    crossed = crossings(found)
    return tuple(
        _card(found, visit, view, meant, crossed.get(view.number, ()))
        for view, meant in zip(found.matter.amendments, found.moved, strict=True)
    )


def _card(
    found: Reckoning, visit: Visit, view: AmendmentView, meant: Moved, crossed: tuple[Crossing, ...]
) -> Card:
    placed = found.version_with(view.placed_in_id)
    stands = found.stands.get(view.number)
    return Card(
        view=view,
        meant=meant,
        href=amendment_href(visit, found.matter, view.number),
        moved=step_said(step_of(found.matter, view.step_id)),
        state=str(AmendmentState(view.state).label),
        state_mark=STATE_MARKS[AmendmentState(view.state)],
        decided=step_said(step_of(found.matter, view.decided_in_id)),
        placed=_placed(view, placed.number) if placed else "",
        placed_href=text_href(visit, found.matter, placed.number) if placed else "",
        change=change_said(meant.change),
        anchor=anchor_said(meant.anchor),
        standing=standing_shown(found, visit, meant, stands) if stands else None,
        crossings=crossed,
    )


def _placed(view: AmendmentView, number: int) -> str:
    if view.placing.get("how") == PlacedAs.KEPT:
        return _("Stod redan i version %(number)s") % {"number": number}
    return _("Infört i version %(number)s") % {"number": number}


def standing_shown(found: Reckoning, visit: Visit, meant: Moved, stands: Stands) -> StandingShown:
    """How the amendment stands, in words and with its places."""
    checked = stands.checked
    lost = meant.state == AmendmentState.PLACED and checked.standing in _GONE
    verdict, *wrong = verdict_said(checked, meant.anchor, meant.change)
    return StandingShown(
        code=checked.standing,
        mark="late" if lost else STANDING_MARKS[Standing(checked.standing)],
        label=_label(checked.standing, meant.change),
        verdict=verdict,
        wrong=tuple(wrong),
        sure=sure_said(checked.certainty) if is_complete(meant.change) else "",
        quoted=_quoted(meant, stands.place),
        places=tuple(shown_places(found, visit, meant, stands)),
        through=stands.through,
    )


_GONE = (Standing.ABSENT, Standing.ANCHOR_NOT_FOUND)


def _label(standing: str, change: Change) -> str:
    """The standing in few words; of a striking, the words are gone or still there."""
    if not is_complete(change):
        return _("Inte förstått än")
    if change.kind == ChangeKind.STRIKE and standing in (Standing.TO_THE_LETTER, Standing.ABSENT):
        return _("Struket i texten") if standing == Standing.TO_THE_LETTER else _("Står kvar i texten")
    return str(Standing(standing).label)


def _quoted(meant: Moved, place: Found | None) -> tuple[Piece, ...]:
    """What differs between the words that were quoted and the text's own."""
    if place is None or "quote" not in place.wrong or not meant.anchor.quote or not place.words:
        return ()
    return word_diff(meant.anchor.quote, place.words)


def shown_places(found: Reckoning, visit: Visit, meant: Moved, stands: Stands) -> Iterator[ShownPlace]:
    """The places that the amendment may mean, the most likely first."""
    for place in stands.checked.places:
        around = context(stands.body, place)
        if around is None or found.version is None:
            continue
        yield ShownPlace(
            value=f"{place.passage_key}:{place.start}:{place.end}",
            context=around,
            sure=sure_said(place.certainty),
            href=text_href(visit, found.matter, found.version.number, place.passage_key),
            chosen=meant.place is not None and place.passage_key == meant.place.passage_key,
        )
