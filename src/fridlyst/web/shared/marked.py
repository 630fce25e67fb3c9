"""A text for the screen: its sections laid out, with what was added and struck, by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fridlyst.texts.layout import Grid, Layout, Listing, laid_out
from fridlyst.texts.shapes import MarkedPassage, MarkedSection, MarkedText, Run


@dataclass(frozen=True, slots=True)
class Revision:
    """A change that is shown: its number in the legend, what it is called, who decided it and when.

    `iso_day` is the day of the decision, YYYY-MM-DD, empty where it is not known; `url` leads to it.
    """

    number: int
    label: str
    said: str = ""
    iso_day: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a passage: a goal or an activity that it is tied to, or a remark."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A stretch of text; `added` and `struck` are who did, or None."""

    text: str
    added: Revision | None
    struck: Revision | None


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage with its runs, its address on the page and what stands beside it."""

    key: str
    runs: tuple[ShownRun, ...]
    changed: bool
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """`kind` is "paragraphs", "list" or "table"; a table has `head` and `rows`, the others `items`. The items
    of a `numbered` list carry their own numbers."""

    kind: str
    items: tuple[ShownPassage, ...] = ()
    head: tuple[tuple[ShownPassage, ...], ...] = ()
    rows: tuple[tuple[tuple[ShownPassage, ...], ...], ...] = ()
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section; `rank` is the level of its heading on the page, 2–6. `runs` are the heading's own where it
    was changed, and empty where not."""

    key: str
    title: str
    rank: int
    blocks: tuple[ShownBlock, ...]
    beside: tuple[Beside, ...]
    changed: bool
    runs: tuple[ShownRun, ...] = ()


def shown(
    text: MarkedText,
    *,
    revisions: Mapping[int, Revision] | None = None,
    beside: Mapping[str, Sequence[Beside]] | None = None,
    top: int = 2,
) -> tuple[ShownSection, ...]:
    """The text's sections. `revisions` are the changes by their number in the runs, `beside` what stands
    beside a section or a passage by its key; `top` is the heading level of the text's first level."""
    screen = _Screen(revisions or {}, beside or {})
    levels = sorted({one.section.level for one in text.sections if one.section.level})
    first = levels[0] if levels else 1
    return tuple(
        screen.section(one, min(6, max(2, top + one.section.level - first))) for one in text.sections
    )


@dataclass(frozen=True, slots=True)
class _Screen:
    revisions: Mapping[int, Revision]
    beside: Mapping[str, Sequence[Beside]]

    def section(self, one: MarkedSection, rank: int) -> ShownSection:
        return ShownSection(
            one.section.key,
            one.section.title,
            rank,
            tuple(self._block(layout) for layout in laid_out(one.passages)),
            tuple(self.beside.get(one.section.key, ())),
            any(passage.is_changed for passage in one.passages),
            self._runs(_heading(one)),
        )

    def _block(self, layout: Layout) -> ShownBlock:
        if isinstance(layout, Grid):
            rows = tuple(tuple(self._passages(cell) for cell in row) for row in layout.rows)
            return ShownBlock("table", head=tuple(map(self._passages, layout.head)), rows=rows)
        if isinstance(layout, Listing):
            return ShownBlock("list", items=self._passages(layout.items), numbered=layout.numbered)
        return ShownBlock("paragraphs", items=self._passages(layout.items))

    def _passages(self, found: Sequence[MarkedPassage]) -> tuple[ShownPassage, ...]:
        return tuple(map(self._passage, found))

    def _passage(self, one: MarkedPassage) -> ShownPassage:
        key = one.passage.key
        return ShownPassage(key, self._runs(one.runs), one.is_changed, tuple(self.beside.get(key, ())))

    def _runs(self, runs: Sequence[Run]) -> tuple[ShownRun, ...]:
        return tuple(ShownRun(run.text, self._by(run.added_by), self._by(run.struck_by)) for run in runs)

    def _by(self, number: int | None) -> Revision | None:
        return None if number is None else self.revisions.get(number, Revision(number, ""))


def _heading(one: MarkedSection) -> tuple[Run, ...]:
    """The heading's runs where it was changed, or came or went with its section."""
    if one.heading or not one.section.title or (one.added_by, one.struck_by) == (None, None):
        return one.heading
    return (Run(one.section.title, one.added_by, one.struck_by),)
