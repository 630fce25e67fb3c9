"""The words of a PDF page with their places, in the order that the file draws them."""

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from fridlyst.intake.extract.wording import is_note_mark, tidy

_WORD = re.compile("[^\\s\x02\ufffe]+[\x02\ufffe]?")  # those two stand for a hyphen at a line's end
_MIXED = re.compile(r"(?:[^\W\d]['”\"»)\]]?|[.,;:!?)”\"»])\d{1,3}(?:,\d{1,3})*[.,;:!?)”\"»]*$")
_RAISED = 0.82
_PRECISION = 1000
HYPHEN_SIGNS = ("\x02", "\ufffe", "\u00ad")


@dataclass(frozen=True, slots=True)
class Font:
    """A typeface as drawn: `size` in points."""

    size: float
    bold: bool
    italic: bool = False


NO_FONT = Font(0.0, False)


@dataclass(slots=True)
class Word:
    """A printed word. Points from the page's top left corner; `index` is its first character's number.
    `spaced`: a space of its own follows it in the file. `font` is known where a run of words begins."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    index: int
    spaced: bool = False
    font: Font | None = None

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class View:
    """From the file's own coordinates to points from the top left of the page as shown."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    width: float
    height: float

    @property
    def upright(self) -> bool:
        """Whether the page is shown as it is written: moved, but neither turned nor scaled."""
        return (self.a, self.b, self.c, self.d) == (1.0, 0.0, 0.0, -1.0)

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) as shown."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return (
            (x0, y0, x1, y1)
            if x0 <= x1 and y0 <= y1
            else (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        )


def view_of(page: Any) -> View:  # noqa: ANN401 - pypdfium2 has no types
    """The page's view: crop box and rotation taken into account."""
    width, height = page.get_size()
    zero, along, up = (_device(page, width, height, x, y) for x, y in ((0, 0), (1000, 0), (0, 1000)))
    return View(
        a=round((along[0] - zero[0]) / 1000, 5),
        b=round((along[1] - zero[1]) / 1000, 5),
        c=round((up[0] - zero[0]) / 1000, 5),
        d=round((up[1] - zero[1]) / 1000, 5),
        e=zero[0],
        f=zero[1],
        width=width,
        height=height,
    )


def _device(page: Any, width: float, height: float, x: float, y: float) -> tuple[float, float]:  # noqa: ANN401
    across, down = ctypes.c_int(), ctypes.c_int()
    scale = min(_PRECISION, 1e8 / max(width, height, 1))
    pdfium.FPDF_PageToDevice(page.raw, 0, 0, int(width * scale), int(height * scale), 0, x, y, across, down)
    return across.value / scale, down.value / scale


class PageText:
    """The text of one page; closed with the page by its owner."""

    def __init__(self, textpage: Any, view: View) -> None:  # noqa: ANN401
        self._owner = textpage  # the library frees the page when nobody holds it
        self._raw = textpage.raw
        self._view = view
        self.text = _whole_text(textpage)
        self._rect = pdfium.FS_RECTF()
        self._fonts: dict[tuple[str, float], Font] = {}

    def words(self) -> list[Word]:
        """Every word inside the page, raised footnote numbers taken out."""
        found: list[Word] = []
        text = self.text
        for match in _WORD.finditer(text):
            word = self._read(match[0], match.start())
            if word is not None and self._is_inside(word):
                word.spaced = text[match.end() : match.end() + 1] == " "
                found.append(word)
        return found

    def _read(self, text: str, start: int) -> Word | None:
        first = self._box(start)
        last = self._box(start + len(text) - 1) if len(text) > 1 else first
        if first is None or last is None:
            return None
        if _uneven(first, last) or _MIXED.search(text):
            return self._read_mixed(text, start)
        top = first[1] if first[1] <= last[1] else last[1]
        bottom = first[3] if first[3] >= last[3] else last[3]
        left, right = (first[0], last[2]) if first[0] <= last[2] else (last[0], first[2])
        words = tidy_word(text)
        return Word(words, left, top, right, bottom, start) if words else None

    def _is_inside(self, word: Word) -> bool:
        view = self._view
        return word.right > 0 and word.left < view.width and word.bottom > 0 and word.top < view.height

    def _read_mixed(self, text: str, start: int) -> Word | None:
        """A word whose letters may differ in size or line: raised numbers are left out."""
        boxes = [self._box(start + offset) for offset in range(len(text))]
        full = max((box[3] - box[1] for box in boxes if box), default=0.0)
        floor = max((box[3] for box in boxes if box and box[3] - box[1] >= full * _RAISED), default=0.0)
        raised = [box is not None and _is_raised(box, full, floor) for box in boxes]
        if not any(raised):
            raised = self._raised_by_ink(text, start, full)
        kept = sorted(_without_marks(text, raised))
        known = [box for offset in kept if (box := boxes[offset]) is not None]
        words = tidy_word("".join(text[offset] for offset in kept))
        if not known or not words:
            return None
        sides = (
            min(b[0] for b in known),
            min(b[1] for b in known),
            max(b[2] for b in known),
            max(b[3] for b in known),
        )
        return Word(words, *sides, start + kept[0])

    def _raised_by_ink(self, text: str, start: int, full: float) -> list[bool]:
        """Fonts with raised figures of their own: the ink tells, the letter's frame does not."""
        feet = [self._foot(start + offset) for offset in range(len(text))]
        letters = [foot for sign, foot in zip(text, feet, strict=True) if sign.isalpha()]
        if not letters:
            return [False] * len(text)
        line = sorted(letters)[len(letters) // 2]
        return [sign.isdigit() and foot < line - 0.15 * full for sign, foot in zip(text, feet, strict=True)]

    def _foot(self, index: int) -> float:
        """How far down the page a letter's ink reaches."""
        sides = [ctypes.c_double() for _ in range(4)]
        if not pdfium.FPDFText_GetCharBox(self._raw, index, *sides):
            return 0.0
        left, right, bottom, top = (side.value for side in sides)
        return self._view.box(left, bottom, right, top)[3]

    def _box(self, index: int) -> tuple[float, float, float, float] | None:
        rect = self._rect
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, index, rect):
            return None
        view = self._view
        if view.upright:
            return rect.left + view.e, view.f - rect.top, rect.right + view.e, view.f - rect.bottom
        return view.box(rect.left, rect.bottom, rect.right, rect.top)

    def font(self, word: Word) -> Font:
        """The typeface of the word's first letter."""
        name = _font_name(self._raw, word.index)
        size = round(pdfium.FPDFText_GetFontSize(self._raw, word.index) * self._scale(word.index), 1)
        if (name, size) not in self._fonts:
            lowered = name.casefold()
            bold = any(sign in lowered for sign in ("bold", "black", "heavy", "semibold", "demi"))
            self._fonts[name, size] = Font(size, bold, "italic" in lowered or "oblique" in lowered)
        return self._fonts[name, size]

    def _scale(self, index: int) -> float:
        matrix = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(self._raw, index, matrix):
            return 1.0
        return math.hypot(matrix.c, matrix.d) or 1.0


def _font_name(raw: Any, index: int) -> str:  # noqa: ANN401
    buffer = ctypes.create_string_buffer(200)
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(raw, index, buffer, 200, flags)
    return buffer.value.decode("utf-8", "replace") if 0 < length <= 200 else ""


def _whole_text(textpage: Any) -> str:  # noqa: ANN401
    """The page's characters, one for each number that the library counts."""
    count = textpage.count_chars()
    text: str = textpage.get_text_range() if count else ""
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
    return "".join(
        chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes
    )


def tidy_word(text: str) -> str:
    """A word without invisible signs; a hyphen that ends a line stays, as a soft hyphen."""
    if text.isprintable() and (text.isascii() or max(text) < "\u0100"):
        return text
    hyphenated = len(text) > 1 and text[-1] in HYPHEN_SIGNS
    for sign in HYPHEN_SIGNS:
        text = text.replace(sign, "-" if sign == "\x02" and not hyphenated else "")
    return tidy(text) + ("\u00ad" if hyphenated else "")


def _uneven(first: tuple[float, ...], last: tuple[float, ...]) -> bool:
    """Whether a word's ends stand at different levels; heights differ between letters, feet do not."""
    return abs(first[3] - last[3]) > 0.06 * (first[3] - first[1])


def _is_raised(box: tuple[float, float, float, float], full: float, floor: float) -> bool:
    height = box[3] - box[1]
    return height < full * _RAISED and box[3] < floor - height * 0.1


def _without_marks(text: str, raised: list[bool]) -> set[int]:
    """The offsets that stay when raised footnote numbers go."""
    kept: set[int] = set(range(len(text)))
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and raised[end] == raised[start]:
            end += 1
        if raised[start] and is_note_mark(text[start:end], text[max(0, start - 3) : start]):
            kept -= set(range(start, end))
        start = end
    return kept
