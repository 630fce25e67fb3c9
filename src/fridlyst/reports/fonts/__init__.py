"""The typefaces that every report is set in, and which characters they can show."""

import struct
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
_REGULAR = ("Inter-Regular.otf", "NotoSansArabic-Regular.ttf", "NotoSansEthiopic-Regular.ttf")


@cache
def coverage() -> frozenset[int]:
    """Code points that at least one of the shipped regular fonts has a glyph for."""
    return frozenset().union(*(_code_points((FOLDER / name).read_bytes()) for name in _REGULAR))


def _code_points(font: bytes) -> set[int]:
    """The code points in a font's `cmap` table (OpenType 1.9, formats 4 and 12)."""
    start = _table_offset(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for index in range(count):
        (offset,) = struct.unpack_from(">L", font, start + 4 + 8 * index + 4)
        found |= _subtable(font, start + offset)
    return found


def _table_offset(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        name, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(f"the font has no {tag.decode()} table")


def _subtable(font: bytes, start: int) -> set[int]:
    (kind,) = struct.unpack_from(">H", font, start)
    if kind == 12:
        return _segmented_coverage(font, start)
    return _segment_mapping(font, start) if kind == 4 else set()


def _segmented_coverage(font: bytes, start: int) -> set[int]:
    (count,) = struct.unpack_from(">L", font, start + 12)
    groups = (struct.unpack_from(">LLL", font, start + 16 + 12 * index) for index in range(count))
    return {point for first, last, _ in groups for point in range(first, last + 1)}


def _segment_mapping(font: bytes, start: int) -> set[int]:
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    starts = struct.unpack_from(f">{count}H", font, start + 16 + doubled)
    spans = zip(starts, ends, strict=True)
    return {point for first, last in spans for point in range(first, last + 1) if point != 0xFFFF}
