"""Approving with the committee's decision, noting it later, sending back."""

from datetime import date, timedelta

import pytest

from fridlyst.base.clock import today
from fridlyst.base.errors import BadInput, NotFound, NotPermitted
from fridlyst.followup.actions import approve, close_round, note_decision, send_back
from fridlyst.followup.decision_rules import (
    NO_DECISION,
    Decision,
    DecisionDay,
    DecisionHalf,
    NotApproved,
    ParagraphWrong,
    check_decision,
    tidy_paragraph,
)
from fridlyst.followup.models import FollowUpRound, Submission
from fridlyst.followup.queries import board, sheet
from fridlyst.followup.queries.deciding import waiting_answers
from fridlyst.followup.rules import RoundClosed, SubmissionStep
from fridlyst.followup.terms import SubmissionState
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions.common import SavedMeanwhile
from fridlyst.trail.models import Event
from tests import factories
from tests.followup.conftest import Scene

TODAY, OPENED = date(2026, 9, 14), date(2026, 8, 20)


class TestWhatADecisionIs:
    """Plain rules."""

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("88", "§ 88"),
            ("§88", "§ 88"),
            (" §  88 ", "§ 88"),
            ("§§88–89", "§§ 88–89"),
            ("88 b", "§ 88 b"),
            ("KS §88/2026", "KS § 88/2026"),
            ("SN 2026-09-13 § 88", "SN 2026-09-13 § 88"),
            ("", ""),
        ],
    )
    def test_paragraphs_are_written_as_minutes_do(self, typed: str, kept: str) -> None:
        assert tidy_paragraph(typed) == kept

    @pytest.mark.parametrize(
        "typed", ["§", "paragraf", "8\u200b8", "\u202e88", "8" * 41, "\x008", "88\ud800"]
    )
    def test_strange_paragraphs_are_refused(self, typed: str) -> None:
        with pytest.raises(BadInput) as told:
            tidy_paragraph(typed)
        assert told.value.field == "decision_paragraph"

    @pytest.mark.parametrize(
        ("given", "wrong", "field"),
        [
            (Decision(TODAY), DecisionHalf, "decision_paragraph"),
            (Decision(None, "88"), DecisionHalf, "decided_on"),
            (Decision(TODAY + timedelta(days=1), "88"), DecisionDay, "decided_on"),
            (Decision(OPENED - timedelta(days=1), "88"), DecisionDay, "decided_on"),
            (Decision(TODAY, "beslutat"), ParagraphWrong, "decision_paragraph"),
        ],
    )
    def test_what_cannot_be(self, given: Decision, wrong: type[BadInput], field: str) -> None:
        with pytest.raises(wrong) as told:
            check_decision(given, today=TODAY, opened_on=OPENED)
        assert told.value.field == field

    @pytest.mark.parametrize("day", [OPENED, TODAY])
    def test_the_first_and_the_last_day_that_can_be(self, day: date) -> None:
        assert check_decision(Decision(day, "88"), today=TODAY, opened_on=OPENED) == Decision(day, "§ 88")

    def test_neither_part_is_no_decision(self) -> None:
        assert check_decision(Decision(None, "  "), today=TODAY, opened_on=OPENED) is NO_DECISION
        assert not NO_DECISION


@pytest.fixture
def sent(scene: Scene) -> Submission:
    """The social committee's answer, sent in."""
    opened = factories.opened(scene.town, scene.programme)
    return factories.sent_in(scene.town, opened, scene.social, "done")


@pytest.mark.storage
def test_approved_with_a_decision(scene: Scene, sent: Submission) -> None:
    by = scene.actor(Role.APPROVER, scene.social)
    approve(by=by, submission_id=sent.pk, decision=Decision(today(), "88"))
    here = scene.town.municipality.pk
    found = sheet(municipality_id=here, round_slug=sent.round.slug, body_key=scene.social.key)
    assert (found.state, found.decision) == (SubmissionState.APPROVED, Decision(today(), "§ 88"))
    rows = {row.body_id: row.decision for row in board(municipality_id=here, slug=sent.round.slug).rows}
    assert rows[scene.social.pk].paragraph == "§ 88"
    assert Event.objects.get(verb="approved").data == {"decided_on": str(today()), "paragraph": "§ 88"}


@pytest.mark.storage
def test_a_decision_that_cannot_be_approves_nothing(scene: Scene, sent: Submission) -> None:
    by = scene.actor(Role.APPROVER, scene.social)
    with pytest.raises(DecisionDay):
        approve(by=by, submission_id=sent.pk, decision=Decision(today() + timedelta(days=1), "88"))
    sent.refresh_from_db()
    assert (sent.state, sent.decided_on) == (SubmissionState.SUBMITTED, None)


@pytest.mark.storage
def test_noted_after_the_round_has_closed_and_taken_away(scene: Scene, sent: Submission) -> None:
    by = scene.actor(Role.APPROVER, scene.social)
    approve(by=by, submission_id=sent.pk)
    close_round(by=scene.actor(Role.COORDINATOR), round_id=sent.round_id, with_drafts=True)
    given = Decision(today(), "§ 88")
    for _twice in range(2):
        note_decision(by=by, submission_id=sent.pk, decision=given, version=NO_DECISION.version)
    assert Event.objects.filter(verb="decision_noted").count() == 1
    note_decision(by=by, submission_id=sent.pk, decision=NO_DECISION, version=given.version)
    sent.refresh_from_db()
    assert (sent.decided_on, sent.decision_paragraph) == (None, "")
    assert Event.objects.filter(verb="decision_noted").latest("pk").data == {
        "before": {"decided_on": str(today()), "paragraph": "§ 88"}
    }


@pytest.mark.storage
def test_approved_by_a_committee_that_meets_after_the_round_has_closed(
    scene: Scene, sent: Submission
) -> None:
    by = scene.actor(Role.APPROVER, scene.social)
    close_round(by=scene.actor(Role.COORDINATOR), round_id=sent.round_id, with_drafts=True)
    with pytest.raises(RoundClosed):
        send_back(by=by, submission_id=sent.pk, comment="Skriv mer")
    approve(by=by, submission_id=sent.pk, decision=Decision(today(), "88"))
    sent.refresh_from_db()
    assert (sent.state, sent.decision_paragraph) == (SubmissionState.APPROVED, "§ 88")


def test_what_was_never_sent_in_is_not_approved_when_the_round_has_closed(
    scene: Scene, sent: Submission
) -> None:
    silent = sent.round.submissions.exclude(pk=sent.pk).first()
    assert silent is not None
    close_round(by=scene.actor(Role.COORDINATOR), round_id=sent.round_id, with_drafts=True)
    with pytest.raises(SubmissionStep):
        approve(by=scene.town.actor, submission_id=silent.pk)


@pytest.mark.storage
def test_the_later_of_two_decisions_is_told(scene: Scene, sent: Submission) -> None:
    by = scene.actor(Role.APPROVER, scene.social)
    approve(by=by, submission_id=sent.pk, decision=Decision(today(), "88"))
    with pytest.raises(SavedMeanwhile):
        note_decision(by=by, submission_id=sent.pk, decision=Decision(today(), "89"), version=0)
    with pytest.raises(SavedMeanwhile):
        approve(by=by, submission_id=sent.pk, decision=Decision(today(), "89"))
    approve(by=by, submission_id=sent.pk, decision=Decision(today(), "88"))
    sent.refresh_from_db()
    assert sent.decision_paragraph == "§ 88"


@pytest.mark.storage
def test_a_decision_waits_for_the_approval(scene: Scene, sent: Submission) -> None:
    by = scene.actor(Role.APPROVER, scene.social)
    with pytest.raises(NotApproved):
        note_decision(
            by=by, submission_id=sent.pk, decision=Decision(today(), "88"), version=NO_DECISION.version
        )


@pytest.mark.storage
def test_sending_back_takes_the_decision_away_and_the_trail_keeps_it(scene: Scene, sent: Submission) -> None:
    by = scene.actor(Role.APPROVER, scene.social)
    approve(by=by, submission_id=sent.pk, decision=Decision(today(), "88"))
    send_back(by=by, submission_id=sent.pk, comment="Skriv mer")
    sent.refresh_from_db()
    assert (sent.state, sent.decided_on, sent.decision_paragraph) == (SubmissionState.SENT_BACK, None, "")
    assert Event.objects.get(verb="sent_back").data["before"]["paragraph"] == "§ 88"


def test_others_may_not_note_it(scene: Scene, sent: Submission) -> None:
    approve(by=scene.town.actor, submission_id=sent.pk)
    for role, on in ((Role.REPORTER, scene.social), (Role.APPROVER, scene.north), (Role.READER, None)):
        with pytest.raises(NotPermitted):
            note_decision(
                by=scene.actor(role, on),
                submission_id=sent.pk,
                decision=Decision(today(), "88"),
                version=NO_DECISION.version,
            )
    stranger = factories.town("1489", "Alingsås").actor
    with pytest.raises(NotFound):
        note_decision(by=stranger, submission_id=sent.pk, decision=NO_DECISION, version=0)


def test_what_waits_is_what_is_sent_in_and_open(scene: Scene, sent: Submission) -> None:
    here = scene.town.municipality.pk
    assert [one.body_name for one in waiting_answers(here)] == [scene.social.name]
    assert waiting_answers(factories.town("1489", "Alingsås").municipality.pk) == ()
    FollowUpRound.objects.update(state="closed")
    assert waiting_answers(here) == ()
    assert [one.body_name for one in waiting_answers(here, closed=sent.round.slug)] == [scene.social.name]
