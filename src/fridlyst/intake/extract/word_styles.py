"""What a Word paragraph looks like and is numbered as, once styles have been followed to their roots."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from fridlyst.intake.extract.word_package import W
from fridlyst.intake.extract.xml import Element

_HEADING_NAME = re.compile(r"^(?:heading|rubrik)\s*([1-9])$", re.IGNORECASE)
_ROMAN: tuple[tuple[int, str], ...] = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_CHAIN = 20


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along `path` of WordprocessingML names, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The `w:val` of the element at `path`, or None."""
    found = child(element, *path)
    return None if found is None else found.get(W + "val")


def flag(properties: Element | None, name: str) -> bool | None:
    """An on/off property such as bold: True, False, or None where it is not set."""
    found = child(properties, name)
    return None if found is None else found.get(W + "val") not in ("0", "false", "off", "none")


def number(text: str | None) -> int | None:
    """A decimal number from a stranger's attribute, or None."""
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,9}", text) else None


@dataclass(frozen=True, slots=True)
class Look:
    """What a style gives its paragraphs: `outline` 0–8 for headings, `size` in half points."""

    name: str = ""
    outline: int | None = None
    title: bool = False
    bold: bool = False
    size: int | None = None
    list_id: str | None = None
    list_level: int = 0


@dataclass
class Styles:
    """The styles part, looked up by style id."""

    root: Element | None
    _looks: dict[str, Look] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        found = [] if self.root is None else self.root.findall(W + "style")
        return {style.get(W + "styleId", ""): style for style in found}

    @cached_property
    def default_paragraph(self) -> str | None:
        """The id of the style that a paragraph has when it names none."""
        found = (key for key, style in self._by_id.items() if _is_default(style))
        return next(found, None)

    @cached_property
    def default_size(self) -> int:
        """The size of running text, in half points."""
        own = self.look(None).size
        stated = number(value(self.root, "docDefaults", "rPrDefault", "rPr", "sz"))
        return own or stated or 20

    def look(self, style_id: str | None) -> Look:
        """The look of a style with everything it inherits."""
        key = style_id or self.default_paragraph or ""
        if key not in self._looks:
            self._looks[key] = self._resolve(key)
        return self._looks[key]

    def _resolve(self, style_id: str) -> Look:
        chain: list[Element] = []
        seen: set[str] = set()
        key: str | None = style_id
        while key in self._by_id and key not in seen and len(chain) < _MAX_CHAIN:
            seen.add(key)
            chain.append(self._by_id[key])
            key = value(chain[-1], "basedOn")
        return _merge(chain, style_id)


def _is_default(style: Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true")


def _merge(chain: list[Element], style_id: str) -> Look:
    names = [value(style, "name") or "" for style in chain] or [style_id]
    return Look(
        name=names[0].casefold(),
        outline=_outline(chain, names),
        title=any(name.casefold() in ("title", "titel", "dokumenttitel") for name in names),
        bold=next((bold for style in chain if (bold := flag(child(style, "rPr"), "b")) is not None), False),
        size=next((size for style in chain if (size := number(value(style, "rPr", "sz")))), None),
        list_id=next((found for style in chain if (found := value(style, "pPr", "numPr", "numId"))), None),
        list_level=next((n for s in chain if (n := number(value(s, "pPr", "numPr", "ilvl"))) is not None), 0),
    )


def _outline(chain: list[Element], names: list[str]) -> int | None:
    for style, name in zip(chain, names, strict=False):
        stated = number(value(style, "pPr", "outlineLvl"))
        if stated is not None:
            return stated if 0 <= stated <= 8 else None
        if found := _HEADING_NAME.match(name):
            return int(found[1]) - 1
    found = _HEADING_NAME.match(names[0]) if not chain else None
    return int(found[1]) - 1 if found else None


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a list paragraph: a bullet, or a printed number such as `2.1`."""

    bullet: bool
    text: str = ""


@dataclass
class Numbering:
    """Counts the automatic numbers of lists and headings, in the order that paragraphs come."""

    root: Element | None
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @cached_property
    def _abstract_of(self) -> dict[str, str]:
        found = [] if self.root is None else self.root.findall(W + "num")
        return {num.get(W + "numId", ""): value(num, "abstractNumId") or "" for num in found}

    @cached_property
    def _levels(self) -> dict[tuple[str, int], Element]:
        found = [] if self.root is None else self.root.findall(W + "abstractNum")
        return {
            (abstract.get(W + "abstractNumId", ""), number(level.get(W + "ilvl")) or 0): level
            for abstract in found
            for level in abstract.findall(W + "lvl")
        }

    def next_label(self, list_id: str | None, level: int) -> Label | None:
        """The label of the next paragraph of list `list_id`; None where it is in no list."""
        if list_id is None or list_id == "0" or not 0 <= level <= 8:
            return None
        abstract = self._abstract_of.get(list_id)
        if abstract is None:
            return Label(bullet=True)
        self._count(abstract, level)
        shape = self._levels.get((abstract, level))
        kind = value(shape, "numFmt") or "decimal"
        if kind == "none":
            return Label(bullet=False)
        return Label(bullet=True) if kind == "bullet" else Label(False, self._print(abstract, level))

    def _count(self, abstract: str, level: int) -> None:
        counts = self._counts.setdefault(abstract, {})
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        counts[level] = counts.get(level, self._start(abstract, level) - 1) + 1

    def _start(self, abstract: str, level: int) -> int:
        stated = number(value(self._levels.get((abstract, level)), "start"))
        return 1 if stated is None else stated

    def _print(self, abstract: str, level: int) -> str:
        pattern = value(self._levels.get((abstract, level)), "lvlText") or f"%{level + 1}."

        def replace(found: re.Match[str]) -> str:
            wanted = int(found[1]) - 1
            count = self._counts[abstract].get(wanted, self._start(abstract, wanted))
            return _printed(count, value(self._levels.get((abstract, wanted)), "numFmt") or "decimal")

        return re.sub(r"%([1-9])", replace, pattern)


def _printed(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 9 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    return str(count)


def _roman(count: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (count // worth)
        count %= worth
    return text
