"""A body that is merged away, in the middle of a round and between rounds, and taking that back."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries as Statements

from fridlyst.accounts.queries import bodies_held, visit
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.followup.actions import (
    add_question,
    approve,
    close_round,
    open_round,
    save_answer,
    save_question_answer,
    submit,
)
from fridlyst.followup.actions.merging import AnsweredSince, undo_merge
from fridlyst.followup.fields import Answer
from fridlyst.followup.models import FollowUpRound, Submission
from fridlyst.followup.queries import preview, sheet, without_reporter
from fridlyst.followup.queries.questions import questions_of
from fridlyst.followup.questioning import QuestionFields
from fridlyst.indicators.models import Measurement
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.merging import NotMerged, merge_body
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from tests import factories
from tests.followup.conftest import Scene

NEXT = {
    "period_start": date(2026, 9, 1),
    "period_end": date(2026, 12, 31),
    "closes_on": date(2027, 1, 15),
}


@pytest.fixture
def heir(scene: Scene) -> Body:
    return factories.body(scene.town, "Omsorgsnämnden")


def merged(scene: Scene, heir: Body, on: date | None = None) -> None:
    """The social committee goes up in the heir, as of yesterday unless another day is given."""
    day = on or today() - timedelta(days=1)
    merge_body(by=scene.town.actor, body_id=scene.social.pk, into_id=heir.pk, on=day)


def answer(by: Actor, of: Submission, status: str = "ongoing") -> None:
    report = of.reports.order_by("pk")[0]
    save_answer(
        by=by,
        submission_id=of.pk,
        activity_id=report.activity_id,
        answer=Answer(status),
        version=report.version,
    )


def test_the_heir_s_people_answer_and_approve_what_was_asked(scene: Scene, heir: Body) -> None:
    opened = factories.opened(scene.town, scene.programme)
    mine = Submission.objects.get(round=opened, body=scene.social)
    for act in (answer, lambda by, of: submit(by=by, submission_id=of.pk, with_gaps=True)):
        with pytest.raises(NotPermitted):
            act(scene.actor(Role.REPORTER, heir), mine)
    merged(scene, heir)
    answer(scene.actor(Role.REPORTER, heir), mine)
    submit(by=scene.actor(Role.REPORTER, heir), submission_id=mine.pk, with_gaps=True)
    with pytest.raises(NotPermitted):
        approve(by=scene.actor(Role.REPORTER, heir), submission_id=mine.pk)
    approve(by=scene.actor(Role.APPROVER, heir), submission_id=mine.pk)
    mine.refresh_from_db()
    assert (mine.state, mine.body_id) == ("approved", scene.social.pk)


def test_the_old_people_still_answer(scene: Scene, heir: Body) -> None:
    opened = factories.opened(scene.town, scene.programme)
    reporter = scene.actor(Role.REPORTER, scene.social)
    merged(scene, heir)
    answer(reporter, Submission.objects.get(round=opened, body=scene.social))
    with pytest.raises(NotPermitted):
        answer(reporter, Submission.objects.get(round=opened, body=scene.north))


def test_nobody_answers_before_the_day(scene: Scene, heir: Body) -> None:
    merged(scene, heir, today() + timedelta(days=1))
    assert not scene.actor(Role.REPORTER, heir).holds_on(scene.social.pk, Role.REPORTER)
    Body.objects.filter(pk=scene.social.pk).update(valid_to=today() - timedelta(days=1))
    assert scene.actor(Role.REPORTER, heir).holds_on(scene.social.pk, Role.REPORTER)


def test_roles_reach_through_several_mergings_and_no_further(scene: Scene, heir: Body) -> None:
    last = factories.body(scene.town, "Välfärdsnämnden")
    merged(scene, heir)
    merge_body(by=scene.town.actor, body_id=heir.pk, into_id=last.pk, on=today())
    actor = scene.actor(Role.APPROVER, last)
    for body in (scene.social, heir, last):
        assert actor.holds_on(body.pk, Role.APPROVER)
    assert not actor.holds_on(scene.north.pk, Role.APPROVER)
    assert not scene.actor(Role.APPROVER, scene.social).holds_on(heir.pk, Role.APPROVER)
    assert not actor.holds_on(last.pk, Role.REPORTER)


def test_another_town_s_mergings_are_its_own(scene: Scene, heir: Body) -> None:
    away = factories.town("1489", "Alingsås")
    theirs, after = factories.body(away, "Kulturnämnden"), factories.body(away, "Fritidsnämnden")
    merge_body(by=away.actor, body_id=theirs.pk, into_id=after.pk, on=today())
    assert not scene.actor(Role.REPORTER, heir).holds_on(theirs.pk, Role.REPORTER)


@pytest.mark.parametrize("count", [0, 1, 30])
def test_a_visit_is_one_statement(
    scene: Scene, heir: Body, count: int, django_assert_num_queries: Statements
) -> None:
    user = factories.person(scene.town, Role.REPORTER, heir)
    factories.person(scene.town, Role.READER, email=user.email)
    here, last = scene.town.municipality, today() - timedelta(days=1)
    Body.objects.bulk_create(
        Body(municipality=here, key=f"b{n}", name=f"B {n}", merged_into=heir, valid_to=last)
        for n in range(count)
    )
    with django_assert_num_queries(1):
        actor = visit(user_id=user.pk, user_label="A", slug=scene.town.slug).actor
    assert len(actor.grants) == len(set(actor.grants)) == 2 + count


def test_a_round_about_later_asks_the_heir(scene: Scene, heir: Body) -> None:
    merged(scene, heir, date(2026, 10, 1))
    opened = factories.opened(scene.town, scene.programme, title="Tertial 3 2026", **NEXT)
    asked = dict(Submission.objects.filter(round=opened).values_list("body__name", "pk"))
    assert set(asked) == {"Omsorgsnämnden", "Norra stadsdelen", "Södra stadsdelen"}
    mine = Submission.objects.get(pk=asked["Omsorgsnämnden"])
    assert set(mine.reports.values_list("activity_id", flat=True)) == {scene.alone.pk, scene.shared.pk}
    assert Measurement.objects.get(body=heir).indicator_id == scene.share.pk


def test_a_round_about_the_time_before_asks_the_old_one(scene: Scene, heir: Body) -> None:
    merged(scene, heir, date(2026, 9, 1))
    opened = factories.opened(scene.town, scene.programme)
    names = set(Submission.objects.filter(round=opened).values_list("body__name", flat=True))
    assert names == {"Socialnämnden", "Norra stadsdelen", "Södra stadsdelen"}


def test_one_that_owns_already_is_asked_once(scene: Scene) -> None:
    """The north district is a member of a collective that shares an activity with the social committee."""
    merged(scene, scene.north, date(2026, 10, 1))
    opened = factories.opened(scene.town, scene.programme, title="Tertial 3 2026", **NEXT)
    mine = Submission.objects.get(round=opened, body=scene.north)
    assert sorted(mine.reports.values_list("activity_id", flat=True)) == [scene.alone.pk, scene.shared.pk]
    assert opened.submissions.count() == 2


def test_an_heir_that_was_asked_has_both(scene: Scene) -> None:
    opened = factories.opened(scene.town, scene.programme)
    merged(scene, scene.north)
    actor = scene.actor(Role.REPORTER, scene.north)
    for body in (scene.social, scene.north):
        answer(actor, Submission.objects.get(round=opened, body=body))


def test_a_collective_s_member_that_is_merged_answers_through_its_heir(scene: Scene, heir: Body) -> None:
    merge_body(by=scene.town.actor, body_id=scene.north.pk, into_id=heir.pk, on=date(2026, 10, 1))
    made = factories.planned(scene.town, scene.programme, title="Tertial 3 2026", **NEXT)
    found = preview(municipality_id=scene.town.municipality.pk, slug=made.slug)
    assert {one.name for one in found.bodies} == {"Omsorgsnämnden", "Socialnämnden", "Södra stadsdelen"}
    open_round(by=scene.town.actor, round_id=made.pk, body_ids=[heir.pk])
    assert [one.body_id for one in made.submissions.all()] == [heir.pk]


def test_who_has_an_heir_with_a_reporter_is_not_without(
    scene: Scene, heir: Body, django_assert_num_queries: Statements
) -> None:
    here, bodies = scene.town.municipality.pk, [scene.social.pk, scene.north.pk]
    factories.person(scene.town, Role.REPORTER, heir)
    assert without_reporter(municipality_id=here, body_ids=bodies) == set(bodies)
    merged(scene, heir)
    with django_assert_num_queries(1):
        assert without_reporter(municipality_id=here, body_ids=bodies) == {scene.north.pk}


def test_held_but_by_one(scene: Scene) -> None:
    here = scene.town.municipality.pk
    user = factories.person(scene.town, Role.REPORTER, scene.social)
    assert bodies_held(here, Role.REPORTER) == {scene.social.pk}
    assert bodies_held(here, Role.REPORTER, but=user.pk) == frozenset()
    factories.person(scene.town, Role.REPORTER)
    assert bodies_held(here, Role.REPORTER, but=user.pk) >= {scene.social.pk, scene.north.pk}
    assert bodies_held(here, Role.APPROVER) == frozenset()


def test_what_the_old_one_said_last_time_stands_beside_the_heir_s_answer(scene: Scene) -> None:
    def days(begins: int, ends: int) -> dict[str, date]:
        start, end = today() - timedelta(days=begins), today() - timedelta(days=ends)
        return {"period_start": start, "period_end": end, "closes_on": today()}

    first = factories.opened(scene.town, scene.programme, title="Först", **days(200, 150))
    factories.sent_in(scene.town, first, scene.social, "late", "Äldre ord")
    factories.sent_in(scene.town, first, scene.north, "done", "Egna ord")
    merged(scene, scene.north, today() - timedelta(days=100))
    factories.opened(scene.town, scene.programme, title="Sedan", **days(90, 20))
    here = scene.town.municipality.pk
    found = sheet(municipality_id=here, round_slug="sedan", body_key=scene.north.key)
    before = {item.activity_id: item.before for item in found.items}
    said = {key: (one.body_name, one.comment) for key, one in before.items() if one}
    assert said == {
        scene.alone.pk: ("Socialnämnden", "Äldre ord"),
        scene.shared.pk: ("Norra stadsdelen", "Egna ord"),
    }
    assert [one.indicator.id for one in found.outcomes] == [scene.share.pk]
    assert found.heir == ""
    old = sheet(municipality_id=here, round_slug=first.slug, body_key=scene.social.key)
    assert (old.heir, len(old.items), len(old.outcomes)) == ("Norra stadsdelen", 2, 1)


def test_the_old_one_s_outcome_stands_beside_the_heir_s(scene: Scene) -> None:
    ended = today() - timedelta(days=100)
    days = {"period_start": ended - timedelta(days=9), "period_end": ended, "closes_on": today()}
    first = factories.opened(scene.town, scene.programme, title="Först", **days)
    factories.sent_in(scene.town, first, scene.social)
    Measurement.objects.filter(body=scene.social).update(numerator=1, denominator=2, value=50)
    merged(scene, scene.north, today() - timedelta(days=90))
    days = {"period_start": today() - timedelta(days=80), "period_end": today(), "closes_on": today()}
    factories.opened(scene.town, scene.programme, title="Sedan", **days)
    found = sheet(municipality_id=scene.town.municipality.pk, round_slug="sedan", body_key=scene.north.key)
    (one,) = found.outcomes
    assert one.before is not None
    assert (one.before.outcome.value, one.before.body_id) == (Decimal(50), scene.social.pk)
    assert (one.now.outcome.value, one.now.body_id) == (None, scene.north.pk)


def undo(scene: Scene) -> None:
    undo_merge(by=scene.town.actor, body_id=scene.social.pk)


def test_what_nobody_has_rested_on_is_undone(scene: Scene, heir: Body) -> None:
    opened = factories.opened(scene.town, scene.programme)
    factories.sent_in(scene.town, opened, scene.social)
    merged(scene, heir)
    undo(scene)
    scene.social.refresh_from_db()
    assert (scene.social.merged_into_id, scene.social.valid_to) == (None, None)
    assert not scene.actor(Role.REPORTER, heir).holds_on(scene.social.pk, Role.REPORTER)
    with pytest.raises(NotMerged):
        undo(scene)


def test_an_answer_of_the_old_one_s_since_keeps_it(scene: Scene, heir: Body) -> None:
    opened = factories.opened(scene.town, scene.programme)
    merged(scene, heir)
    answer(scene.actor(Role.REPORTER, heir), Submission.objects.get(round=opened, body=scene.social))
    with pytest.raises(AnsweredSince):
        undo(scene)


def test_an_approval_since_keeps_it(scene: Scene, heir: Body) -> None:
    opened = factories.opened(scene.town, scene.programme)
    mine = factories.sent_in(scene.town, opened, scene.social)
    merged(scene, heir)
    approve(by=scene.actor(Role.APPROVER, heir), submission_id=mine.pk)
    with pytest.raises(AnsweredSince):
        undo(scene)


def test_an_answer_before_the_day_does_not(scene: Scene, heir: Body) -> None:
    opened = factories.opened(scene.town, scene.programme)
    merged(scene, heir, today() + timedelta(days=2))
    answer(scene.actor(Role.REPORTER, scene.social), Submission.objects.get(round=opened, body=scene.social))
    undo(scene)


def test_the_heir_s_answer_in_a_later_round_keeps_it(scene: Scene, heir: Body) -> None:
    before = factories.opened(scene.town, scene.programme)
    merged(scene, scene.north, date(2026, 10, 1))
    answer(scene.town.actor, Submission.objects.get(round=before, body=scene.north))
    close_round(by=scene.town.actor, round_id=before.pk, with_drafts=True)
    later = factories.opened(scene.town, scene.programme, title="Tertial 3 2026", **NEXT)
    undo(scene)
    merged(scene, scene.north, date(2026, 10, 1))
    answer(scene.town.actor, Submission.objects.get(round=later, body=scene.north))
    undo(scene)
    merged(scene, scene.north, date(2026, 10, 1))
    last = factories.opened(scene.town, scene.programme, title="Året 2026", **NEXT)
    answer(scene.town.actor, Submission.objects.get(round=last, body=scene.north))
    with pytest.raises(AnsweredSince):
        undo(scene)


def test_an_answer_further_down_the_line_keeps_it(scene: Scene, heir: Body) -> None:
    opened = factories.opened(scene.town, scene.programme)
    last = factories.body(scene.town, "Välfärdsnämnden")
    merged(scene, heir)
    merge_body(by=scene.town.actor, body_id=heir.pk, into_id=last.pk, on=today())
    answer(scene.actor(Role.REPORTER, last), Submission.objects.get(round=opened, body=scene.social))
    for body in (scene.social, heir):
        with pytest.raises(AnsweredSince):
            undo_merge(by=scene.town.actor, body_id=body.pk)


def test_only_one_s_own_and_only_the_coordinator(scene: Scene, heir: Body) -> None:
    merged(scene, heir)
    with pytest.raises(NotFound):
        undo_merge(by=factories.town("1489", "Alingsås").actor, body_id=scene.social.pk)
    with pytest.raises(NotPermitted):
        undo_merge(by=scene.actor(Role.REPORTER, scene.social), body_id=scene.social.pk)


class TestQuestions:
    """The round's own questions, where the body that they are for has gone up in another."""

    FOR_SOCIAL = QuestionFields("Finns ett skyddat boende?", "yes_no", key="boende")

    def ask(self, scene: Scene, *, title: str, **days: date) -> tuple[FollowUpRound, int]:
        plan = factories.planned(scene.town, scene.programme, title=title, **days)
        fields = replace(self.FOR_SOCIAL, body_ids=(scene.social.pk,))
        return plan, add_question(by=scene.town.actor, round_id=plan.pk, fields=fields)

    def questions(self, scene: Scene, plan: FollowUpRound, body: Body) -> list[str]:
        here = scene.town.municipality.pk
        found = sheet(municipality_id=here, round_slug=plan.slug, body_key=body.key)
        return [one.question.label for one in found.questions]

    @pytest.mark.storage
    def test_the_heir_that_is_asked_instead_gets_them_and_answers(self, scene: Scene, heir: Body) -> None:
        merged(scene, heir, date(2026, 10, 1))
        plan, question = self.ask(scene, title="Tertial 3 2026", **NEXT)
        open_round(by=scene.town.actor, round_id=plan.pk)
        assert self.questions(scene, plan, heir) == [self.FOR_SOCIAL.label]
        assert self.questions(scene, plan, scene.north) == []
        mine = Submission.objects.get(round=plan, body=heir)
        by = scene.actor(Role.REPORTER, heir)
        save_question_answer(by=by, submission_id=mine.pk, question_id=question, value=True, version=0)
        other = Submission.objects.get(round=plan, body=scene.north)
        with pytest.raises(NotFound):
            save_question_answer(
                by=scene.town.actor, submission_id=other.pk, question_id=question, value=True, version=0
            )

    def test_an_heir_whose_predecessor_is_asked_itself_does_not(self, scene: Scene) -> None:
        plan, question = self.ask(scene, title="Tertial 2 2026")
        open_round(by=scene.town.actor, round_id=plan.pk)
        merged(scene, scene.north)
        assert self.questions(scene, plan, scene.social) == [self.FOR_SOCIAL.label]
        assert self.questions(scene, plan, scene.north) == []
        theirs = Submission.objects.get(round=plan, body=scene.north)
        with pytest.raises(NotFound):
            save_question_answer(
                by=scene.town.actor, submission_id=theirs.pk, question_id=question, value=True, version=0
            )

    def test_nor_while_a_planned_round_would_ask_the_old_one(self, scene: Scene, heir: Body) -> None:
        """As a preview has it: nobody has an answer yet, and the old body is in being on the day."""
        merged(scene, heir, date(2026, 10, 1))
        plan, _ = self.ask(scene, title="Tertial 2 2026")
        (one,) = questions_of(municipality_id=scene.town.municipality.pk, round_id=plan.pk)
        assert heir.pk not in one.heirs

    @pytest.mark.storage
    def test_what_the_old_one_answered_stands_beside_with_its_name(self, scene: Scene, heir: Body) -> None:
        before, question = self.ask(scene, title="Tertial 2 2026")
        open_round(by=scene.town.actor, round_id=before.pk)
        by, mine = (
            scene.actor(Role.REPORTER, scene.social),
            Submission.objects.get(round=before, body=scene.social),
        )
        save_question_answer(by=by, submission_id=mine.pk, question_id=question, value=True, version=0)
        submit(by=by, submission_id=mine.pk, with_gaps=True)
        merged(scene, heir)
        plan, _ = self.ask(scene, title="Tertial 3 2026", **NEXT)
        open_round(by=scene.town.actor, round_id=plan.pk)
        here = scene.town.municipality.pk
        (one,) = sheet(municipality_id=here, round_slug=plan.slug, body_key=heir.key).questions
        assert one.before is not None
        assert (one.before.value, one.before.body_name) == (True, scene.social.name)
