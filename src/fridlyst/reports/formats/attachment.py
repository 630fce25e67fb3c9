"""The report as data for programs: what it is, and its tables with typed values."""

from fridlyst.reports.document import ReportDocument, Table
from fridlyst.reports.tables import table_records
from fridlyst.reports.text import clean


def as_data(document: ReportDocument) -> dict[str, object]:
    """The report's particulars and every table, texts whole (also what the fonts lack)."""
    return {
        "format": "fridlyst-report/1",
        "title": clean(document.title),
        "subtitle": clean(document.subtitle),
        "identifier": clean(document.identifier),
        "author": clean(document.author),
        "date": document.date.isoformat(),
        "language": document.language,
        "facts": {clean(fact.label): clean(fact.value) for fact in document.facts},
        "tables": [_table(table) for table in document.every_table()],
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "key": table.key,
        "caption": clean(table.caption),
        "note": clean(table.note),
        "columns": [
            {"name": clean(column.name), "title": clean(column.title), "kind": column.kind}
            for column in table.columns
        ],
        "rows": table_records(table.columns, table.rows),
    }
