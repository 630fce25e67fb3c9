"""The figures of one kind as parts of a report: the sentence first, then charts, tables and the source."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fridlyst.reports.charts import Chart, bars, stacked_status_bars
from fridlyst.reports.columns import Column, Kind
from fridlyst.reports.contents.words import TONES, language
from fridlyst.reports.document import Block, Figure, Heading, OwnText, Share, Span, Status, Table, paragraph
from fridlyst.reports.wording import date_text
from fridlyst.situation.shapes import FactBars, FactChart, FactSet, FactStatus, FactTable
from fridlyst.situation.terms import FactKind


def fact_blocks(fact: FactSet, own: OwnText) -> Iterator[Block]:
    """Heading, what it says, what somebody has written beside it, charts and tables, and where it is from."""
    yield Heading(2, str(FactKind(fact.kind).label), f"uppgifter-{fact.kind}")
    first, *rest = fact.sentences
    yield paragraph(Span(first, strong=True), *([f" {' '.join(rest)}"] if rest else []))
    # What is not known needs no comment, unless somebody has written one.
    if fact.known or own.written:
        yield own
    for chart in fact.charts:
        yield _figure(chart)
    for table in fact.tables:
        yield _table(table)
    told = {"source": fact.source, "day": date_text(fact.day, language())}
    yield paragraph(_("Källa: %(source)s. Uppgifterna är per %(day)s.") % told)


def _figure(chart: FactChart) -> Figure:
    drawing = chart.drawing
    drawn = _bars(drawing) if isinstance(drawing, FactBars) else _status(drawing)
    return Figure(chart.key, drawn, chart.caption, chart.alt, _table(chart.table))


def _bars(drawing: FactBars) -> Chart:
    return bars(
        drawing.rows,
        kind=Kind(drawing.kind),
        target=drawing.target,
        missing=drawing.missing,
        language=language(),
    )


def _status(drawing: FactStatus) -> Chart:
    words = drawing.words
    rows = tuple(
        (name, tuple(Share(Status(TONES[code], words[code]), counts.get(code, 0)) for code in words))
        for name, counts in drawing.rows
    )
    return stacked_status_bars(rows, unit=drawing.unit, empty=_("inget att svara på"))


def _table(table: FactTable) -> Table:
    columns = tuple(
        Column(one.title, Kind(one.kind), one.weight, one.decimals, one.key, one.rounded)
        for one in table.columns
    )
    return Table(table.key, table.caption, columns, table.rows, table.note)
