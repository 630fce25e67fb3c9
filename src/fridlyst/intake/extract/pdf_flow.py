"""Reading order: pages set in two or more columns of running text are read one column at a time."""

from collections.abc import Sequence

from fridlyst.intake.extract.pdf_columns import segments
from fridlyst.intake.extract.pdf_lines import Printed
from fridlyst.intake.extract.pdf_words import Word

_FEWEST_LINES = 6
_FEWEST_WORDS = 2.5
_SHARE = 0.6
_MOST_LINES = 400


def unfold(lines: Sequence[Printed], depth: int = 0) -> list[Printed]:
    """The lines in reading order; a line that crosses the gutter ends the columns above it."""
    gutter = _gutter(lines) if depth < 3 and len(lines) <= _MOST_LINES else None
    if gutter is None:
        return list(lines)
    found: list[Printed] = []
    left: list[Printed] = []
    right: list[Printed] = []
    for line in lines:
        parts = _cut(line, gutter)
        if parts is None:
            found += [*unfold(left, depth + 1), *unfold(right, depth + 1), line]
            left, right = [], []
            continue
        left += [Printed(words, line.page, line.font) for words in parts[:1] if words]
        right += [Printed(words, line.page, line.font) for words in parts[1:] if words]
    return [*found, *unfold(left, depth + 1), *unfold(right, depth + 1)]


def _gutter(lines: Sequence[Printed]) -> float | None:
    """A place across the page that most lines leave empty between two runs of words; None without one."""
    runs = [segments(line) for line in lines]
    gaps = [(a[-1].right, b[0].left) for line in runs for a, b in zip(line, line[1:], strict=False)]
    if len(gaps) < _FEWEST_LINES:
        return None
    middles = sorted({round((start + end) / 2) for start, end in gaps})
    best = max(middles, key=lambda x: sum(start < x < end for start, end in gaps))
    split = [line for line in lines if _is_cut(line, best)]
    top, bottom = (split[0].top, split[-1].bottom) if split else (0.0, 0.0)
    between = [line for line in lines if top <= line.top and line.bottom <= bottom]
    if len(split) < _FEWEST_LINES or len(split) < _SHARE * len(between):
        return None
    return best if _is_prose(split, best) else None


def _is_prose(lines: Sequence[Printed], gutter: float) -> bool:
    """Several words on both sides of the gutter: running text, not labels and values."""
    sides = [_cut(line, gutter) or ([], []) for line in lines]
    return all(sum(len(side[n]) for side in sides) >= _FEWEST_WORDS * len(lines) for n in (0, 1))


def _is_cut(line: Printed, gutter: float) -> bool:
    parts = _cut(line, gutter)
    return parts is not None and bool(parts[0]) and bool(parts[1])


def _cut(line: Printed, gutter: float) -> tuple[list[Word], list[Word]] | None:
    """The words on each side; None where the line's text runs across the gutter."""
    for run in segments(line):
        if run[0].left < gutter < run[-1].right:
            return None
    left = [word for word in line.words if word.right <= gutter]
    return left, line.words[len(left) :]
