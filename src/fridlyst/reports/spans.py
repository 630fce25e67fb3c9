"""Running words: spans, paragraphs, and who added or struck them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Revision:
    """A change to a text: its number in the legend, what it is called, by whose decision and when.

    One without number and name only shows what a change looks like.
    """

    number: int = 0
    label: str = ""
    author: str = ""
    on: date | None = None

    @property
    def is_sample(self) -> bool:
        return not (self.number or self.label)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; `language` only where it differs from the report's (BCP 47).

    `added` and `struck` are the changes that did so, in a text whose changes are shown.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    language: str = ""
    added: Revision | None = None
    struck: Revision | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of spans. `added` and `struck` say that the paragraph itself came or went, not only its
    words."""

    spans: tuple[Span, ...]
    lead: bool = False
    added: Revision | None = None
    struck: Revision | None = None

    @property
    def text(self) -> str:
        """The words as they became: without what is struck."""
        return "".join(span.text for span in self.spans if span.struck is None)


def paragraph(*parts: str | Span, lead: bool = False) -> Paragraph:
    """A paragraph of plain strings and spans; `lead` sets it larger, for the answer on page one."""
    return Paragraph(tuple(part if isinstance(part, Span) else Span(part) for part in parts), lead)
