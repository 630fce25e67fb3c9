"""Reading order: pages set in two or more columns of running text are read one column at a time."""

from collections import Counter
from collections.abc import Sequence

from fridlyst.intake.extract.pdf_lines import Printed, segments
from fridlyst.intake.extract.pdf_words import Word

_FEWEST_LINES = 6
_FEWEST_WORDS = 2.5
_SHARE = 0.6
_MOST_LINES = 400


def unfold(lines: Sequence[Printed], gutter: float | None, depth: int = 0) -> list[Printed]:
    """The lines in reading order; a line that crosses the gutter ends the columns above it."""
    if gutter is None or depth > 2:
        return list(lines)

    def inner(part: list[Printed]) -> list[Printed]:
        return unfold(part, gutter_of(part), depth + 1)

    found: list[Printed] = []
    left: list[Printed] = []
    right: list[Printed] = []
    for line in lines:
        parts = _cut(line, gutter)
        if parts is None:
            found += [*inner(left), *inner(right), line]
            left, right = [], []
            continue
        left += [_part(words, line) for words in parts[:1] if words]
        right += [_part(words, line) for words in parts[1:] if words]
    return [*found, *inner(left), *inner(right)]


def _part(words: list[Word], line: Printed) -> Printed:
    return Printed(words, line.page, words[0].font or line.font)


def gutter_of(lines: Sequence[Printed], known: float | None = None) -> float | None:
    """A place across the page with many runs of words on both sides and few across; None without one.

    `known` is the page before's: it serves again even where one column holds only a few lines.
    """
    if len(lines) > _MOST_LINES:
        return None
    runs = [run for line in lines for run in segments(line)]
    if known is not None and _parts(runs, known, fewest=1):
        return known
    starts = Counter(round(run[0].left / 2) for run in runs)
    for start, count in starts.most_common(4):
        gutter = start * 2 - 3.0
        if count >= _FEWEST_LINES and _parts(runs, gutter, fewest=_FEWEST_LINES):
            return gutter
    return None


def _parts(runs: Sequence[list[Word]], gutter: float, *, fewest: int) -> bool:
    """Whether the gutter parts running text: several words a line on both sides, at the same heights."""
    right = [run for run in runs if run[0].left >= gutter]
    if len(right) < fewest:
        return False
    top, bottom = min(run[0].top for run in right), max(run[0].bottom for run in right)
    beside = [
        run for run in runs if top - 2 <= run[0].top and run[0].bottom <= bottom + 2 and run[0].left < gutter
    ]
    left = [run for run in beside if run[-1].right <= gutter]
    if len(left) < fewest or len(left) < _SHARE * len(beside):
        return False
    return all(sum(map(len, side)) >= _FEWEST_WORDS * len(side) for side in (left, right))


def _cut(line: Printed, gutter: float) -> tuple[list[Word], list[Word]] | None:
    """The words on each side; None where the line's text runs across the gutter."""
    for run in segments(line):
        if run[0].left < gutter < run[-1].right:
            return None
    left = [word for word in line.words if word.right <= gutter]
    return left, line.words[len(left) :]
