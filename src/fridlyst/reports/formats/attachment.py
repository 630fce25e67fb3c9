"""The report as data for programs: what it is, and its tables with typed values."""

from fridlyst.reports.document import ReportDocument, Table
from fridlyst.reports.tables import table_records


def as_data(document: ReportDocument) -> dict[str, object]:
    """The report's particulars and every table, texts just as they were written."""
    return {
        "format": "fridlyst-report/1",
        "title": document.title,
        "subtitle": document.subtitle,
        "identifier": document.identifier,
        "author": document.author,
        "date": document.date.isoformat(),
        "language": document.language,
        "facts": {fact.label: fact.value for fact in document.facts},
        "tables": [_table(table) for table in document.every_table()],
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "key": table.key,
        "caption": table.caption,
        "note": table.note,
        "columns": [
            {"name": column.name, "title": column.title, "kind": column.kind} for column in table.columns
        ],
        "rows": table_records(table.columns, table.rows),
    }
