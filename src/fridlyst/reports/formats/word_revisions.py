"""Paragraphs in Word, their changes as tracked changes that can be accepted or rejected there.

ECMA-376 part 1, 17.13.5: w:ins and w:del around runs; in the paragraph mark's properties for a paragraph
that came or went.
"""

from itertools import count

from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from fridlyst.reports.formats.word_parts import add_text, made
from fridlyst.reports.spans import Paragraph, Revision, Span
from fridlyst.reports.text import shortened

# Bookmarks count from 1 in the same space of numbers.
_FIRST_NUMBER = 100_000


class Revisions:
    """Writes paragraphs and gives each change of a document its own number."""

    def __init__(self) -> None:
        self._numbers = count(_FIRST_NUMBER)

    def write(self, paragraph: WordParagraph, block: Paragraph) -> None:
        """The paragraph's spans after what it holds already."""
        for kind, by in (("ins", block.added), ("del", block.struck)):
            if by is not None:
                _mark_properties(paragraph).append(self._mark(kind, by))
        for span in block.spans:
            self._write_span(paragraph, span)

    def _write_span(self, paragraph: WordParagraph, span: Span) -> None:
        run = add_text(paragraph, span.text)
        run.bold = span.strong or None
        run.italic = span.emphasis or None
        inner: BaseOxmlElement = run._r
        if _samples(span):
            run.underline, run.font.strike = span.added is not None, span.struck is not None
            return
        if span.struck is not None:
            _as_deleted(run)
            inner = self._around(inner, "del", span.struck)
        if span.added is not None:
            self._around(inner, "ins", span.added)

    def _around(self, inner: BaseOxmlElement, kind: str, by: Revision) -> BaseOxmlElement:
        mark = self._mark(kind, by)
        inner.addprevious(mark)
        mark.append(inner)
        return mark

    def _mark(self, kind: str, by: Revision) -> BaseOxmlElement:
        said = ", ".join(word for word in (by.author, by.label) if word)
        day = {"date": f"{by.on.isoformat()}T00:00:00Z"} if by.on else {}
        return made(kind, id=str(next(self._numbers)), author=shortened(said, 250) or "Fridlyst", **day)


def _mark_properties(paragraph: WordParagraph) -> BaseOxmlElement:
    properties = paragraph._p.get_or_add_pPr()
    found: BaseOxmlElement | None = properties.find(made("rPr").tag)
    if found is None:
        found = made("rPr")
        properties.append(found)
    return found


def _samples(span: Span) -> bool:
    """Whether the span only shows what a change looks like, and is to stand whatever is accepted."""
    return any(by is not None and by.is_sample for by in (span.added, span.struck))


def _as_deleted(run: Run) -> None:
    """Deleted text has a name of its own (17.3.3.7); line breaks stand as they are."""
    for text in run._r.findall(made("t").tag):
        text.tag = made("delText").tag
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
