"""Whether a text says something in other words, and with which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from fridlyst.texts.prepared import Row
from fridlyst.texts.steps import steps
from fridlyst.texts.swedish import NEGATIONS
from fridlyst.texts.words import Phrase, Word

_ROOM = 1.5
_SLACK = 4
_ALIKE = 84.0
_LONG = 8
_MOSTLY = 0.85


@dataclass(frozen=True, slots=True)
class Saying:
    """The stretch of a passage that says it: its signs there, and how surely 0–1 it is the same said."""

    row: Row
    start: int
    end: int
    certainty: float

    @property
    def words(self) -> str:
        return self.row.passage.text[self.start : self.end]


def say_it(what: Phrase, rows: Iterable[Row]) -> list[Saying]:
    """Where the passages say what the phrase says, the surest first.

    All of its telling words have to be there, close together, with whatever endings and in whatever order
    (of eight and more 85 %); a word that says no has to be in both or in neither.
    """
    telling = _telling(what)
    near = [row for row in rows if 2 * len(row.phrase.meanings.intersection(telling)) >= len(telling) > 0]
    said = [one for row in near for one in [_said(what, telling, row)] if one]
    return sorted(said, key=lambda one: -one.certainty)


def is_sayable(what: Phrase, least: int = 1) -> bool:
    """Whether it has so many telling words that other words can be told to say the same."""
    return len(_telling(what)) >= least


def _telling(what: Phrase) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.meaning for word in what.words if word.is_telling))


def _said(what: Phrase, telling: Sequence[str], row: Row) -> Saying | None:
    words = row.phrase.words
    hits = [(at, meant) for at, word in enumerate(words) for meant in [_meant(word, telling)] if meant]
    needed = len(telling) if len(telling) < _LONG else round(_MOSTLY * len(telling))
    span = _closest(hits, needed, int(_ROOM * len(what.words)) + _SLACK)
    if span is None:
        return None
    first, last = span
    there = words[first : last + 1]
    if _says_no(what.words) != _says_no(_sentence_of(row.phrase, there)):
        return None
    found = {meant for at, meant in hits if first <= at <= last}
    order = _order(telling, [meant for at, meant in hits if first <= at <= last])
    room = len(what.words) / max(len(what.words), len(there))
    certainty = len(found) / len(telling) * (0.55 + 0.2 * order + 0.2 * room) * _weight(telling)
    start = _from(what, words, first, row.phrase)
    return Saying(row, words[start].start, words[last].end, round(certainty, 3))


def _weight(telling: Sequence[str]) -> float:
    """One word may well stand there for another reason; three hardly."""
    return min(1.0, 0.55 + 0.2 * len(telling))


def _meant(word: Word, telling: Sequence[str]) -> str:
    """Which of the telling words this is: by its meaning, else nearly so."""
    if word.meaning in telling:
        return word.meaning
    if not word.is_telling or len(word.stem) < 5:
        return ""
    return next((one for one in telling if len(one) >= 5 and fuzz.ratio(one, word.stem) >= _ALIKE), "")


def _closest(hits: Sequence[tuple[int, str]], needed: int, room: int) -> tuple[int, int] | None:
    """The shortest stretch of words with so many of the meanings, within the room; the first of the short."""
    best: tuple[int, int] | None = None
    for begin, (first, _) in enumerate(hits):
        seen: set[str] = set()
        for at, meant in hits[begin:]:
            seen.add(meant)
            if len(seen) >= needed:
                if at - first < room and (best is None or at - first < best[1] - best[0]):
                    best = first, at
                break
    return best


def _sentence_of(phrase: Phrase, there: Sequence[Word]) -> list[Word]:
    """The words of the clause that the stretch is in: from the sign before it to its end."""
    before = max(phrase.text.rfind(sign, 0, there[0].start) for sign in ".,;:!?")
    return [word for word in phrase.words if before < word.start <= there[-1].start]


def _says_no(words: Iterable[Word]) -> bool:
    return any(word.form in NEGATIONS for word in words)


def _order(telling: Sequence[str], found: Sequence[str]) -> float:
    """How much of it stands in the same order, 0–1."""
    same = sum(step.end - step.start for step in steps(telling, list(dict.fromkeys(found))) if step.same)
    return same / len(telling)


def _from(what: Phrase, words: Sequence[Word], first: int, phrase: Phrase) -> int:
    """Where the saying begins: with small words before it, as many as the phrase begins with and no more."""
    leading = next((at for at, word in enumerate(what.words) if not word.is_stop), 0)
    start = first
    while start and first - start < leading and words[start - 1].is_stop:
        if any(sign in phrase.text[words[start - 1].end : words[start].start] for sign in ".,;:!?"):
            break
        start -= 1
    return start
