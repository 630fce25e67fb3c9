"""Amendments against a text: the orders made of them, how they stand in it, the text with them marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from fridlyst.decisions.amendment_rules import is_complete
from fridlyst.decisions.by_hand import rewritten
from fridlyst.decisions.shapes import AmendmentView
from fridlyst.decisions.terms import AmendmentState, PlacedAs
from fridlyst.decisions.wording import understand_amendment
from fridlyst.texts.changing import Order, consolidate
from fridlyst.texts.checking import check
from fridlyst.texts.plain import anchor_from_plain, change_from_plain, found_from_plain
from fridlyst.texts.shapes import Anchor, Change, Checked, Found, MarkedText, TextBody
from fridlyst.texts.terms import ChangeKind, Standing


@dataclass(frozen=True, slots=True)
class Placing:
    """How an amendment came to stand in the text (`terms.PlacedAs`), as `order` number among those placed
    together. `words` are the text's own where it was kept as it was, and `reason` why; `text` is what was
    written by hand as the whole passage `passage_key`."""

    how: str
    order: int = 0
    reason: str = ""
    words: str = ""
    passage_key: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """An amendment as it is reckoned with. `amends` is the number of the one that it changes."""

    id: int
    number: int
    state: str
    anchor: Anchor
    change: Change
    place: Found | None = None
    amends: int | None = None
    placing: Placing | None = None


@dataclass(frozen=True, slots=True)
class Stands:
    """How an amendment stands in a text: `body` is where its places are, the text itself, or with
    `through` the text as the amendment of that number makes it."""

    checked: Checked
    body: TextBody
    through: int | None = None

    @property
    def place(self) -> Found | None:
        """Where it is to go, or None when no place was found."""
        return self.checked.places[0] if self.checked.places else None


def moved(amendments: Iterable[AmendmentView]) -> tuple[Moved, ...]:
    """The amendments of a matter, those that nobody has gone through understood from their words."""
    views = tuple(amendments)
    numbers = {one.id: one.number for one in views}
    return tuple(_moved(one, numbers) for one in views)


def _moved(one: AmendmentView, numbers: Mapping[int, int]) -> Moved:
    anchor, change = understood(one.text, one.anchor, one.change)
    return Moved(
        id=one.id,
        number=one.number,
        state=one.state,
        anchor=anchor,
        change=change,
        place=found_from_plain(one.place) if one.place else None,
        amends=numbers.get(one.amends_id) if one.amends_id else None,
        placing=placing_from_plain(one.placing),
    )


def understood(text: str, anchor: Mapping[str, Any], change: Mapping[str, Any]) -> tuple[Anchor, Change]:
    """The anchor and the change in their plain form, or what the words say when there is none."""
    if change:
        return anchor_from_plain(anchor), change_from_plain(change)
    said = understand_amendment(text)
    return said.anchor, said.change


def placing_to_plain(placing: Placing) -> dict[str, Any]:
    """As JSON keeps it; what is empty is left out."""
    return {name: value for name, value in asdict(placing).items() if value not in ("", 0)}


def placing_from_plain(given: Mapping[str, Any]) -> Placing | None:
    """Back from JSON; None for what has not been placed."""
    return Placing(**given) if given else None


def stands(body: TextBody, one: Moved, first: Moved | None = None) -> Stands:
    """How the amendment stands in the text; `first` is the one that it amends. One that is not understood
    stands nowhere.

    Where `first` is not in the text, the place is sought in the text as it would be with it too: what is
    quoted may be its words. The surer place is the one that is meant. Words that are to be struck, and that
    only `first` will bring, are not gone: they are to be struck when it has brought them.
    """
    if not is_complete(one.change):
        return Stands(Checked(Standing.ANCHOR_NOT_FOUND), body)
    found = _with_place(body, one, check(body, one.anchor, one.change))
    if first is None or not is_complete(first.change) or _is_there(body, first):
        return Stands(found, body)
    made = consolidate(body, orders(body, [first])).body
    there = _with_place(made, one, check(made, one.anchor, one.change))
    if _only_there(one.change, found, there):
        return Stands(there, made, first.number)
    if _sureness(there) <= _sureness(found):
        return Stands(found, body)
    lost = found.standing == Standing.ANCHOR_NOT_FOUND
    return Stands(replace(there, standing=Standing.ABSENT if lost else found.standing), made, first.number)


def _is_there(body: TextBody, one: Moved) -> bool:
    return check(body, one.anchor, one.change).standing == Standing.TO_THE_LETTER


def _only_there(change: Change, found: Checked, there: Checked) -> bool:
    """Whether the words to strike are not in the text, and will be."""
    gone = found.standing == Standing.TO_THE_LETTER
    return change.kind == ChangeKind.STRIKE and gone and there.standing == Standing.ABSENT


def _sureness(found: Checked) -> float:
    return found.places[0].certainty if found.places else 0.0


def all_stand(body: TextBody, amendments: Sequence[Moved]) -> dict[int, Stands]:
    """How each stands, by its number."""
    by_number = {one.number: one for one in amendments}
    return {one.number: stands(body, one, by_number.get(one.amends or 0)) for one in amendments}


def _with_place(body: TextBody, one: Moved, found: Checked) -> Checked:
    """A place that a person chose goes before every other."""
    chosen = still_there(body, one.place)
    if chosen is None:
        return found
    others = tuple(place for place in found.places if spot(place) != spot(chosen))
    lost = found.standing == Standing.ANCHOR_NOT_FOUND
    return replace(
        found,
        standing=Standing.ABSENT if lost else found.standing,
        places=(chosen, *others),
        certainty=1.0 if lost else found.certainty,
    )


def still_there(body: TextBody, place: Found | None) -> Found | None:
    """The place in this text, moved along with its words; None when the words are gone or not one alone."""
    if place is None:
        return None
    text = next((it.text for _section, it in body.passages() if it.key == place.passage_key), None)
    if text is None:
        return None
    if text[place.start : place.end] == place.words and place.end <= len(text):
        return place
    if not place.words or text.count(place.words) != 1:
        return None
    start = text.index(place.words)
    return replace(place, start=start, end=start + len(place.words))


def spot(place: Found) -> tuple[str, int, int]:
    """What tells places apart."""
    return place.passage_key, place.start, place.end


def orders(body: TextBody, amendments: Sequence[Moved]) -> tuple[Order, ...]:
    """The amendments as orders to the text, in the order given."""
    numbers = {one.number for one in amendments}
    return tuple(
        Order(
            by=one.number,
            anchor=one.anchor,
            change=one.change,
            place=still_there(body, one.place),
            of=one.amends if one.amends in numbers else None,
        )
        for one in amendments
    )


def marked(body: TextBody, amendments: Sequence[Moved]) -> MarkedText:
    """The text with the amendments that were made in it, as they were placed; those kept make nothing."""
    placed = sorted((one for one in amendments if one.placing), key=_order)
    made = [one for one in placed if one.placing and one.placing.how == PlacedAs.MADE]
    text = consolidate(body, orders(body, made))
    for one in placed:
        if one.placing and one.placing.how == PlacedAs.BY_HAND:
            text = rewritten(text, one.placing.passage_key, one.placing.text, by=one.number)
    return text


def _order(one: Moved) -> int:
    return one.placing.order if one.placing else 0


def tried(body: TextBody, one: Moved, first: Moved | None = None) -> MarkedText:
    """The text as this amendment alone would make it, with the one that it amends where there is one."""
    return consolidate(body, orders(body, [one] if first is None else [first, one]))


def is_waiting(one: Moved) -> bool:
    """Adopted, and not yet in the text."""
    return one.state == AmendmentState.ADOPTED


def needs_choice(standing: str, change: Change) -> bool:
    """The text says it in other words: a person chooses whether they stand or those that were adopted."""
    return standing == Standing.OTHER_WORDS and change.kind != ChangeKind.STRIKE
