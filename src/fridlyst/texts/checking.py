"""How a change stands in a text: to the letter, in other words, not at all, or nowhere to be looked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fridlyst.texts.letters import Span, to_the_letter, word_for_word
from fridlyst.texts.matching import matches, with_signs
from fridlyst.texts.places import locate
from fridlyst.texts.prepared import Prepared, Row, prepare
from fridlyst.texts.saying import Saying, is_sayable, say_it
from fridlyst.texts.scope import Scope
from fridlyst.texts.shapes import Anchor, Change, Checked, Found, TextBody
from fridlyst.texts.terms import ChangeKind, Standing
from fridlyst.texts.words import Phrase, short_phrase

_NEAR = 12
_BESIDE = 5
_ELSEWHERE = 0.5
_ROWS_ELSEWHERE = 8
_MUCH = 0.6


def check(body: TextBody, anchor: Anchor, change: Change) -> Checked:
    """How the change stands in this version of the text.

    What is **added** stands to the letter, in other words (`words` are the text's own), or not at all. It is
    looked for where the anchor may mean, then in the same section; further off only what is long enough to
    be told from a coincidence, and with half the certainty or less. `at` is where it stands.

    What is **struck** is done when it is gone: to the letter when nothing of it is left, in other words when
    the text still says something like it, absent when it still stands. One version alone cannot tell what is
    gone from what never stood there: a change that was right in its base is told against that.

    What is **replaced** is done when the new words are there and the old are gone.

    `certainty` is of the standing; of the place where there is nothing to be sure of but that.
    """
    look = _Look(prepare(body), anchor, change, locate(body, anchor, change))
    if change.kind == ChangeKind.STRIKE:
        return _struck(look)
    return _replaced(look) if change.kind == ChangeKind.REPLACE else _added(look)


@dataclass(frozen=True)
class _Look:
    """What is looked for, and where."""

    text: Prepared
    anchor: Anchor
    change: Change
    places: tuple[Found, ...]

    @cached_property
    def added(self) -> Phrase:
        return short_phrase(self.change.added)

    @cached_property
    def struck(self) -> Phrase:
        return short_phrase(self.change.struck)

    @cached_property
    def scope(self) -> Scope:
        return Scope(self.text, self.anchor)

    @cached_property
    def meant(self) -> tuple[tuple[Row, Found], ...]:
        """The places that may well be meant, with their passages."""
        least = 0.25 * self.places[0].certainty if self.places else 0.0
        return tuple(
            (self.text.by_key[place.passage_key], place) for place in self.places if place.certainty >= least
        )

    @cached_property
    def around(self) -> list[Row]:
        """The sections that may be meant."""
        sections = {row.section_at for row, _ in self.meant}
        return [row for row in self.text.rows if row.section_at in sections]

    @cached_property
    def within(self) -> list[Row]:
        """The passages under the heading and in the column that were said, all where these are not there."""
        return [row for row in self.text.rows if self.scope.covers(row)] or list(self.text.rows)

    def answer(self, standing: str, at: Found | None = None) -> Checked:
        sure = at.certainty if at else self.places[0].certainty if self.places else 0.0
        return Checked(standing, at.words if at else "", at, self.places, sure)

    def missing(self) -> Checked:
        return self.answer(Standing.ABSENT if self.places else Standing.ANCHOR_NOT_FOUND)


def _added(look: _Look) -> Checked:
    found = _letters_of(look) or _words_of(look)
    return look.answer(*found) if found else look.missing()


def _letters_of(look: _Look) -> tuple[str, Found] | None:
    """Where the new words stand to the letter, the nearest to where they were to stand."""
    spans = list(to_the_letter(look.text, look.added))
    near = [at for at in (_near(look, span) for span in spans) if at]
    if near:
        return Standing.TO_THE_LETTER, max(near, key=lambda at: at.certainty)
    loose = [at for at in (_near(look, span) for span in word_for_word(look.text, look.added)) if at]
    if loose:
        best = max(loose, key=lambda at: at.certainty)
        return Standing.OTHER_WORDS, replace(best, certainty=round(0.97 * best.certainty, 3))
    return None


def _near(look: _Look, span: Span) -> Found | None:
    """The words as found, with how surely they are those; None for a few words that stand far off."""
    sure = max((_nearness(look, row, place, span) for row, place in look.meant), default=0.0)
    if not sure and is_sayable(look.added, 3):
        sure = _ELSEWHERE
    return _at(span, sure) if sure else None


def _nearness(look: _Look, row: Row, place: Found, span: Span) -> float:
    there, start, end = span
    whole = start == 0 and end >= len(there.passage.text.rstrip(" .")) - 1
    if there.index == row.index:
        if _apart(row.phrase, place, start, end) <= _NEAR:
            return 1.0
        return 0.9 if whole or is_sayable(look.added, 2) else 0.0
    if not is_sayable(look.added, 2) and not whole:
        return 0.0
    if there.group == row.group:
        return 0.95
    if there.section_at != row.section_at:
        return 0.0
    return 0.95 if whole and abs(there.index - row.index) <= 1 else 0.85


def _apart(phrase: Phrase, place: Found, start: int, end: int) -> int:
    """How many words there are between the place and the words that begin and end there."""
    between = (place.end, start) if start >= place.end else (end, place.start)
    return sum(between[0] <= word.start < between[1] for word in phrase.words)


def _words_of(look: _Look) -> tuple[str, Found] | None:
    """Where the text says it in other words: near the place, in its section, else, at length, anywhere."""
    near = [at for one in say_it(look.added, look.around) for at in [_said(look, one)] if at]
    if not near and is_sayable(look.added, 3):
        rows = [look.text.rows[at] for at in look.text.most_alike(look.added, _ROWS_ELSEWHERE)]
        near = [_of_saying(one, 0.6) for one in say_it(look.added, rows)]
    if not near:
        return None
    return Standing.OTHER_WORDS, max(near, key=lambda at: at.certainty)


def _said(look: _Look, one: Saying) -> Found | None:
    """The saying by its nearness; None for the words that were quoted, and for one word further off."""
    best = 0.0
    for row, place in look.meant:
        here = row.index == one.row.index
        quoted = here and place.start <= one.start and one.end <= place.end
        if quoted and look.change.kind != ChangeKind.REPLACE:
            return None
        many = is_sayable(look.added, 2)
        close = here and _apart(row.phrase, place, one.start, one.end) <= (_NEAR if many else _BESIDE)
        if close or many:
            best = max(best, 1.0 if close else 0.97 if one.row.group == row.group else 0.9)
    return _of_saying(one, best) if best else None


def _of_saying(one: Saying, share: float) -> Found:
    return replace(_at((one.row, one.start, one.end), share), certainty=round(one.certainty * share, 3))


def _at(span: Span, certainty: float) -> Found:
    row, start, end = span
    return Found(
        row.section.key, row.passage.key, start, end, round(certainty, 3), row.passage.text[start:end]
    )


def _struck(look: _Look) -> Checked:
    if not look.struck.words:
        return look.missing()
    left = _left(look)
    if left:
        return look.answer(Standing.ABSENT, left)
    said = say_it(look.struck, look.within) if is_sayable(look.struck, 2) else []
    like = _of_saying(said[0], 0.9) if said else _most_like(look)
    if like and (said or like.certainty >= _MUCH):
        return look.answer(Standing.OTHER_WORDS, like)
    return _gone(look, like.certainty if like else 0.0)


def _most_like(look: _Look) -> Found | None:
    """What under the heading is most like the words that were to go: perhaps they were wrongly quoted."""
    near = [look.text.rows[at] for at in look.text.most_alike(look.struck, _ROWS_ELSEWHERE)]
    spans = [
        _at((row, *with_signs(row.phrase, match, look.struck.text)), match.score)
        for row in near
        if look.scope.covers(row)
        for match in matches(look.struck, row.phrase)
    ]
    return max(spans, key=lambda at: at.certainty, default=None)


def _left(look: _Look) -> Found | None:
    """Where the words that were to go still stand: under what was said, or anywhere when they are many."""
    spans = list(word_for_word(look.text, look.struck, look.within))
    if not spans and is_sayable(look.struck, 3):
        spans = list(word_for_word(look.text, look.struck))
    told = {(place.passage_key, place.start): place.certainty for place in look.places}
    found = [_at(span, told.get((span[0].passage.key, span[1]), 0.9)) for span in spans]
    return max(found, key=lambda at: at.certainty, default=None)


def _gone(look: _Look, like: float) -> Checked:
    """Nothing of it is left where it was to be struck, the surer the less `like` it anything there is; not
    known when that place is not in the text."""
    anchor = look.anchor
    said = (anchor.page, anchor.heading, anchor.quote, anchor.column)
    if any(said) and not look.scope.is_said and not look.places:
        return look.answer(Standing.ANCHOR_NOT_FOUND)
    places = tuple(
        replace(place, wrong=tuple(code for code in place.wrong if code != "quote")) for place in look.places
    )
    sure = (0.95 if look.scope.is_said else 0.7) - 0.7 * like
    return Checked(Standing.TO_THE_LETTER, places=places, certainty=round(sure, 2))


def _replaced(look: _Look) -> Checked:
    new = _new_words(look)
    old = _left(look) if look.struck.words else None
    if new is None:
        return look.answer(Standing.ABSENT, old) if old else look.missing()
    standing, at = new
    if old is None or _is_part(look, old):
        return look.answer(standing, at)
    if old.passage_key != at.passage_key and at.certainty > _ELSEWHERE:
        return look.answer(standing, replace(at, certainty=round(at.certainty * 0.8, 3)))
    return look.answer(Standing.ABSENT, old)


def _new_words(look: _Look) -> tuple[str, Found] | None:
    """The new words as if they were added; else anywhere under what was said."""
    found = _letters_of(look) or _words_of(look)
    if found:
        return found
    spans: Sequence[Span] = list(to_the_letter(look.text, look.added, look.within))
    return (Standing.TO_THE_LETTER, _at(spans[0], 0.7)) if spans else None


def _is_part(look: _Look, old: Found) -> bool:
    """Whether the old words still stand only because the new ones hold them."""
    return all(_within_new(look, span) for span in _old_spans(look)) and bool(old)


def _old_spans(look: _Look) -> Iterator[Span]:
    yield from word_for_word(look.text, look.struck, look.within)


def _within_new(look: _Look, span: Span) -> bool:
    row, start, end = span
    return any(
        there.index == row.index and of <= start and end <= to
        for there, of, to in word_for_word(look.text, look.added, [row])
    )
