"""Questions that the coordinator adds to a round, and what is answered to them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fridlyst.base.errors import BadInput, NotFound, NotPermitted
from fridlyst.followup.actions import (
    add_question,
    add_ready_made,
    ask_again,
    close_round,
    copy_questions,
    edit_question,
    move_question,
    open_round,
    remove_question,
    save_answer,
    save_goal_report,
    save_question_answer,
    send_back,
    set_questions,
    submit,
)
from fridlyst.followup.fields import Answer, GoalAnswer
from fridlyst.followup.models import FollowUpRound, GoalReport, Question, QuestionAnswer, Submission
from fridlyst.followup.queries import board, sheet, submission, tasks, with_questions
from fridlyst.followup.queries.questions import questions_of
from fridlyst.followup.question_rules import BadCondition, QuestionAnswered, WrongAnswer
from fridlyst.followup.questioning import (
    Option,
    QuestionCondition,
    QuestionFields,
    QuestionItem,
    QuestionView,
    fields_of,
)
from fridlyst.followup.rules import RoundClosed, SubmissionStep, Unanswered
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions.common import SavedMeanwhile
from fridlyst.programmes.fields import OwnerChoice
from tests import factories
from tests.followup.conftest import Scene

USED = QuestionFields(
    "Används rutinen?",
    "one_choice",
    key="used",
    options=(Option("ja", "Ja"), Option("nej", "Nej")),
    required=True,
)
WHY = QuestionFields(
    "Varför inte?", "text", key="why", condition=QuestionCondition(question="used", values=("nej",))
)
DELAY = QuestionFields(
    "När blir det klart?",
    "date",
    key="delay",
    about="activity",
    condition=QuestionCondition(statuses=("late",)),
    required=True,
)


@pytest.fixture
def draft(scene: Scene) -> FollowUpRound:
    return factories.planned(scene.town, scene.programme, title="Tertial 2 2026")


@pytest.fixture
def opened(scene: Scene, draft: FollowUpRound) -> FollowUpRound:
    set_questions(by=scene.town.actor, round_id=draft.pk, questions=[USED, WHY, DELAY])
    open_round(by=scene.town.actor, round_id=draft.pk)
    return FollowUpRound.objects.get(pk=draft.pk)


def asked(scene: Scene, plan: FollowUpRound, *, withdrawn: bool = False) -> dict[str, QuestionView]:
    found = questions_of(municipality_id=scene.town.municipality.pk, round_id=plan.pk, withdrawn=withdrawn)
    return {one.key: one for one in found}


def mine(scene: Scene, plan: FollowUpRound, body: Body | None = None) -> Submission:
    return Submission.objects.get(round=plan, body=body or scene.social)


def say(scene: Scene, plan: FollowUpRound, key: str, value: object, **more: int) -> int:
    """Save an answer of the social committee's, the first unless a version is given; its version."""
    saved = save_question_answer(
        by=scene.actor(Role.REPORTER, scene.social),
        submission_id=mine(scene, plan).pk,
        question_id=asked(scene, plan)[key].id,
        value=value,
        **{"version": 0} | more,
    )
    return saved.version


class TestEditing:
    def test_what_is_set_is_what_is_asked_in_that_order(self, scene: Scene, draft: FollowUpRound) -> None:
        by = scene.town.actor
        set_questions(by=by, round_id=draft.pk, questions=[USED, WHY])
        set_questions(by=by, round_id=draft.pk, questions=[replace(DELAY, section="Sent"), USED])
        found = asked(scene, draft)
        assert list(found) == ["delay", "used"]
        assert fields_of(found["delay"]).section == "Sent"
        assert not Question.objects.filter(key="why").exists()

    def test_a_form_that_says_nothing_of_headings_leaves_them(
        self, scene: Scene, draft: FollowUpRound
    ) -> None:
        set_questions(by=scene.town.actor, round_id=draft.pk, questions=[replace(USED, section="Rutiner")])
        set_questions(by=scene.town.actor, round_id=draft.pk, questions=[USED])
        assert asked(scene, draft)["used"].section == "Rutiner"

    def test_only_what_changed_gets_a_new_version(self, scene: Scene, draft: FollowUpRound) -> None:
        by = scene.town.actor
        set_questions(by=by, round_id=draft.pk, questions=[USED, WHY])
        set_questions(by=by, round_id=draft.pk, questions=[replace(USED, label="Används den?"), WHY])
        found = asked(scene, draft)
        assert (found["used"].version, found["why"].version) == (2, 1)

    def test_a_question_is_added_last_with_a_name_of_its_own(
        self, scene: Scene, draft: FollowUpRound
    ) -> None:
        by = scene.town.actor
        for _ in range(2):
            add_question(by=by, round_id=draft.pk, fields=replace(USED, key=""))
        assert list(asked(scene, draft)) == ["f-anvands-rutinen", "f-anvands-rutinen-2"]

    def test_moving_stops_at_the_ends_and_at_what_is_waited_for(
        self, scene: Scene, draft: FollowUpRound
    ) -> None:
        by = scene.town.actor
        set_questions(by=by, round_id=draft.pk, questions=[USED, WHY, DELAY])
        found = asked(scene, draft)
        move_question(by=by, round_id=draft.pk, question_id=found["delay"].id, steps=-5)
        assert list(asked(scene, draft)) == ["delay", "used", "why"]
        move_question(by=by, round_id=draft.pk, question_id=found["why"].id, steps=1)
        with pytest.raises(BadCondition):
            move_question(by=by, round_id=draft.pk, question_id=found["why"].id, steps=-1)

    def test_what_another_question_waits_for_stays(self, scene: Scene, draft: FollowUpRound) -> None:
        set_questions(by=scene.town.actor, round_id=draft.pk, questions=[USED, WHY])
        with pytest.raises(BadCondition, match="Varför inte"):
            remove_question(
                by=scene.town.actor, round_id=draft.pk, question_id=asked(scene, draft)["used"].id
            )

    def test_two_who_edit_do_not_write_over_each_other(self, scene: Scene, draft: FollowUpRound) -> None:
        by = scene.town.actor
        made = add_question(by=by, round_id=draft.pk, fields=USED)
        change: dict[str, Any] = {"by": by, "round_id": draft.pk, "question_id": made, "version": 1}
        edit_question(**change, fields=replace(USED, label="Den ena"))
        with pytest.raises(SavedMeanwhile):
            edit_question(**change, fields=replace(USED, label="Den andra"))

    def test_sets_and_earlier_rounds_give_only_what_is_new(self, scene: Scene, draft: FollowUpRound) -> None:
        by = scene.town.actor
        assert add_ready_made(by=by, round_id=draft.pk, name="rutiner") == 5
        assert add_ready_made(by=by, round_id=draft.pk, name="rutiner") == 0
        other = factories.planned(scene.town, scene.programme, title="Nästa")
        add_question(by=by, round_id=other.pk, fields=USED)
        assert copy_questions(by=by, round_id=other.pk, from_round=draft.pk) == 5
        assert len(asked(scene, other)) == 6
        with pytest.raises(NotFound):
            add_ready_made(by=by, round_id=draft.pk, name="annat")

    def test_bodies_and_rounds_of_another_municipality_do_not_exist(
        self, scene: Scene, draft: FollowUpRound
    ) -> None:
        other = factories.town("1489", "Alingsås")
        theirs = factories.body(other)
        with pytest.raises(NotFound):
            add_question(by=scene.town.actor, round_id=draft.pk, fields=replace(USED, body_ids=(theirs.pk,)))
        with pytest.raises(NotFound):
            add_question(by=other.actor, round_id=draft.pk, fields=USED)
        with pytest.raises(NotFound):
            copy_questions(
                by=other.actor,
                round_id=factories.planned(other, factories.programme(other)).pk,
                from_round=draft.pk,
            )

    @pytest.mark.parametrize("role", [Role.REPORTER, Role.APPROVER, Role.READER, Role.REGISTRAR])
    def test_only_the_coordinator_writes_questions(
        self, scene: Scene, draft: FollowUpRound, role: Role
    ) -> None:
        with pytest.raises(NotPermitted):
            add_question(by=scene.actor(role), round_id=draft.pk, fields=USED)

    def test_a_closed_round_asks_nothing_more(self, scene: Scene, opened: FollowUpRound) -> None:
        close_round(by=scene.town.actor, round_id=opened.pk)
        with pytest.raises(RoundClosed):
            add_question(by=scene.town.actor, round_id=opened.pk, fields=replace(USED, key="ny"))


class TestAnswered:
    """What holds when somebody has already answered."""

    def test_words_may_be_mended_but_not_what_was_meant(self, scene: Scene, opened: FollowUpRound) -> None:
        say(scene, opened, "used", "nej")
        here: dict[str, Any] = {
            "by": scene.town.actor,
            "round_id": opened.pk,
            "question_id": asked(scene, opened)["used"].id,
        }
        with pytest.raises(QuestionAnswered):
            edit_question(**here, fields=replace(USED, kind="text", options=()), version=1)
        mended = (Option("ja", "Ja, alltid"), Option("nej", "Nej"), Option("", "Vet inte"))
        edit_question(**here, fields=replace(USED, label="Används den?", options=mended), version=1)
        assert [one.key for one in asked(scene, opened)["used"].options] == ["ja", "nej", "vet-inte"]

    def test_a_removed_question_is_kept_with_its_answers(self, scene: Scene, opened: FollowUpRound) -> None:
        say(scene, opened, "why", "Ont om tid")
        made = asked(scene, opened)["why"].id
        assert remove_question(by=scene.town.actor, round_id=opened.pk, question_id=made) == 1
        assert "why" not in asked(scene, opened)
        kept = asked(scene, opened, withdrawn=True)["why"]
        assert (kept.withdrawn, kept.answers) == (True, 1)
        with pytest.raises(NotFound):
            save_question_answer(
                by=scene.town.actor,
                submission_id=mine(scene, opened).pk,
                question_id=made,
                value="Mer",
                version=1,
            )

    def test_it_is_asked_again_last_with_its_answers(self, scene: Scene, opened: FollowUpRound) -> None:
        say(scene, opened, "why", "Ont om tid")
        here: dict[str, Any] = {"by": scene.town.actor, "round_id": opened.pk}
        of = asked(scene, opened)
        with pytest.raises(NotFound):
            ask_again(**here, question_id=of["why"].id)
        remove_question(**here, question_id=of["why"].id)
        ask_again(**here, question_id=of["why"].id)
        assert list(asked(scene, opened)) == ["used", "delay", "why"]
        assert asked(scene, opened)["why"].answers == 1
        assert say(scene, opened, "why", "Ont om pengar", version=1) == 2
        with pytest.raises(NotPermitted):
            ask_again(
                by=scene.actor(Role.REPORTER, scene.social),
                round_id=opened.pk,
                question_id=of["why"].id,
            )

    def test_what_waits_for_one_that_is_gone_is_not_asked_again(
        self, scene: Scene, opened: FollowUpRound
    ) -> None:
        say(scene, opened, "why", "Ont om tid")
        here: dict[str, Any] = {"by": scene.town.actor, "round_id": opened.pk}
        of = asked(scene, opened)
        for key in ("why", "used"):
            remove_question(**here, question_id=of[key].id)
        with pytest.raises(BadCondition):
            ask_again(**here, question_id=of["why"].id)

    def test_setting_it_again_brings_it_back(self, scene: Scene, opened: FollowUpRound) -> None:
        say(scene, opened, "why", "Ont om tid")
        set_questions(by=scene.town.actor, round_id=opened.pk, questions=[USED])
        set_questions(by=scene.town.actor, round_id=opened.pk, questions=[USED, WHY])
        assert asked(scene, opened)["why"].answers == 1


class TestAnswering:
    def test_the_same_answer_twice_is_counted_once(self, scene: Scene, opened: FollowUpRound) -> None:
        assert say(scene, opened, "used", "nej") == 1
        assert say(scene, opened, "used", "nej") == 1
        assert say(scene, opened, "used", "ja", version=1) == 2
        assert QuestionAnswer.objects.get().value == "ja"

    def test_two_in_the_same_question_are_told(self, scene: Scene, opened: FollowUpRound) -> None:
        say(scene, opened, "why", "Den ena")
        with pytest.raises(SavedMeanwhile):
            say(scene, opened, "why", "Den andra")

    def test_an_answer_can_be_taken_away(self, scene: Scene, opened: FollowUpRound) -> None:
        say(scene, opened, "used", "nej")
        assert say(scene, opened, "used", None, version=1) == 2
        assert QuestionAnswer.objects.filter(value__isnull=True).count() == 1

    @pytest.mark.parametrize(("key", "value"), [("used", "kanske"), ("why", ["lista"])])
    def test_what_cannot_be_an_answer_is_refused(
        self, scene: Scene, opened: FollowUpRound, key: str, value: object
    ) -> None:
        with pytest.raises(BadInput):
            say(scene, opened, key, value)

    def test_a_question_is_asked_where_it_belongs(self, scene: Scene, opened: FollowUpRound) -> None:
        with pytest.raises(NotFound):
            say(scene, opened, "used", "ja", activity_id=scene.alone.pk)
        with pytest.raises(NotFound):
            say(scene, opened, "delay", "2026-12-01")
        stranger = factories.activity(scene.town, scene.goal, "En annans", leads=[scene.north])
        with pytest.raises(NotFound):
            say(scene, opened, "delay", "2026-12-01", activity_id=stranger.pk)
        assert say(scene, opened, "delay", "2026-12-01", activity_id=scene.alone.pk) == 1

    @pytest.mark.parametrize("whom", [{"body_kind": "company"}, {"north": True}])
    def test_who_is_not_asked_cannot_answer(
        self, scene: Scene, opened: FollowUpRound, whom: dict[str, Any]
    ) -> None:
        whom = {"body_ids": (scene.north.pk,)} if "north" in whom else whom
        add_question(by=scene.town.actor, round_id=opened.pk, fields=replace(USED, key="few", **whom))
        with pytest.raises(NotFound):
            say(scene, opened, "few", "ja")

    def test_another_body_cannot_answer(self, scene: Scene, opened: FollowUpRound) -> None:
        with pytest.raises(NotPermitted):
            save_question_answer(
                by=scene.actor(Role.REPORTER, scene.north),
                submission_id=mine(scene, opened).pk,
                question_id=asked(scene, opened)["used"].id,
                value="ja",
                version=0,
            )

    def test_a_share_needs_both_its_numbers(self, scene: Scene, draft: FollowUpRound) -> None:
        add_question(by=scene.town.actor, round_id=draft.pk, fields=QuestionFields("Andel", "share", key="a"))
        open_round(by=scene.town.actor, round_id=draft.pk)
        with pytest.raises(BadInput):
            say(scene, draft, "a", {"numerator": "3", "denominator": ""})
        with pytest.raises(WrongAnswer):
            say(scene, draft, "a", "33 %")
        say(scene, draft, "a", {"numerator": "3", "denominator": "9"})
        assert QuestionAnswer.objects.get().value == {"numerator": "3", "denominator": "9"}


class TestSendingIn:
    def _report(self, scene: Scene, plan: FollowUpRound, status: str) -> None:
        for activity in (scene.alone, scene.shared):
            save_answer(
                by=scene.town.actor,
                submission_id=mine(scene, plan).pk,
                activity_id=activity.pk,
                answer=Answer(status),
                version=1,
            )

    def test_required_questions_are_named_only_where_they_are_asked(
        self, scene: Scene, opened: FollowUpRound
    ) -> None:
        self._report(scene, opened, "done")
        with pytest.raises(Unanswered) as left:
            submit(by=scene.town.actor, submission_id=mine(scene, opened).pk)
        assert left.value.details["questions"] == ["Används rutinen?"]
        assert "1 fråga" in str(left.value)

    def test_what_was_folded_away_is_kept_and_not_told(self, scene: Scene, opened: FollowUpRound) -> None:
        say(scene, opened, "used", "nej")
        say(scene, opened, "why", "Ont om tid")
        say(scene, opened, "used", "ja", version=1)
        submit(by=scene.town.actor, submission_id=mine(scene, opened).pk, with_gaps=True)
        told = dict(QuestionAnswer.objects.values_list("question__key", "asked"))
        assert told == {"used": True, "why": False}
        assert QuestionAnswer.objects.get(question__key="why").value == "Ont om tid"

    def test_what_was_asked_and_not_answered_is_known(self, scene: Scene, opened: FollowUpRound) -> None:
        self._report(scene, opened, "late")
        submit(by=scene.town.actor, submission_id=mine(scene, opened).pk, with_gaps=True)
        rows = QuestionAnswer.objects.filter(asked=True, value__isnull=True)
        assert sorted(rows.values_list("question__key", flat=True)) == ["delay", "delay", "used"]

    def test_what_is_sent_in_is_fixed_until_it_is_sent_back(
        self, scene: Scene, opened: FollowUpRound
    ) -> None:
        submit(by=scene.town.actor, submission_id=mine(scene, opened).pk, with_gaps=True)
        with pytest.raises(SubmissionStep):
            say(scene, opened, "used", "ja")
        send_back(by=scene.town.actor, submission_id=mine(scene, opened).pk, comment="Svara på frågan.")
        assert say(scene, opened, "used", "ja") == 1

    def test_a_closed_round_takes_no_answers(self, scene: Scene, opened: FollowUpRound) -> None:
        close_round(by=scene.town.actor, round_id=opened.pk)
        with pytest.raises(RoundClosed):
            say(scene, opened, "used", "ja")


class TestGoals:
    @pytest.fixture
    def owned(self, scene: Scene) -> FollowUpRound:
        """A round in which a committee that owns only a goal is asked."""
        alone = factories.body(scene.town, "Kulturnämnden")
        goal = factories.goal(
            scene.town, scene.programme, "Fler vågar berätta", owners=[OwnerChoice(alone.pk)]
        )
        plan = factories.opened(scene.town, scene.programme)
        assert plan.submissions.filter(body=alone).exists()
        assert mine(scene, plan, alone).goal_reports.get().goal_id == goal.pk
        return plan

    def _save(self, scene: Scene, plan: FollowUpRound, answer: GoalAnswer, version: int = 1) -> int:
        row = GoalReport.objects.get(submission__round=plan)
        return save_goal_report(
            by=scene.actor(Role.REPORTER, row.submission.body),
            submission_id=row.submission_id,
            goal_id=row.goal_id,
            answer=answer,
            version=version,
        ).version

    def test_who_owns_only_a_goal_is_asked_how_it_goes(self, scene: Scene, owned: FollowUpRound) -> None:
        row = GoalReport.objects.get(submission__round=owned)
        with pytest.raises(Unanswered) as left:
            submit(by=scene.town.actor, submission_id=row.submission_id)
        assert left.value.details["goals"] == ["Fler vågar berätta"]
        assert self._save(scene, owned, GoalAnswer("ongoing", "Har börjat")) == 2
        submit(by=scene.town.actor, submission_id=row.submission_id)
        whole = board(municipality_id=scene.town.municipality.pk, slug=owned.slug)
        assert whole.counts.ongoing == 1

    def test_the_same_twice_once_and_two_are_told(self, scene: Scene, owned: FollowUpRound) -> None:
        assert self._save(scene, owned, GoalAnswer("late")) == 2
        assert self._save(scene, owned, GoalAnswer("late")) == 2
        with pytest.raises(SavedMeanwhile):
            self._save(scene, owned, GoalAnswer("done"))

    def test_only_the_owner_answers(self, scene: Scene, owned: FollowUpRound) -> None:
        row = GoalReport.objects.get(submission__round=owned)
        wanted: dict[str, Any] = {"goal_id": row.goal_id, "answer": GoalAnswer("done"), "version": 1}
        with pytest.raises(NotPermitted):
            save_goal_report(
                by=scene.actor(Role.REPORTER, scene.social), submission_id=row.submission_id, **wanted
            )
        with pytest.raises(NotFound):
            save_goal_report(by=scene.town.actor, submission_id=mine(scene, owned).pk, **wanted)

    def test_a_question_for_a_collective_is_for_its_members(self, scene: Scene, draft: FollowUpRound) -> None:
        fields = replace(USED, body_ids=(scene.districts.pk, scene.north.pk))
        add_question(by=scene.town.actor, round_id=draft.pk, fields=fields)
        assert asked(scene, draft)["used"].body_ids == (scene.north.pk, scene.south.pk)

    def test_a_body_that_a_question_names_is_asked(self, scene: Scene, draft: FollowUpRound) -> None:
        named = factories.body(scene.town, "Räddningstjänsten")
        fields = replace(USED, body_ids=(named.pk,))
        add_question(by=scene.town.actor, round_id=draft.pk, fields=fields)
        open_round(by=scene.town.actor, round_id=draft.pk)
        assert draft.submissions.filter(body=named).exists()


class TestReading:
    """What a body meets, as the round and its own answers stand."""

    def _items(self, scene: Scene, plan: FollowUpRound) -> dict[tuple[str, int | None], QuestionItem]:
        here = scene.town.municipality.pk
        found = sheet(municipality_id=here, round_slug=plan.slug, body_key=scene.social.key)
        return {(one.question.key, one.activity_id): one for one in found.questions}

    def test_conditions_follow_statuses_and_answers(self, scene: Scene, opened: FollowUpRound) -> None:
        before = self._items(scene, opened)
        assert before["used", None].asked
        assert not before["why", None].asked
        assert not before["delay", scene.alone.pk].asked
        say(scene, opened, "used", "nej")
        save_answer(
            by=scene.town.actor,
            submission_id=mine(scene, opened).pk,
            activity_id=scene.alone.pk,
            answer=Answer("late"),
            version=1,
        )
        now = self._items(scene, opened)
        assert now["why", None].asked
        assert now["delay", scene.alone.pk].asked
        assert not now["delay", scene.shared.pk].asked

    def test_what_is_added_reaches_those_who_have_not_sent_in(
        self, scene: Scene, opened: FollowUpRound
    ) -> None:
        submit(by=scene.town.actor, submission_id=mine(scene, opened).pk, with_gaps=True)
        add_question(by=scene.town.actor, round_id=opened.pk, fields=replace(USED, key="ny"))
        assert ("ny", None) not in self._items(scene, opened)
        send_back(by=scene.town.actor, submission_id=mine(scene, opened).pk, comment="En fråga till.")
        assert ("ny", None) in self._items(scene, opened)

    def test_the_last_answer_stands_beside_with_its_own_words(
        self, scene: Scene, opened: FollowUpRound
    ) -> None:
        say(scene, opened, "used", "nej")
        say(scene, opened, "why", "Ont om tid")
        submit(by=scene.town.actor, submission_id=mine(scene, opened).pk, with_gaps=True)
        later = factories.planned(
            scene.town,
            scene.programme,
            title="Året 2026",
            period_start=date(2026, 9, 1),
            period_end=date(2026, 12, 31),
            closes_on=date(2027, 1, 31),
        )
        changed = replace(USED, options=(Option("nej", "Nix"), Option("ja", "Jo")))
        set_questions(by=scene.town.actor, round_id=later.pk, questions=[changed, WHY])
        open_round(by=scene.town.actor, round_id=later.pk)
        past = self._items(scene, later)["used", None].before
        assert past is not None
        assert (past.round_title, past.value, past.options[1].label) == (opened.title, "nej", "Nej")

    def test_required_questions_are_counted_where_they_are_asked(
        self, scene: Scene, opened: FollowUpRound
    ) -> None:
        here = scene.town.municipality.pk
        ref = submission(municipality_id=here, round_slug=opened.slug, body_key=scene.social.key)
        assert (ref.questions, ref.replied) == (1, 0)
        say(scene, opened, "used", "ja")
        save_answer(
            by=scene.town.actor,
            submission_id=ref.id,
            activity_id=scene.alone.pk,
            answer=Answer("late"),
            version=1,
        )
        ref = submission(municipality_id=here, round_slug=opened.slug, body_key=scene.social.key)
        assert (ref.questions, ref.replied) == (2, 1)
        (task,) = with_questions(tasks(municipality_id=here, body_ids=(scene.social.pk,)))
        assert (task.asked, task.answered) == (2 + 1 + 2, 2)
