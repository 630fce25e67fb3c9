"""Statistics from the case systems, as reports and files say them: published tables and nothing else."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fridlyst.counts.shapes import PERIOD, Heading, TableView
from fridlyst.counts.table_words import facet_word, periods_in_words
from fridlyst.figures.tables import Cell, CellState
from fridlyst.reports.charts import bars
from fridlyst.reports.columns import Column, Kind, Row, published_text
from fridlyst.reports.document import Fact, Figure, ReportDocument, Table, paragraph
from fridlyst.reports.published import legend, rule_in_words


def shown_headings(view: TableView, dimension: str) -> tuple[Heading, ...]:
    """The categories of one dimension as the table shows them; one for a dimension that it does not have."""
    if not dimension:
        return (Heading("", "", 0),)
    return view.headings[dimension]


def said(heading: Heading) -> str:
    """A category in words; what is a part of a group says so."""
    return _("varav %(part)s") % {"part": heading.label} if heading.depth > 1 else heading.label


def count_columns(view: TableView) -> tuple[Column, ...]:
    """The parts first, then the rows, then a column for each category."""
    rounded = view.published.rule.method == "round"
    first = [Column(facet_word(view.split), key=view.split)] if view.split else []
    return (
        *first,
        Column(facet_word(view.rows), weight=2, key=view.rows),
        *(
            Column(said(one), Kind.COUNT, key=one.code, rounded=rounded)
            for one in shown_headings(view, view.columns)
        ),
    )


def count_rows(view: TableView, part: Heading | None = None) -> tuple[Row, ...]:
    """The rows of every part, or of one, without its name then."""
    parts = [part] if part else shown_headings(view, view.split)
    return tuple(
        (*([said(one)] if view.split and not part else []), said(row), *cells_of(view, row, one))
        for one in parts
        for row in shown_headings(view, view.rows)
    )


def cells_of(view: TableView, row: Heading, part: Heading) -> tuple[Cell, ...]:
    """The cells of one row."""
    at = {view.rows: row.code} | ({view.split: part.code} if view.split else {})
    return tuple(
        view.cell(**at | {view.columns: column.code}) for column in shown_headings(view, view.columns)
    )


def count_note(view: TableView) -> str:
    """What has to be known to read the table."""
    said_of = [legend(view.published.cells.values(), view.published.rule)]
    if view.overlapping:
        said_of.append(_("Samma person kan vara räknad på flera rader, så summan är inte antalet personer."))
    if PERIOD in (view.rows, view.columns, view.split):
        said_of.append(_("Den som finns med i båda halvåren är räknad i vart och ett av dem."))
    said_of.append(_("Källa: %(source)s.") % {"source": view.source_name})
    return " ".join(one for one in said_of if one)


def count_table(view: TableView) -> Table:
    """The whole table."""
    return Table(f"antal-{view.number}", view.title, count_columns(view), count_rows(view), count_note(view))


def count_figure(view: TableView, *, narrow: bool = False) -> Figure:
    """The rows as bars, of the last half-year where there are several; what is hidden is hatched and said."""
    parts = [one for one in shown_headings(view, view.rows) if one.depth]
    drawn = [(said(one), view.cell(**{view.rows: one.code})) for one in parts]
    language = get_language() or "sv"
    chart = bars(
        tuple(
            (label, cell.value if cell.state is CellState.SHOWN else None, published_text(cell, language))
            for label, cell in drawn
        ),
        language=language,
        narrow=narrow,
    )
    columns = (Column(facet_word(view.rows), weight=2), Column(_("Antal"), Kind.COUNT, key="count"))
    table = Table(f"antal-{view.number}-staplar-tabell", _caption(view), columns, tuple(drawn))
    alt = "; ".join(f"{label}: {published_text(cell, language)}" for label, cell in drawn)
    return Figure(f"antal-{view.number}-staplar", chart, _caption(view), alt, table)


def _caption(view: TableView) -> str:
    when = view.periods if view.rows == PERIOD else [max(view.periods)]
    return _("%(what)s efter %(by)s, %(when)s") % {
        "what": str(view.measure.label),
        "by": facet_word(view.rows).lower(),
        "when": periods_in_words(when),
    }


def lead_sentence(view: TableView) -> str:
    """The table's answer: how many in all, or why that is not said."""
    cell = view.cell()
    told = {
        "what": str(view.measure.label).lower(),
        "when": periods_in_words([max(view.periods)] if len(view.periods) > 1 else view.periods),
        "source": view.source_name,
    }
    if cell.state is CellState.SHOWN:
        count = published_text(cell, get_language() or "sv")
        if view.overlapping:
            return _("%(count)s uppgifter om %(what)s, %(when)s (%(source)s).") % {**told, "count": count}
        return _("%(count)s %(what)s, %(when)s (%(source)s).") % {**told, "count": count}
    if cell.state is CellState.SUPPRESSED:
        return _("Hur många %(what)s det är %(when)s är skyddat (%(source)s).") % told
    return _("Hur många %(what)s det är %(when)s saknas (%(source)s).") % told


def table_document(view: TableView, *, municipality: str, today: date) -> ReportDocument:
    """One published table as a document of its own."""
    assert view.published_at is not None
    facts = (
        Fact(_("Publicerad"), _("tabell %(number)s") % {"number": view.number}),
        Fact(_("Källa"), view.source_name),
    )
    return ReportDocument(
        title=view.title,
        subtitle=lead_sentence(view),
        author=municipality,
        date=today,
        identifier=f"statistik/antal/tabeller/{view.number}",
        blocks=(
            count_table(view),
            count_figure(view),
            paragraph(rule_in_words(view.published.rule)),
        ),
        language=get_language() or "sv",
        facts=facts,
    )
