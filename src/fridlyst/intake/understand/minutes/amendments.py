"""The changes to a text that were moved at a meeting."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fridlyst.decisions.wording import understand_amendment
from fridlyst.intake.understand.minutes.draft import Amendment
from fridlyst.intake.understand.minutes.flow import Flow, ends_of
from fridlyst.intake.understand.minutes.history import sentences_in
from fridlyst.intake.understand.words import fold

MOST_AMENDMENTS = 200
_LONGEST = 2000
_LABEL = re.compile(
    r"(?:^|(?<=[\s•]))(?:Tillägg|Ändring|Tilläggsyrkande|Ändringsyrkande|Tilläggsförslag|Ändringsförslag)"
    r"(?:\s(?:nr\s?)?(?P<number>\d{1,3})(?!\d|-|\.\d))?\s*(?P<mark>[:.])?\s+(?=[A-ZÅÄÖ”\"“•])"
)
_ANNOUNCED = re.compile(
    r"följande\s(?:\w+\s)?(?:tillägg|ändring|justering|förändring)\w*\s*(?:i\s[^.:]{0,80})?:\s*"
    r"|med\s(?:tillägget|ändringen)(?:\satt)?\s*:?\s+",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:^|(?<=[\s•]))(?:•\s*|[-–]\s+|\d{1,2}[.)]\s+|[a-z]\)\s+)(?=[A-ZÅÄÖ”\"“])")
_MOVES = re.compile(r"\byrka(?:r|de|nde)\b", re.IGNORECASE)
_MOVED = re.compile(
    r"^.*?\byrka(?:r|de)\b\s*(?:på\s)?(?:dels\s)?(?:som\stillägg\s)?(?:att|följande)?\s*:?\s*", re.IGNORECASE
)
_PERSON = r"[A-ZÅÄÖ][\wåäöéü-]+(?:\s[A-ZÅÄÖ][\wåäöéü-]+){1,3}\s\((?:[A-ZÅÄÖ]{1,4}|-)\)"
_PERSONS = re.compile(rf"{_PERSON}(?:(?:,|\soch|\ssamt)\s(?:{_PERSON}))*")
_TOGETHER = re.compile(
    r"\benas\s(?P<who>[a-zåäö]+)\b|\b(?P<all>(?:nämnden|utskottet|styrelsen))\b.{0,30}\benhälligt\b",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"\s(?:Reservation|Beslutsgång|Ordföranden\s|Protokollsanteckning|Paragrafen\sär\b|Deltar\sej)"
)
_SAME_STEP = re.compile(r"[^\w]+")
_UNDERSTOOD = 0.5
_CAP = 0.93


@dataclass(frozen=True, slots=True)
class Moved:
    """A stretch that moves one change."""

    start: int
    end: int
    by: str


def amendments_in(flow: Flow, start: int, end: int, *, together: str = "") -> list[Amendment]:
    """The changes that a stretch moves, in order; `together` is who moves what a meeting agrees on."""
    labelled = list(_labelled(flow.text, start, end, together))
    found = labelled or list(_announced(flow.text, start, end, together))
    found = found or list(_sentences(flow.text, start, end))
    made = (_amendment(flow, one) for one in found[:MOST_AMENDMENTS])
    return [one for one in made if one is not None and (labelled or _changes_text(one))]


def _changes_text(one: Amendment) -> bool:
    """Whether it changes words or has a place in a text: an addition to the decision itself does neither."""
    return bool(one.change and (one.change.added or one.change.struck)) or one.confidence >= _UNDERSTOOD


def _labelled(text: str, start: int, end: int, together: str) -> Iterator[Moved]:
    labels = [
        one
        for one in _LABEL.finditer(text, start, end)
        if one["number"] or one["mark"] or _is_alone(text, one)
    ]
    ends = ends_of([one.start() for one in labels], end)
    for label, stop in zip(labels, ends, strict=True):
        before = text[max(start, label.start() - 400) : label.start()]
        yield Moved(label.end(), _until(text, label.end(), stop), _mover(before, together))


def _is_alone(text: str, label: re.Match[str]) -> bool:
    """A label without a number stands on a line of its own."""
    return "\n" in label[0] and text[: label.start()].endswith(("\n", "• "))


def _announced(text: str, start: int, end: int, together: str) -> Iterator[Moved]:
    """What follows after "med följande tillägg:", an item at a time, or as one."""
    told = _ANNOUNCED.search(text, start, end)
    if told is None:
        return
    by = _mover(text[max(start, told.start() - 400) : told.end()], together)
    items, end = _of_one_kind(list(_ITEM.finditer(text, told.end(), end)), end)
    if items and items[0].start() - told.end() < 3:
        ends = ends_of([one.start() for one in items], end)
        for item, stop in zip(items, ends, strict=True):
            yield Moved(
                item.end(), _until(text, item.end(), min(stop, _line_end(text, item.end(), stop))), by
            )
    else:
        yield Moved(told.end(), _until(text, told.end(), _line_end(text, told.end(), end)), by)


def _of_one_kind(items: list[re.Match[str]], end: int) -> tuple[list[re.Match[str]], int]:
    """The items up to the first that is marked in another way, which belongs to another list, and where
    they end."""
    kinds = [item[0].strip()[:1].isdigit() for item in items]
    if len(set(kinds)) < 2:
        return items, end
    cut = kinds.index(not kinds[0])
    return items[:cut], items[cut].start()


def _line_end(text: str, start: int, end: int) -> int:
    """Where the block that begins here ends."""
    found = text.find("\n", start, end)
    return end if found < 0 else found


def _sentences(text: str, start: int, end: int) -> Iterator[Moved]:
    """Sentences that somebody moves, as far as they are understood as changes to a text."""
    for first, last in sentences_in(text, start, end):
        words = text[first:last]
        if not _MOVES.search(words):
            continue
        moved = _MOVED.match(words)
        at = first + (moved.end() if moved else 0)
        understood = understand_amendment(fold(text[at:last]))
        if understood.certainty >= _UNDERSTOOD and understood.change.kind:
            yield Moved(at, last, _mover(words, ""))


def _until(text: str, start: int, end: int) -> int:
    stop = _STOPS.search(text, start, end)
    return stop.start() if stop else end


def _mover(before: str, together: str) -> str:
    named = list(_PERSONS.finditer(before))
    if named and _MOVES.search(before, named[-1].end()):
        return fold(named[-1][0])
    return together if _TOGETHER.search(before) else ""


def _amendment(flow: Flow, moved: Moved) -> Amendment | None:
    text = fold(flow.text[moved.start : moved.end].replace("•", " ")).strip(" -–")
    if len(text) < 4:
        return None
    understood = understand_amendment(text[:_LONGEST])
    return Amendment(
        text=text[:_LONGEST],
        source=flow.source(moved.start, moved.end),
        confidence=min(understood.certainty, _CAP),
        moved_by=moved.by[:300],
        anchor=understood.anchor,
        change=understood.change,
        left_over=understood.left_over,
    )


def without_twins(amendments: Sequence[Amendment]) -> list[Amendment]:
    """Each change once, though the minutes tell it both where it was moved and where it was decided; what is
    told first says how it went."""
    kept: dict[str, Amendment] = {}
    for one in amendments:
        key = _SAME_STEP.sub("", one.text.lower())
        twin = kept.setdefault(key, one)
        twin.moved_by = twin.moved_by or one.moved_by
    return list(kept.values())[:MOST_AMENDMENTS]
