"""Publishing a report, as it is that day, and taking it away."""

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_text
from fridlyst.base.errors import NotFound
from fridlyst.files.actions import keep_file, let_go
from fridlyst.files.kinds import Format
from fridlyst.followup.models import FollowUpRound
from fridlyst.followup.terms import RoundState
from fridlyst.insight.actions.common import own_published
from fridlyst.insight.fields import FrozenReport
from fridlyst.insight.models import PublishedReport
from fridlyst.insight.rules import RoundNotClosed
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor

_LARGEST = 50 * 1024 * 1024


@transaction.atomic
def publish_report(*, by: Actor, programme_id: int, report: FrozenReport) -> PublishedReport:
    """Keep the report as it is now, in the place of an earlier one of the same round and kind.

    NotFound for a round that is not about this programme; RoundNotClosed.
    """
    row = own_published(by, programme_id)
    rows = FollowUpRound.objects.filter(municipality_id=by.municipality_id, programmes=programme_id)
    about = rows.filter(pk=report.round_id).first()
    if about is None:
        raise NotFound
    if about.state != RoundState.CLOSED:
        raise RoundNotClosed("Rapporten kan publiceras när omgången är stängd.")
    file = keep_file(
        by=by, data=report.pdf, filename="rapport.pdf", allowed=frozenset({Format.PDF}), largest=_LARGEST
    )
    _drop(by, row.reports.filter(round=about, kind=report.kind).first())
    made = PublishedReport.objects.create(
        municipality_id=by.municipality_id,
        published=row,
        round=about,
        kind=report.kind,
        title=check_text(report.title, "title", longest=300),
        period_end=about.period_end,
        page=report.page,
        file=file,
        published_at=clock.now(),
    )
    write_trail(by, "published", "published_report", made.pk, {"round": about.pk, "kind": report.kind})
    return made


@transaction.atomic
def withdraw_report(*, by: Actor, programme_id: int, report_id: int) -> None:
    """Nobody reads the report from this moment, and its file goes if nothing else holds it."""
    row = own_published(by, programme_id)
    found = row.reports.filter(pk=report_id).first()
    if found is None:
        raise NotFound
    write_trail(by, "withdrew", "published_report", found.pk, {"round": found.round_id, "kind": found.kind})
    _drop(by, found)


def _drop(by: Actor, row: PublishedReport | None) -> None:
    if row is not None:
        file_id = row.file_id
        row.delete()
        let_go(by=by, file_id=file_id)
