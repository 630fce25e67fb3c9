"""Facts as plain JSON, and back: how a decided picture keeps its figures for good."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell, CellState
from fridlyst.situation.shapes import (
    FactBars,
    FactCell,
    FactChart,
    FactColumn,
    FactSet,
    FactStatus,
    FactTable,
    Mark,
)

Plain = dict[str, Any]


def as_plain(fact: FactSet) -> Plain:
    """Everything of the fact as JSON can hold it; `from_plain` gives an equal one."""
    return {
        "kind": fact.kind,
        "sentences": list(fact.sentences),
        "source": fact.source,
        "day": fact.day.isoformat(),
        "known": fact.known,
        "urgency": fact.urgency,
        "charts": [_chart(one) for one in fact.charts],
        "tables": [_table(one) for one in fact.tables],
        "marks": [asdict(one) for one in fact.marks],
    }


def from_plain(kept: Mapping[str, Any]) -> FactSet:
    """The fact that was kept."""
    return FactSet(
        kind=kept["kind"],
        sentences=tuple(kept["sentences"]),
        source=kept["source"],
        day=date.fromisoformat(kept["day"]),
        known=kept["known"],
        urgency=kept["urgency"],
        charts=tuple(_chart_from(one) for one in kept["charts"]),
        tables=tuple(_table_from(one) for one in kept["tables"]),
        marks=tuple(Mark(**one) for one in kept["marks"]),
    )


def _chart(chart: FactChart) -> Plain:
    drawing = chart.drawing
    rows = [[name, dict(value) if isinstance(value, Mapping) else value] for name, value in drawing.rows]
    how = (
        {"bars": {"rows": rows, "kind": drawing.kind, "target": drawing.target, "missing": drawing.missing}}
        if isinstance(drawing, FactBars)
        else {"status": {"rows": rows, "words": dict(drawing.words), "unit": drawing.unit}}
    )
    return {"key": chart.key, "caption": chart.caption, "alt": chart.alt, "table": _table(chart.table), **how}


def _chart_from(kept: Mapping[str, Any]) -> FactChart:
    drawing: FactBars | FactStatus
    if "bars" in kept:
        drawing = FactBars(**{**kept["bars"], "rows": _pairs(kept["bars"]["rows"])})
    else:
        drawing = FactStatus(**{**kept["status"], "rows": _pairs(kept["status"]["rows"])})
    return FactChart(kept["key"], kept["caption"], kept["alt"], drawing, _table_from(kept["table"]))


def _pairs(rows: list[list[Any]]) -> tuple[tuple[str, Any], ...]:
    return tuple((name, value) for name, value in rows)


def _table(table: FactTable) -> Plain:
    return {
        "key": table.key,
        "caption": table.caption,
        "columns": [asdict(one) for one in table.columns],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "note": table.note,
    }


def _table_from(kept: Mapping[str, Any]) -> FactTable:
    columns = tuple(FactColumn(**one) for one in kept["columns"])
    rows = tuple(
        tuple(_cell_from(cell, column.kind) for cell, column in zip(row, columns, strict=True))
        for row in kept["rows"]
    )
    return FactTable(kept["key"], kept["caption"], columns, rows, kept["note"])


def _cell(cell: FactCell) -> object:
    match cell:
        case PublishedShare():
            parts = {"numerator": _cell(cell.numerator), "denominator": _cell(cell.denominator)}
            return {"state": cell.state.value, "share": cell.share, **parts}
        case Cell():
            return {"state": cell.state.value, "value": cell.value}
        case date():
            return cell.isoformat()
    return cell


def _cell_from(kept: Any, kind: str) -> FactCell:  # noqa: ANN401 (what JSON can be)
    if isinstance(kept, dict):
        return _share_from(kept) if "share" in kept else _count_from(kept)
    if kind == "date" and isinstance(kept, str):
        return date.fromisoformat(kept)
    cell: FactCell = kept
    return cell


def _count_from(kept: Mapping[str, Any]) -> Cell:
    return Cell(CellState(kept["state"]), kept["value"])


def _share_from(kept: Mapping[str, Any]) -> PublishedShare:
    top, bottom = _count_from(kept["numerator"]), _count_from(kept["denominator"])
    return PublishedShare(top, bottom, CellState(kept["state"]), kept["share"])
