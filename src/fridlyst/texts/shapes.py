"""The values of a text: what it holds, where something stands, what changed. Plain Python."""

from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a list item or a table cell, without line breaks.

    `key` is its own in the whole text and the same in every version that has it. `page` is the printed
    page of the document that it was read from, from 1. A cell has `table` (number in its section, from
    0), `row` and `column` (from 0; the heading row is 0) and its column's heading; several passages may
    stand in one cell.
    """

    key: str
    kind: str
    text: str
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    column_heading: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading; `level` 1–9, 0 without a heading."""

    key: str
    heading: str
    level: int
    number: str = ""
    page: int | None = None
    passages: tuple[Passage, ...] = ()

    @property
    def title(self) -> str:
        """The heading with its number."""
        return f"{self.number} {self.heading}".strip()


@dataclass(frozen=True, slots=True)
class TextBody:
    """A whole text in order."""

    sections: tuple[Section, ...]

    def passages(self) -> Iterator[tuple[Section, Passage]]:
        """Every passage with its section, in order."""
        for section in self.sections:
            for passage in section.passages:
                yield section, passage


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an amendment says that it is to be made, as it was said; what was not said is empty.

    `page` and `column` count from 1 as people do; so do `paragraph` (of the section or the page) and `item`
    (of a list), -1 for the last. `sentence` is "first", "last" or empty; `quote` is the words that the
    change stands after (or before, with `before`).
    """

    page: int | None = None
    heading: str = ""
    sentence: str = ""
    quote: str = ""
    before: bool = False
    column: int | None = None
    paragraph: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done there (`terms.ChangeKind`): `added` are the new words, `struck` those that go."""

    kind: str
    added: str = ""
    struck: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that an anchor may mean. `certainty` 0–1; `exact`: everything said of it was true.

    `start` and `end` are signs in the passage's text: the words that are quoted, or those to strike; both
    the same where nothing is. `words` are the text's own words there. `wrong` names what was said wrongly:
    "page", "heading", "quote", "column", "sentence", "paragraph", "item".
    """

    section_key: str
    passage_key: str
    start: int
    end: int
    certainty: float
    words: str = ""
    wrong: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        return not self.wrong


@dataclass(frozen=True, slots=True)
class Checked:
    """How a change stands in one version (`terms.Standing`); `words` are the text's own that say it.

    `places` are where the anchor may mean, most certain first; `at` is where the words stand.
    """

    standing: str
    words: str = ""
    at: Found | None = None
    places: tuple[Found, ...] = ()
    certainty: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a marked text. `added_by` and `struck_by` are the changes' numbers, None for the base."""

    text: str
    added_by: int | None = None
    struck_by: int | None = None


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage as it became, with every run that it was and is; `passage.text` is without what is struck.

    `added_by` is the change that made the whole passage.
    """

    passage: Passage
    runs: tuple[Run, ...]
    added_by: int | None = None

    @property
    def is_changed(self) -> bool:
        return any(run.added_by is not None or run.struck_by is not None for run in self.runs)


@dataclass(frozen=True, slots=True)
class MarkedSection:
    """A section of a marked text. `added_by` and `struck_by` are the changes that made it or took it away
    whole; `heading` are the runs of its title where that changed."""

    section: Section
    passages: tuple[MarkedPassage, ...]
    added_by: int | None = None
    struck_by: int | None = None
    heading: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """A change that could not be placed: `by` is its number, `against` those already made to the same words,
    `why` a code: "same_words" or "no_place"."""

    by: int
    why: str
    against: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its changes shown, and those that could not be placed."""

    sections: tuple[MarkedSection, ...]
    clashes: tuple[Clash, ...] = ()

    @classmethod
    def of(cls, body: TextBody) -> "MarkedText":
        """A text without changes."""
        return cls(tuple(MarkedSection(one, tuple(map(_unmarked, one.passages))) for one in body.sections))

    @property
    def body(self) -> TextBody:
        """The text as it became: without what is struck, sections and passages that are struck whole too."""
        return TextBody(
            tuple(
                replace(one.section, passages=tuple(it.passage for it in one.passages if it.passage.text))
                for one in self.sections
                if one.struck_by is None
            )
        )


def _unmarked(passage: Passage) -> MarkedPassage:
    return MarkedPassage(passage, (Run(passage.text),))
