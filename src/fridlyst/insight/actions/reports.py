"""Publishing a report, as it is that day, and taking it away."""

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_text
from fridlyst.base.errors import NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.counts.queries.rule import rule_of
from fridlyst.files.actions import keep_file, let_go
from fridlyst.files.kinds import Format
from fridlyst.followup.models import FollowUpRound
from fridlyst.followup.terms import RoundState
from fridlyst.indicators.models import Indicator
from fridlyst.insight.actions.common import own_published
from fridlyst.insight.fields import FrozenReport
from fridlyst.insight.models import PublishedProgramme, PublishedReport
from fridlyst.insight.numbers import question_key
from fridlyst.insight.queries.known import known_numbers
from fridlyst.insight.reported import gives_away, together
from fridlyst.insight.rules import NumbersMoved, RoundNotClosed, TellsMore
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor

_LARGEST = 50 * 1024 * 1024


@transaction.atomic
def publish_report(*, by: Actor, programme_id: int, report: FrozenReport) -> PublishedReport:
    """Keep the report as it is now, in the place of an earlier one of the same round and kind.

    NotFound for a round that is not about this programme; RoundNotClosed; TellsMore; NumbersMoved.
    """
    row = own_published(by, programme_id)
    rows = FollowUpRound.objects.filter(municipality_id=by.municipality_id, programmes=programme_id)
    about = rows.filter(pk=report.round_id).first()
    if about is None:
        raise NotFound
    if about.state != RoundState.CLOSED:
        raise RoundNotClosed("Rapporten kan publiceras när omgången är stängd.")
    _check_all_public(about)
    _tell(row, report, _uncounted(about))
    file = keep_file(
        by=by, data=report.pdf, filename="rapport.pdf", allowed=frozenset({Format.PDF}), largest=_LARGEST
    )
    earlier = row.reports.filter(round=about, kind=report.kind).first()
    if earlier is not None:
        row.reports.filter(pk=earlier.pk).delete()
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
    # Only now, so that a file that is the same stays.
    if earlier is not None:
        let_go(by=by, file_id=earlier.file_id)
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
    found.delete()
    let_go(by=by, file_id=found.file_id)


def _tell(row: PublishedProgramme, report: FrozenReport, uncounted: frozenset[str]) -> None:
    """Remember what the report tells, also when it is taken away: somebody may have it."""
    counted = {key: days for key, days in report.told.items() if key not in uncounted}
    if gives_away(counted, known_numbers(row.municipality_id), rule_of(row.municipality_id)):
        raise NumbersMoved("Tal publicerades medan rapporten gjordes. Läs igenom den och publicera igen.")
    row.told = together(row.told, report.told)
    row.save(update_fields=["told"])


def _uncounted(about: FollowUpRound) -> frozenset[str]:
    """What is said not to count persons: its numbers may move by few."""
    indicators = Indicator.objects.filter(municipality_id=about.municipality_id, about_persons=False)
    questions = about.questions.filter(about_persons=False)
    return frozenset(
        (
            *(str(one) for one in indicators.values_list("pk", flat=True)),
            *(question_key(one) for one in questions.values_list("key", flat=True)),
        )
    )


def _check_all_public(about: FollowUpRound) -> None:
    others = about.programmes.exclude(published__public=True)
    for title in others.order_by("pk").values_list("title", flat=True)[:1]:
        raise TellsMore(
            Sentence(
                "Rapporten handlar också om ”%(title)s”, som inte är publicerat. Publicera det först.",
                title=title,
            )
        )
