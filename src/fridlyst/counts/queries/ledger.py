"""Reading the ledger: what is published, as it was shown."""

from typing import Any

from fridlyst.base.errors import NotFound
from fridlyst.counts.aligning import Shown
from fridlyst.counts.models import Publication
from fridlyst.counts.shapes import Heading, PublicationLine, TableView
from fridlyst.counts.terms import Measure
from fridlyst.figures.ledger import from_record


def publications(municipality_id: int) -> tuple[PublicationLine, ...]:
    """Every published table, the latest first; one statement."""
    columns = ("number", "title", "source_id", "source__name", "periods", "published_at", "published_by")
    rows = Publication.objects.filter(municipality_id=municipality_id).order_by("-number")
    return tuple(
        PublicationLine(number, title, source_id, source, tuple(periods), at, who)
        for number, title, source_id, source, periods, at, who in rows.values_list(*columns)
    )


def published_table(municipality_id: int, number: int) -> TableView:
    """A published table; NotFound where the municipality has none with the number. One statement."""
    row = (
        Publication.objects.filter(municipality_id=municipality_id, number=number)
        .select_related("source")
        .first()
    )
    if row is None:
        raise NotFound
    return _view(row)


def published_tables(municipality_id: int, *, like: TableView | None = None) -> tuple[TableView, ...]:
    """Published tables whole, every one or those divided as another is, the latest first; one statement."""
    rows = Publication.objects.filter(municipality_id=municipality_id).select_related("source")
    if like is not None:
        same = {"source_id": like.source_id, "rows": like.rows, "columns": like.columns, "split": like.split}
        rows = rows.filter(**same)
    return tuple(_view(row) for row in rows.order_by("-number"))


def ledger_of(municipality_id: int, source_id: int, system: str) -> tuple[Shown, ...]:
    """Every published table of a system, the earliest first; one statement."""
    rows = Publication.objects.filter(
        municipality_id=municipality_id, source_id=source_id, system=system
    ).order_by("number")
    return tuple(Shown(tuple(sorted(row.periods)), record_of(row)) for row in rows)


def record_of(row: Any) -> dict[str, Any]:  # noqa: ANN401
    """The published table as `figures.ledger` reads it."""
    rule = {"threshold": row.threshold, "method": row.method, "base": row.base}
    return {"dimensions": row.dimensions, "cells": row.cells, "rule": rule}


def _view(row: Any) -> TableView:  # noqa: ANN401
    return TableView(
        title=row.title,
        source_id=row.source_id,
        source_name=row.source.name,
        measure=Measure(row.measure),
        periods=tuple(row.periods),
        rows=row.rows,
        columns=row.columns,
        split=row.split,
        overlapping="+" in row.system,
        headings={
            key: tuple(Heading(*heading) for heading in headings) for key, headings in row.headings.items()
        },
        published=from_record(record_of(row)),
        number=row.number,
        published_at=row.published_at,
        published_by=row.published_by,
    )
