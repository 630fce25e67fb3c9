"""A running text as a document: clean, or with its changes shown and who decided each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.reports.contents.words import language
from fridlyst.reports.document import (
    Block,
    BulletList,
    Fact,
    Heading,
    Paragraph,
    ReportDocument,
    Revision,
    Span,
    TextTable,
    paragraph,
)
from fridlyst.reports.wording import date_text
from fridlyst.texts.layout import Cell, Grid, Layout, Listing, laid_out
from fridlyst.texts.shapes import MarkedPassage, MarkedText


@dataclass(frozen=True, slots=True)
class TextParticulars:
    """What stands around a text: `author` is the municipality, `identifier` its registration number,
    `facts` what is known of the version (decided by, in force from), `on` the day it was made."""

    title: str
    author: str
    on: date
    subtitle: str = ""
    identifier: str = ""
    facts: tuple[Fact, ...] = ()


def text_document(
    about: TextParticulars, text: MarkedText, revisions: Mapping[int, Revision] | None = None
) -> ReportDocument:
    """The text; with `revisions`, by their numbers in its runs, every change is marked and listed first."""
    writer = _Writer(revisions or {})
    return ReportDocument(
        title=about.title,
        subtitle=about.subtitle,
        author=about.author,
        date=about.on,
        identifier=about.identifier,
        language=language(),
        facts=about.facts,
        summary=tuple(writer.legend()),
        blocks=tuple(writer.sections(text)),
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    revisions: Mapping[int, Revision]

    def legend(self) -> Iterator[Block]:
        if not self.revisions:
            return
        listed = sorted(self.revisions.values(), key=lambda one: one.number)
        count = len(listed)
        sample = Revision()
        yield paragraph(
            ngettext(
                "%(count)s ändring är införd i texten: ", "%(count)s ändringar är införda i texten: ", count
            )
            % {"count": count},
            Span(_("tillagt"), added=sample),
            " " + _("och") + " ",
            Span(_("struket"), struck=sample),
            ".",
        )
        yield BulletList(tuple(paragraph(self._said(one)) for one in listed), ordered=_in_order(listed))

    def _said(self, one: Revision) -> str:
        day = date_text(one.on, language()) if one.on else ""
        decided = " ".join(word for word in (one.author, day) if word)
        return f"{one.label}: {decided}" if decided else one.label

    def sections(self, text: MarkedText) -> Iterator[Block]:
        levels = [one.section.level for one in text.sections if one.section.level]
        first = min(levels, default=1)
        for one in text.sections:
            if one.section.title:
                level = min(3, max(1, one.section.level - first + 1))
                yield Heading(level, one.section.title, f"avsnitt-{one.section.key}")
            for layout in laid_out(one.passages):
                yield from self._blocks(layout)

    def _blocks(self, layout: Layout) -> Iterator[Block]:
        if isinstance(layout, Grid):
            head = tuple(self._cell(cell) for cell in layout.head)
            yield TextTable(head, tuple(tuple(self._cell(cell) for cell in row) for row in layout.rows))
        elif isinstance(layout, Listing) and not layout.numbered:
            yield BulletList(tuple(self._paragraph(one) for one in layout.items))
        else:
            yield from (self._paragraph(one) for one in layout.items)

    def _cell(self, cell: Cell) -> tuple[Paragraph, ...]:
        return tuple(self._paragraph(one) for one in cell)

    def _paragraph(self, one: MarkedPassage) -> Paragraph:
        spans = tuple(
            Span(run.text, added=self._by(run.added_by), struck=self._by(run.struck_by)) for run in one.runs
        )
        return Paragraph(spans, added=self._by(one.added_by), struck=self._whole_struck(one))

    def _whole_struck(self, one: MarkedPassage) -> Revision | None:
        """The change that struck the passage whole, so that nothing of it is left."""
        if one.passage.text or not one.runs:
            return None
        return self._by(one.runs[-1].struck_by)

    def _by(self, number: int | None) -> Revision | None:
        return None if number is None else self.revisions.get(number, Revision(number, ""))


def _in_order(listed: Sequence[Revision]) -> bool:
    """Whether the list's own numbers are those of the changes."""
    return [one.number for one in listed] == list(range(1, len(listed) + 1))
