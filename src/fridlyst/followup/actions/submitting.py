"""Sending an answer in: what is left is named, and what was asked is settled."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.base import clock
from fridlyst.followup import rules
from fridlyst.followup.actions.common import answerable, begin, measured_at, name_of
from fridlyst.followup.models import QuestionAnswer, Submission
from fridlyst.followup.queries.questions import question_items, standing
from fridlyst.followup.questioning import Place, QuestionItem
from fridlyst.followup.terms import Status, SubmissionState
from fridlyst.indicators.actions import stand_by, tell
from fridlyst.indicators.models import Measurement
from fridlyst.indicators.queries import indicators_asked, measurements, odd_outcomes
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor

Gaps = Mapping[str, Sequence[str]]


@transaction.atomic
def submit(*, by: Actor, submission_id: int, with_gaps: bool = False) -> None:
    """Send the answer in; twice is counted once.

    OddOutcomes names what is far from before; `with_gaps` stands by it.
    Unanswered names the activities, indicators, goals and required questions that are left, unless
    `with_gaps`. What stands in a question that is not asked, as the answers are, is kept and not told.
    """
    submission = answerable(by, submission_id)
    if submission.state in rules.ANSWERED:
        return
    rules.check_open(submission.round.state)
    asked = _asked(submission)
    gaps = _gaps(submission, asked)
    left = sum(map(len, gaps.values()))
    if left and not with_gaps:
        raise rules.Unanswered(_gap_words(gaps), details=dict(gaps))
    _stand_by(submission, certain=with_gaps)
    if submission.state == SubmissionState.NOT_OPENED:
        begin(by, submission)
    rules.check_submission_step(submission.state, SubmissionState.SUBMITTED)
    settle_questions(submission, asked)
    submission.state, submission.submitted_at = SubmissionState.SUBMITTED, clock.now()
    submission.first_submitted_at = submission.first_submitted_at or submission.submitted_at
    submission.reported_by = name_of(by)
    submission.save()
    tell(**measured_at(submission), told=True)
    write_trail(by, "submitted", "submission", submission.pk, {"gaps": left})


def _stand_by(submission: Submission, *, certain: bool) -> None:
    """Raise OddOutcomes for outcomes far from those before, unless the body stands by them."""
    odd = [] if certain else _odd(submission)
    if odd:
        raise rules.OddOutcomes(
            ngettext(
                "%(count)s tal skiljer sig mycket från det ni lämnade förut. Kontrollera det först.",
                "%(count)s tal skiljer sig mycket från dem ni lämnade förut. Kontrollera dem först.",
                len(odd),
            )
            % {"count": len(odd)},
            details={"indicators": odd},
        )
    if certain:
        stand_by(**measured_at(submission))


def _odd(submission: Submission) -> list[str]:
    at = measured_at(submission)
    found = measurements(
        municipality_id=at["municipality_id"], occasions=None, body_id=at["body_id"], gone=None
    )
    now = {one.indicator_id: one for one in found if one.occasion == at["occasion"] and not one.certain}
    asked = indicators_asked(municipality_id=at["municipality_id"], ids=list(now))
    return [
        view.title
        for view in asked
        if odd_outcomes(view.kind, [one for one in found if one.indicator_id == view.id], at["occasion"])
    ]


def settle_questions(submission: Submission, asked: Sequence[QuestionItem]) -> None:
    """Mark which questions were asked, answered or not; from now on the round's questions may change."""
    told: set[Place] = {(one.question.id, one.activity_id) for one in asked if one.asked}
    rows = list(submission.question_answers.all())
    for row in rows:
        row.asked = (row.question_id, row.activity_id) in told
    QuestionAnswer.objects.bulk_update(rows, ["asked"], batch_size=100)
    missing = told - {(row.question_id, row.activity_id) for row in rows}
    QuestionAnswer.objects.bulk_create(
        QuestionAnswer(
            municipality_id=submission.municipality_id,
            submission=submission,
            question_id=question,
            activity_id=activity,
            value=None,
            asked=True,
            version=0,
        )
        for question, activity in sorted(missing, key=lambda place: (place[0], place[1] or 0))
    )


def _asked(submission: Submission) -> tuple[QuestionItem, ...]:
    (of,) = standing(Submission.objects.filter(pk=submission.pk))
    return question_items(of, before=None)


def _gaps(submission: Submission, asked: Sequence[QuestionItem]) -> Gaps:
    """What is left, by kind: the titles of activities, indicators and goals, and the required questions."""
    reports = submission.reports.filter(status=Status.UNKNOWN).order_by("pk")
    goals = submission.goal_reports.filter(status=Status.UNKNOWN).order_by("pk")
    measured = Measurement.objects.filter(
        municipality_id=submission.municipality_id,
        body_id=submission.body_id,
        occasion=rules.occasion_of(submission.round_id),
        sex="",
        value=None,
    ).order_by("pk")
    return {
        "activities": list(reports.values_list("activity__title", flat=True)),
        "indicators": list(measured.values_list("indicator__title", flat=True)),
        "goals": list(goals.values_list("goal__title", flat=True)),
        "questions": [one.question.label for one in asked if one.counts and not one.answered],
    }


def _gap_words(gaps: Gaps) -> str:
    """ "2 aktiviteter, 1 mål och 1 fråga saknar svar."."""
    count = {kind: len(found) for kind, found in gaps.items()}
    named = [
        (count["activities"], ngettext("%(count)s aktivitet", "%(count)s aktiviteter", count["activities"])),
        (count["indicators"], ngettext("%(count)s indikator", "%(count)s indikatorer", count["indicators"])),
        (count["goals"], ngettext("%(count)s mål", "%(count)s mål", count["goals"])),
        (count["questions"], ngettext("%(count)s fråga", "%(count)s frågor", count["questions"])),
    ]
    words = [text % {"count": number} for number, text in named if number]
    if len(words) == 1:
        return _("%(what)s saknar svar.") % {"what": words[0]}
    both = {"first": ", ".join(words[:-1]), "last": words[-1]}
    return _("%(first)s och %(last)s saknar svar.") % both
