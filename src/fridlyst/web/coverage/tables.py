"""The columns and rows of each matrix as a file."""

from django.utils.translation import gettext as _

from fridlyst.coverage.compared import DocumentAbove
from fridlyst.coverage.shapes import Matrix
from fridlyst.programmes.terms import Stance
from fridlyst.reports.columns import Coded, Column, Kind, Row


def matrix_columns(matrix: Matrix) -> tuple[Column, ...]:
    """The row's name, a number for each column, and how many activities the row has in all."""
    return (
        Column(matrix.row_title, key="row"),
        *(Column(line.label, Kind.NUMBER, key=line.code) for line in matrix.columns),
        Column(_("Aktiviteter"), Kind.NUMBER, key="activities"),
    )


def matrix_rows(matrix: Matrix) -> list[Row]:
    """Every row, then how many activities each column has, then how many stand outside the matrix."""
    rows: list[Row] = [
        (
            Coded(f"{row.short} {row.label}".strip(), row.code),
            *(len(matrix.at(row, column)) for column in matrix.columns),
            len(matrix.by_row.get(row.code, ())),
        )
        for row in matrix.rows
    ]
    sums = [len(matrix.by_column.get(column.code, ())) for column in matrix.columns]
    rows.append((Coded(_("Aktiviteter"), "activities"), *sums, len(matrix.inside)))
    none = [None for _column in matrix.columns]
    rows.append((Coded(_("Inte placerade"), "unplaced"), *none, len(matrix.outside)))
    return rows


def above_columns() -> tuple[Column, ...]:
    """Of the goals of the documents above."""
    return (
        Column(_("Styrdokument"), key="document"),
        Column(_("Mål"), key="number"),
        Column(_("Målets lydelse"), weight=3, key="title"),
        Column(_("Programmet"), key="stance"),
        Column(_("Varför"), weight=2, key="why"),
        Column(_("Egna mål"), key="own_goals"),
        Column(_("Aktiviteter"), Kind.NUMBER, key="activities"),
    )


def above_rows(found: tuple[DocumentAbove, ...]) -> list[Row]:
    """One a steering goal."""
    return [
        (
            document.document.title,
            one.goal.number,
            one.goal.title,
            Coded(stance_words(one.stance), one.stance),
            one.why,
            ", ".join(one.goals),
            len(one.activities),
        )
        for document in found
        for one in document.goals
    ]


def stance_words(stance: str) -> str:
    """How the programme stands to a goal above, in words."""
    return str(Stance(stance).label) if stance else _("Inte sagt")
