"""The lists about whether following up was kept, as files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.followup.queries.keeping import Keeping
from fridlyst.programmes.terms import FollowUpKind
from fridlyst.reports.columns import Coded, Column, Kind, Row
from fridlyst.web.followup.presenters.keeping import LABELS
from fridlyst.web.shared.status import coded


@dataclass(frozen=True)
class KeepingTable:
    """A list: what its file is called, its columns, and its rows when they are asked for."""

    title: str
    columns: tuple[Column, ...]
    rows: Callable[[], Sequence[Row]]


def keeping_tables(found: Keeping) -> Mapping[str, KeepingTable]:
    """The lists by the name that stands in the address; the first one is the table itself."""
    return {
        "": KeepingTable(_("hölls uppföljningen"), _kept_columns(), lambda: _kept_rows(found)),
        "krav": KeepingTable(_("uppföljning som inte hölls"), _unmet_columns(), lambda: _unmet_rows(found)),
        "tysta": KeepingTable(_("har inte svarat"), _silent_columns(), lambda: _silent_rows(found)),
        "utan-ansvarig": KeepingTable(
            _("aktiviteter utan ansvarig"), _activity_columns(), lambda: _ownerless(found)
        ),
        "star-stilla": KeepingTable(
            _("aktiviteter som står stilla"), _still_columns(), lambda: _still_rows(found)
        ),
    }


def _kept_columns() -> tuple[Column, ...]:
    return (
        Column(_("Ansvarig"), weight=2, key="body"),
        Column(_("År"), Kind.NUMBER, key="year"),
        Column(_("Tillfrågad"), Kind.NUMBER, key="asked"),
        Column(_("Svarat"), Kind.NUMBER, key="answered"),
        Column(_("I tid"), Kind.NUMBER, key="in_time"),
        Column(_("Godkända"), Kind.NUMBER, key="approved"),
        Column(_("Väntas än"), Kind.NUMBER, key="waiting"),
        Column(_("Hölls det?"), key="verdict"),
    )


def _kept_rows(found: Keeping) -> list[Row]:
    return [
        (
            body.name,
            year,
            *(kept.asked, kept.answered, kept.in_time, kept.approved, kept.waiting),
            Coded(str(LABELS[kept.verdict]), kept.verdict),
        )
        for body in found.bodies
        for year, kept in sorted(body.years.items())
    ]


def _unmet_columns() -> tuple[Column, ...]:
    return (
        Column(_("Uppföljning"), weight=2, key="title"),
        Column(_("Slag"), key="kind"),
        Column(_("Perioden börjar"), Kind.DATE, key="period_start"),
        Column(_("Perioden slutar"), Kind.DATE, key="period_end"),
        Column(_("Skulle ha svarats"), Kind.DATE, key="closes_on"),
    )


def _unmet_rows(found: Keeping) -> list[Row]:
    return [
        (one.title, kind_words(one.kind), one.period_start, one.period_end, one.closes_on)
        for one in found.unmet
    ]


def kind_words(kind: str) -> str:
    """What a demand is called: its kind of following up, or the law's."""
    return str(FollowUpKind(kind).label) if kind in FollowUpKind.values else kind


def _silent_columns() -> tuple[Column, ...]:
    return (
        Column(_("Ansvarig"), weight=2, key="body"),
        Column(_("Omgångar utan svar"), Kind.NUMBER, key="rounds"),
        Column(_("Svarade senast i"), weight=2, key="last_answered"),
    )


def _silent_rows(found: Keeping) -> list[Row]:
    return [(body.name, body.silence.rounds, body.silence.last_answered) for body in found.silent]


def _activity_columns() -> tuple[Column, ...]:
    return (Column(_("Aktivitet"), weight=3, key="activity"),)


def _ownerless(found: Keeping) -> list[Row]:
    return [(one.title,) for one in found.ownerless]


def _still_columns() -> tuple[Column, ...]:
    return (
        Column(_("Aktivitet"), weight=3, key="activity"),
        Column(_("Ansvarig"), weight=2, key="body"),
        Column(_("Läge"), key="status"),
        Column(_("Omgångar i rad"), Kind.NUMBER, key="rounds"),
    )


def _still_rows(found: Keeping) -> list[Row]:
    return [(one.title, one.body_name, coded(one.status), one.rounds) for one in found.still]
