"""Running headers, footers and page numbers: what repeats at the edges of pages."""

import re
from collections import Counter
from collections.abc import Sequence

from fridlyst.intake.extract.pdf_lines import Printed

_EDGE = 0.11
_PAGE_NUMBER = re.compile(
    r"^(?:sida|sid\.?|s\.|page|-|–)?\s*\d{1,4}\s*(?:(?:\(|av|of|/)\s*\d{1,4}\s*\)?)?\s*[-–]?$", re.IGNORECASE
)


def furniture_of(pages: Sequence[Sequence[Printed]], heights: Sequence[float]) -> set[int]:
    """The `id()` of every line that is furniture.

    A line near the top or bottom edge is furniture where it reads as a page number, or where the same
    words (numbers aside) stand at the same height on three pages or more, or on both of two.
    """
    edges = [
        [line for line in lines if _at_edge(line, height)]
        for lines, height in zip(pages, heights, strict=True)
    ]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    enough = min(3, max(2, len(pages)))
    return {id(line) for lines in edges for line in lines if seen[_key(line)] >= enough or _is_number(line)}


def _at_edge(line: Printed, height: float) -> bool:
    return line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height


def _is_number(line: Printed) -> bool:
    return bool(_PAGE_NUMBER.match(line.text[:60]))


def _key(line: Printed) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text.casefold()), round(line.bottom / 6)
