"""Running headers, footers and page numbers: what repeats at the edges of pages."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from fridlyst.intake.extract.pdf_columns import is_header
from fridlyst.intake.extract.pdf_lines import Printed, segments

_EDGE = 0.11
_MOST_COVERS = 6
_PAGE_NUMBER = re.compile(
    r"^(?:sida|sid\.?|s\.|page|-|–)?\s*\d{1,4}\s*(?:(?:\(|av|of|/)\s*\d{1,4}\s*\)?)?\s*[-–]?$", re.IGNORECASE
)


def furniture_of(pages: Sequence[Sequence[Printed]], heights: Sequence[float]) -> set[int]:
    """The `id()` of every line that is furniture.

    A line near the top or bottom edge is furniture where it reads as a page number, or where the same
    words (page numbers aside) stand at the same height on three pages or more, or on both of two.
    """
    edges = [
        [line for line in lines if _at_edge(line, height)]
        for lines, height in zip(pages, heights, strict=True)
    ]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    enough = min(3, max(2, len(pages)))
    found = {id(line) for lines in edges for line in lines if seen[_key(line)] >= enough or _is_number(line)}
    headings = {
        id(a) for lines in pages for a, b in pairwise(lines) if id(b) not in found and _is_heading_of(a, b)
    }
    return found - headings


def _is_heading_of(line: Printed, below: Printed) -> bool:
    """Whether the line is a table's column headings, with the table's own rows under it."""
    if not is_header(line):
        return False
    starts = [run[0].left for run in segments(line)]
    under = [run[0].left for run in segments(below)]
    return sum(any(abs(a - b) < 3 for b in under) for a in starts) >= 2


def _at_edge(line: Printed, height: float) -> bool:
    return line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height


def _is_number(line: Printed) -> bool:
    return bool(_PAGE_NUMBER.match(line.text[:60]))


def _key(line: Printed) -> tuple[str, int]:
    """The line's words and height, with numbers that follow the page's own counted as the same."""

    def fold(found: re.Match[str]) -> str:
        apart = int(found[0]) - line.page
        return f"#{apart}" if abs(apart) <= _MOST_COVERS else found[0]

    return re.sub(r"\d{1,4}", fold, line.text.casefold()), round(line.bottom / 6)
