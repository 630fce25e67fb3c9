"""Lists of statistics as files: published tables, and sources with their deliveries."""

from django.utils.translation import gettext as _

from fridlyst.counts.shapes import PublicationLine, SourceView
from fridlyst.counts.table_dimensions import period_label
from fridlyst.reports.columns import Coded, Column, Kind, Row


def publication_columns() -> tuple[Column, ...]:
    """The columns of the list of published tables."""
    return (
        Column(_("Nummer"), Kind.NUMBER, key="number"),
        Column(_("Tabell"), weight=3, key="title"),
        Column(_("Källa"), key="source"),
        Column(_("Halvår"), key="periods"),
        Column(_("Publicerad"), Kind.DATE, key="published"),
        Column(_("Av"), key="by"),
    )


def publication_cells(line: PublicationLine) -> Row:
    """A published table in those columns."""
    periods = ", ".join(sorted(line.periods))
    return line.number, line.title, line.source_name, periods, line.published_at.date(), line.published_by


def delivery_columns() -> tuple[Column, ...]:
    """The columns of the list of deliveries."""
    return (
        Column(_("Källa"), key="source"),
        Column(_("Lämnas av"), key="body"),
        Column(_("Halvår"), key="period"),
        Column(_("Läge"), key="state"),
        Column(_("Mottagen"), Kind.DATE, key="taken"),
        Column(_("Av"), key="by"),
        Column(_("Fil"), key="file"),
    )


def delivery_rows(sources: tuple[SourceView, ...], periods: tuple[str, ...]) -> tuple[Row, ...]:
    """A row for each source and half-year."""
    return tuple(_delivery(one, period) for one in sources for period in periods)


def _delivery(source: SourceView, period: str) -> Row:
    found = source.deliveries.get(period)
    named = Coded(period_label(period), period)
    if found is None:
        return source.name, source.body_name, named, Coded(_("Saknas"), "missing"), None, "", ""
    state = Coded(_("Levererad"), "delivered")
    return source.name, source.body_name, named, state, found.taken_at.date(), found.taken_by, found.file_name
