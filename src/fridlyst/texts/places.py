"""Where an anchor means: the places of a text that it may name, however wrongly it names them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from fridlyst.texts.matching import Match, matches, with_signs
from fridlyst.texts.prepared import Prepared, Row, prepare
from fridlyst.texts.scope import WEIGHTS, Agreement, Scope
from fridlyst.texts.shapes import Anchor, Change, Found, TextBody
from fridlyst.texts.spots import TAKING, spots
from fridlyst.texts.words import Phrase, short_phrase

SURE = 0.5
_LEAST = 0.3
_MOST = 5
_SOUGHT = 8
_SHARP = 8
_HARDLY = 0.01
_BY_LIKENESS = 0.9


def last_page(body: TextBody) -> int | None:
    """The last page that anything stands on; None for a text without pages."""
    return prepare(body).last_page


def locate(body: TextBody, anchor: Anchor, change: Change) -> tuple[Found, ...]:
    """The places that are meant, most certain first, at most five; none when nothing fits.

    A place's certainty is how much of what was said is true of it (the words weigh most, and more the more
    they are; then the heading, the column and the page), times how alone it is in being so. From `SURE` on
    one may act on it. `start` and `end` are the words to strike, else the words quoted, else the one sign
    where the new words go. What has to stand in a bullet or a paragraph of its own goes after the passage,
    or before it where both are 0.
    """
    text = prepare(body)
    scope = Scope(text, anchor)
    words = sought(anchor, change)
    found = list(_by_words(text, scope, words)) if words else []
    if max((one.certainty for one in found), default=0.0) < SURE and scope.is_said:
        found += _by_scope(text, scope, change, missed=bool(words))
    if not found and scope.is_beyond and not words:
        found += _by_likeness(text, scope, change)
    return _ranked(found)


def spelled_out(body: TextBody, anchor: Anchor, change: Change) -> Change:
    """The change with the words that go, where it was only said which passage or sentence they are: told
    against the text that it was moved against, it can be checked in any other."""
    if change.kind not in TAKING or change.struck.strip():
        return change
    found = locate(body, anchor, change)
    sure = found and found[0].certainty >= SURE
    return replace(change, struck=found[0].words) if sure else change


def sought(anchor: Anchor, change: Change) -> str:
    """The text's own words that the anchor and the change hold: those to strike before those quoted."""
    kept = change.struck if change.kind in TAKING else ""
    return kept.strip() or anchor.quote.strip()


def _by_words(text: Prepared, scope: Scope, words: str) -> Iterator[Found]:
    quote = short_phrase(words)
    beside = scope.anchor.quote if scope.anchor.quote.strip() != words else ""
    for row, match in _quoted(text, scope, quote):
        start, end = with_signs(row.phrase, match, words)
        agreement = scope.agreement(row, start)
        wrong = agreement.wrong if match.exact else (*agreement.wrong, "quote")
        parts = [(_weight(quote), match.score), *_parts(agreement)]
        if beside:
            near = max((one.score for one in matches(short_phrase(beside), row.phrase)), default=0.0)
            parts.append((2.0, near))
        yield _found(row, (start, end), _mean(parts), wrong)


def _weight(quote: Phrase) -> float:
    """A long quote says more than a short one."""
    return 3.0 + min(sum(word.weight for word in quote.words), 6.0)


def _quoted(text: Prepared, scope: Scope, quote: Phrase) -> Iterator[tuple[Row, Match]]:
    """The passages that may hold the quote, each with its best match: where it is exact, and where it may be
    meant though it is not."""
    exact = _exact(text, quote)
    told = [text.rows[at] for at in exact[:60]]
    if not any(_agrees(scope, row) for row in told):
        told += [text.rows[at] for at in text.most_alike(quote, _SOUGHT) if at not in exact]
    best = 0.0
    for row in told:
        for match in matches(quote, row.phrase):
            best = max(best, match.score)
            yield row, match
    if best < SURE:
        yield from _misspelt(text, quote, {row.index for row in told})


def _exact(text: Prepared, quote: Phrase) -> list[int]:
    inner = f" {quote.joined} "
    return [at for at, joined in text.joined.items() if inner in joined] if quote.words else []


def _agrees(scope: Scope, row: Row) -> bool:
    return not {"heading", "column", "page"} & set(scope.agreement(row).wrong)


def _misspelt(text: Prepared, quote: Phrase, seen: set[int]) -> Iterator[tuple[Row, Match]]:
    """Quotes whose words are broken or so wrongly written that none of them is in the text."""
    left = {at: joined for at, joined in text.joined.items() if at not in seen}
    close = process.extract(
        quote.joined, left, scorer=fuzz.partial_ratio, processor=None, score_cutoff=70, limit=3
    )
    for _, _, at in close:
        for match in matches(quote, text.rows[at].phrase):
            yield text.rows[at], match


def _by_scope(text: Prepared, scope: Scope, change: Change, *, missed: bool) -> Iterator[Found]:
    """Places told without words; `missed` when words were said that are nowhere."""
    told = list(spots(scope, change.kind))
    alike = _likenesses(text, change, told)
    for (row, start, end), like in zip(told, alike, strict=True):
        agreement = scope.agreement(row, start)
        parts = [*_parts(agreement), like]
        wrong = agreement.wrong
        if missed:
            parts.append((_weight(short_phrase(sought(scope.anchor, change))), 0.0))
            wrong = (*wrong, "quote")
        yield _found(row, (start, end), _mean(parts), wrong)


def _by_likeness(text: Prepared, scope: Scope, change: Change) -> Iterator[Found]:
    """What is most like the new words, where a text without tables or pages was said to have them."""
    added = short_phrase(change.added)
    for at in text.most_alike(added, _MOST):
        row = text.rows[at]
        end = len(row.passage.text)
        like = (text.likeness(added, [row]) + _shared(added, row.phrase)) / 2
        yield _found(row, (end, end), _BY_LIKENESS * like, scope.agreement(row).wrong)


def _shared(added: Phrase, there: Phrase) -> float:
    """How much a whole sentence and the new words have in common, 0–1."""
    most = 0.0
    for start, end in there.sentences:
        own = {word.meaning for word in there.words if start <= word.start < end and not word.is_stop}
        new = {word.meaning for word in added.words if not word.is_stop}
        most = max(most, 2 * len(own & new) / (len(own) + len(new)) if own or new else 0.0)
    return most


def _likenesses(
    text: Prepared, change: Change, told: Sequence[tuple[Row, int, int]]
) -> list[tuple[float, float]]:
    """How alike each place is to the words that are to be added, against the most alike one, and before it
    what that weighs: the less, the less alike even that one is."""
    added = short_phrase(change.added)
    alike = [text.likeness(added, text.groups[row.group]) for row, _, _ in told]
    most = max(alike, default=0.0)
    if len(told) < 2 or not most:
        return [(0.0, 0.0)] * len(told)
    return [(1.5 * min(1.0, 2 * most), value / most) for value in alike]


def _parts(agreement: Agreement) -> list[tuple[float, float]]:
    return [(WEIGHTS[name], value) for name, value in agreement.told.items()]


def _mean(parts: Iterable[tuple[float, float]]) -> float:
    weighed = list(parts)
    whole = sum(weight for weight, _ in weighed)
    return sum(weight * value for weight, value in weighed) / whole if whole else 0.0


def _found(row: Row, span: tuple[int, int], certainty: float, wrong: tuple[str, ...]) -> Found:
    start, end = span
    words = row.passage.text[start:end]
    return Found(row.section.key, row.passage.key, start, end, certainty, words, wrong)


def _ranked(found: Iterable[Found]) -> tuple[Found, ...]:
    """The best places, each as certain as it is good and alone."""
    best: dict[tuple[str, int, int], Found] = {}
    for one in found:
        key = one.passage_key, one.start, one.end
        if one.certainty >= _LEAST and (key not in best or best[key].certainty < one.certainty):
            best[key] = one
    whole = sum(one.certainty**_SHARP for one in best.values())
    ranked = sorted(best.values(), key=lambda one: -one.certainty)[:_MOST]
    least = ranked[0].certainty / 2 if ranked else 0.0
    return tuple(
        replace(one, certainty=max(round(one.certainty ** (_SHARP + 1) / whole, 3), _HARDLY))
        for one in ranked
        if one.certainty >= least
    )
