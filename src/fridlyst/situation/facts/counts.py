"""Numbers from the case systems: which half-years are in, and the tables that are published of them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.base.half_years import last_over
from fridlyst.counts.queries.ledger import published_tables
from fridlyst.counts.queries.sources import missing_deliveries, sources
from fridlyst.counts.shapes import MissingDelivery, SourceView, TableView
from fridlyst.counts.table_dimensions import period_label
from fridlyst.counts.table_words import facet_word
from fridlyst.figures.tables import CellState
from fridlyst.situation.facts.words import named
from fridlyst.situation.shapes import FactCell, FactColumn, FactSet, FactTable, Mark
from fridlyst.situation.terms import FactKind

_MOST_TABLES = 3


def count_facts(municipality_id: int, today: date) -> FactSet:
    """What the sources have delivered, and the newest published table of each make; three statements."""
    known = [one for one in sources(municipality_id) if not one.closed]
    tables = _newest(published_tables(municipality_id), today)
    if not known and not tables:
        said = (_("Inga antal har lämnats ur verksamhetssystemen."),)
        return FactSet(FactKind.COUNTS, said, _("verksamhetssystemen"), today, known=False, urgency=1)
    late = missing_deliveries(known, today)
    names = dict.fromkeys(one.source_name for one in tables) or dict.fromkeys(one.name for one in known)
    return FactSet(
        kind=FactKind.COUNTS,
        sentences=tuple(_sentences(known, late, tables, today)),
        source=named(list(names)),
        day=max((_day(one) for one in tables), default=today),
        known=bool(tables) or any(one.deliveries for one in known),
        urgency=2 if late else 0,
        tables=tuple(_table(one) for one in tables),
        marks=tuple(_marks(tables)),
    )


def _newest(found: Iterable[TableView], today: date) -> list[TableView]:
    """The newest table of each make that was published by the day, at most three; the latest first."""
    kept: dict[tuple[object, ...], TableView] = {}
    for one in found:
        if _day(one) <= today:
            kept.setdefault((one.source_id, one.measure, one.rows, one.columns, one.split), one)
    return list(kept.values())[:_MOST_TABLES]


def _day(table: TableView) -> date:
    return timezone.localdate(table.published_at) if table.published_at else date.min


def _sentences(
    known: Sequence[SourceView], late: Sequence[MissingDelivery], tables: Sequence[TableView], today: date
) -> Iterator[str]:
    period = last_over(today).code
    given = sum(1 for one in known if period in one.deliveries)
    words = ngettext(
        "%(given)s av %(all)s källa har lämnat antal för %(period)s.",
        "%(given)s av %(all)s källor har lämnat antal för %(period)s.",
        len(known),
    )
    yield words % {"given": given, "all": len(known), "period": period_label(period).lower()}
    if late:
        missing = [f"{one.source.name}, {period_label(one.period.code).lower()}" for one in late]
        yield _("Saknas: %(names)s.") % {"names": named(missing, 3)}
    if not tables:
        yield _("Ingen tabell är publicerad, så inga antal visas här.")


def _table(view: TableView) -> FactTable:
    rounded = view.published.rule.method == "round"
    across, down = view.headings[view.columns], view.headings[view.rows]
    columns = (
        FactColumn(facet_word(view.rows), "row", weight=2),
        *(FactColumn(one.label, f"c-{one.code}", "count", rounded=rounded) for one in across),
    )
    rows: tuple[tuple[FactCell, ...], ...] = tuple(
        (one.label, *(view.cell(**{view.rows: one.code, view.columns: other.code}) for other in across))
        for one in down
    )
    return FactTable(f"antal-{view.number}", view.title, columns, rows, _note(rounded=rounded))


def _note(*, rounded: bool) -> str:
    if rounded:
        return _("Alla antal är avrundade, så att ingen kan kännas igen.")
    return _("Skyddat: antalet är för litet för att visas, eller skulle röja ett annat.")


def _marks(tables: Sequence[TableView]) -> Iterator[Mark]:
    """The total of each source's newest table, where it may be shown."""
    seen = set()
    for one in tables:
        key, total = (one.source_id, one.measure), one.cell()
        if key not in seen and total.state is CellState.SHOWN and total.value is not None:
            seen.add(key)
            label = f"{one.measure.label} ({one.source_name})"
            yield Mark(f"counts-{one.source_id}-{one.measure.value}", label, total.value)
