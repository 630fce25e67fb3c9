"""The columns and rows of the lists that can be had as files."""

from django.utils.translation import gettext as _

from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.review.shapes import ReadingRow
from fridlyst.web.review.cards import Card


def reading_columns() -> tuple[Column, ...]:
    """Of the list of readings."""
    return (
        Column(_("Dokument"), key="document"),
        Column(_("Läge"), key="state"),
        Column(_("Förslag"), Kind.NUMBER, key="proposals"),
        Column(_("Granskade"), Kind.NUMBER, key="reviewed"),
        Column(_("Uppladdat"), Kind.DATE, key="uploaded"),
        Column(_("Uppladdat av"), key="uploaded_by"),
    )


def reading_cells(one: ReadingRow) -> Row:
    """One reading."""
    return (one.filename, one.state_label, one.total, one.decided, one.created_at.date(), one.made_by)


def proposal_columns() -> tuple[Column, ...]:
    """Of the proposals of a reading."""
    return (
        Column(_("Slag"), key="kind"),
        Column(_("Förslag"), key="proposal"),
        Column(_("Hör till"), key="under"),
        Column(_("Sida"), Kind.NUMBER, key="page"),
        Column(_("Säkerhet"), Kind.PERCENT, key="confidence"),
        Column(_("Granskning"), key="state"),
    )


def proposal_cells(one: Card) -> Row:
    """One proposal."""
    view = one.view
    return (one.kind, one.title, one.under, view.page, view.confidence, view.state_label)
