"""Pictures of the situation in words: how they stand, and their files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.jobs.queries import JobView
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.situations import format_of
from fridlyst.situation.shapes import SituationHead, Standing
from fridlyst.situation.terms import RenewalState, SituationState
from fridlyst.web.reports.presenters import FileRow, made_row
from fridlyst.web.shared.text import day
from fridlyst.web.situation.finding import picture_href


@dataclass(frozen=True)
class PictureRow:
    """A picture in the list."""

    head: SituationHead
    href: str
    state: str
    decided: str
    renewed: str


def picture_rows(visit: Visit, heads: Iterable[SituationHead]) -> tuple[PictureRow, ...]:
    """Every picture as a row."""
    return tuple(_row(visit, head) for head in heads)


def _row(visit: Visit, head: SituationHead) -> PictureRow:
    renewed = day(head.due_on) if head.state == SituationState.DECIDED and head.due_on else ""
    state = str(SituationState(head.state).label)
    return PictureRow(head, picture_href(visit, head.slug), state, decided_words(head), renewed)


def decided_words(head: SituationHead) -> str:
    """ "12 mars 2026, Kommunstyrelsen § 14", or nothing while it is a draft."""
    if head.decided_on is None:
        return ""
    paragraph = f" § {head.paragraph}" if head.paragraph else ""
    return f"{day(head.decided_on)}, {head.decided_by}{paragraph}"


def renewal_words(found: Standing, today: date) -> str:
    """How the two years stand, in one sentence with its number."""
    if found.due_on is None:
        return _("Kommunen har ingen beslutad lägesbild i Fridlyst.")
    told = {"day": day(found.due_on), "time": _time(abs((found.due_on - today).days))}
    words = {
        RenewalState.KEPT: _("Lägesbilden gäller till %(day)s."),
        RenewalState.NEAR: _("Lägesbilden ska förnyas senast %(day)s, om %(time)s."),
        RenewalState.LATE: _("Lägesbilden skulle ha förnyats senast %(day)s. Den är %(time)s försenad."),
    }
    return words[RenewalState(found.renewal)] % told


def _time(days: int) -> str:
    """Days up to two months, then months."""
    if days < 62:
        return ngettext("%(n)s dag", "%(n)s dagar", days) % {"n": days}
    months = round(days / 30.44)
    return ngettext("%(n)s månad", "%(n)s månader", months) % {"n": months}


def file_rows(visit: Visit, slug: str, made: Sequence[JobView]) -> tuple[FileRow, ...]:
    """The files of a picture; those that failed have nothing to fetch."""
    rows = (file_row(visit, slug, one) for one in made)
    return tuple(row for row in rows if not row.failed)


def file_row(visit: Visit, slug: str, made: JobView) -> FileRow:
    """One file."""
    href = picture_href(visit, slug, "download", made.id)
    page = picture_href(visit, slug, "file", made.id)
    return made_row(made, code=format_of(made), kind="", href=href, page=page)


def columns() -> tuple[Column, ...]:
    """Of the list as a file."""
    return (
        Column(_("Lägesbild"), weight=2, key="title"),
        Column(_("Läge"), key="state"),
        Column(_("Första dagen"), Kind.DATE, key="period_start"),
        Column(_("Sista dagen"), Kind.DATE, key="period_end"),
        Column(_("Beslutad"), Kind.DATE, key="decided_on"),
        Column(_("Beslutad av"), key="decided_by"),
        Column(_("Paragraf"), key="paragraph"),
        Column(_("Diarienummer"), key="registration_number"),
        Column(_("Förnyas senast"), Kind.DATE, key="due_on"),
    )


def cells(row: PictureRow) -> Row:
    """One picture as a row of a file."""
    one = row.head
    return (
        one.title,
        row.state,
        one.period_start,
        one.period_end,
        one.decided_on,
        one.decided_by,
        one.paragraph,
        one.matter_number,
        one.due_on,
    )
