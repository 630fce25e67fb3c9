"""What pages of statistics show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.counts.policies import may_deliver
from fridlyst.counts.rules import due_of, half_year, half_years_over
from fridlyst.counts.shapes import PERIOD, DeliveryView, MissingDelivery, SourceView, TableView
from fridlyst.counts.table_dimensions import period_label
from fridlyst.counts.table_words import facet_word
from fridlyst.figures.tables import Cell, CellState
from fridlyst.reports.charts import draw
from fridlyst.reports.contents.counts import (
    cells_of,
    count_figure,
    count_note,
    lead_sentence,
    said,
    shown_headings,
)
from fridlyst.reports.published import rule_in_words
from fridlyst.web.counts.finding import href

PERIODS_SHOWN = 4


@dataclass(frozen=True)
class DeliveryCell:
    """One half-year of one source: delivered, missing, or not waited for yet."""

    label: str
    delivery: DeliveryView | None
    late: bool


@dataclass(frozen=True)
class SourceRow:
    """A source with its last half-years, and where its file is taken in, for one who may."""

    source: SourceView
    href: str
    cells: tuple[DeliveryCell, ...]
    take_in: str


def shown_periods(today: date) -> tuple[str, ...]:
    """The half-years that the list of deliveries shows, the earliest first."""
    return tuple(one.code for one in reversed(half_years_over(today, PERIODS_SHOWN)))


def source_rows(visit: Visit, found: Sequence[SourceView], today: date) -> list[SourceRow]:
    """Every source, row by row."""
    return [
        SourceRow(
            one,
            href(visit, "source", one.id),
            tuple(_delivery_cell(one, period, today) for period in shown_periods(today)),
            href(visit, "take_in", one.id)
            if not one.closed and may_deliver(visit.actor, one.body_id)
            else "",
        )
        for one in found
    ]


def _delivery_cell(source: SourceView, period: str, today: date) -> DeliveryCell:
    found = source.deliveries.get(period)
    first = min(source.deliveries, default=period)
    late = found is None and not source.closed and period >= first and due_of(half_year(period)) < today
    return DeliveryCell(period_label(period), found, late)


def missing_sentences(visit: Visit, missing: Sequence[MissingDelivery]) -> list[tuple[str, str]]:
    """A sentence for each delivery that is waited for in vain, and where it is taken in."""
    said_of = []
    for one in missing:
        told = {
            "source": one.source.name,
            "period": period_label(one.period.code).lower(),
            "body": one.source.body_name or _("samordnaren"),
        }
        sentence = _("%(source)s: %(period)s saknas. Filen lämnas av %(body)s.") % told
        may = may_deliver(visit.actor, one.source.body_id)
        said_of.append((sentence, href(visit, "take_in", one.source.id) if may else ""))
    return said_of


@dataclass(frozen=True)
class ShownRow:
    """A row of a table on a page."""

    label: str
    depth: int
    cells: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class ShownPart:
    """One part of a table that is split."""

    label: str
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True)
class ShownTable:
    """A table that may be shown, as a page draws it."""

    view: TableView
    lead: str
    corner: str
    columns: tuple[str, ...]
    parts: tuple[ShownPart, ...]
    note: str
    rule: str
    chart: SafeString
    narrow_chart: SafeString
    chart_caption: str
    chart_rows: tuple[tuple[str, Cell], ...]


def shown_table(view: TableView) -> ShownTable:
    """The table's cells part by part, its bars and its words."""
    columns = [said(one) for one in shown_headings(view, view.columns)]
    figure = count_figure(view)
    rows = tuple((str(label), cell) for label, cell in figure.table.rows if isinstance(cell, Cell))
    return ShownTable(
        view=view,
        lead=lead_sentence(view),
        corner=facet_word(view.rows),
        columns=tuple(columns),
        parts=tuple(
            ShownPart(
                said(part),
                tuple(
                    ShownRow(
                        row.label if row.depth > 1 else said(row),
                        row.depth,
                        tuple(zip(columns, cells_of(view, row, part), strict=True)),
                    )
                    for row in shown_headings(view, view.rows)
                ),
            )
            for part in shown_headings(view, view.split)
        ),
        note=count_note(view),
        rule=rule_in_words(view.published.rule),
        chart=SafeString(draw(figure.chart, f"antal-{view.number}").svg),
        narrow_chart=SafeString(draw(count_figure(view, narrow=True).chart, f"antal-{view.number}-s").svg),
        chart_caption=figure.caption,
        chart_rows=rows,
    )


@dataclass(frozen=True)
class Change:
    """A row's total now and in the half-year before; `change` only where both are shown."""

    label: str
    then: Cell
    now: Cell
    change: str


def changes(view: TableView, every: Sequence[TableView]) -> tuple[str, tuple[Change, ...]]:
    """What the same table said of the half-year before, as it was published; nothing where it was not."""
    if len(view.periods) != 1 or PERIOD in (view.rows, view.columns, view.split):
        return "", ()
    before = half_year(view.periods[0]).before.code
    same = [
        one
        for one in every
        if (one.source_id, one.rows, one.columns, one.split, one.periods)
        == (view.source_id, view.rows, view.columns, view.split, (before,))
    ]
    if not same:
        return "", ()
    return period_label(before), tuple(_changes(view, same[0]))


def _changes(view: TableView, before: TableView) -> list[Change]:
    known = {one.code for one in shown_headings(before, before.rows)}
    found = []
    for row in shown_headings(view, view.rows):
        if row.code in known:
            now, then = view.cell(**{view.rows: row.code}), before.cell(**{view.rows: row.code})
            found.append(Change(said(row), then, now, _change(now, then)))
    return found


def _change(now: Cell, then: Cell) -> str:
    if now.state is not CellState.SHOWN or then.state is not CellState.SHOWN:
        return "–"
    difference = (now.value or 0) - (then.value or 0)
    return f"+{difference}" if difference > 0 else str(difference).replace("-", "−")
