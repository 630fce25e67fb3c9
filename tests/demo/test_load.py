"""The demonstration loads whole, once, and shows every state."""

from datetime import date

import pytest
from tests.exchange.hsds_schema import faults
from tests.holding import Hold

from fridlyst.accounts.models import User
from fridlyst.demo.answers import NOTE
from fridlyst.demo.load import Loaded, NotADemonstration, load_demo
from fridlyst.exchange.hsds.catalogue import catalogue, places_of
from fridlyst.followup.models import ActivityReport, AnswerLink, FollowUpRound, StatusWord, Submission
from fridlyst.followup.queries import board, status_words
from fridlyst.followup.queries.keeping import keeping
from fridlyst.followup.terms import RoundState, Status, SubmissionState
from fridlyst.indicators.models import Measurement
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.models import Municipality
from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Activity, Programme
from fridlyst.reminders.models import Letter
from fridlyst.support.queries import directory
from fridlyst.trail.queries import chains, verify

TODAY = date(2026, 9, 1)


def load(told: list[float]) -> Loaded:
    return load_demo(progress=lambda fraction, what: told.append(fraction), today=TODAY)


@pytest.fixture(scope="module")
def told() -> list[float]:
    """How far the loading says that it has come."""
    return []


@pytest.fixture(scope="module")
def loaded(hold: Hold[Loaded], told: list[float]) -> Loaded:
    """The demonstration, loaded once for those who look at it."""
    return hold(lambda: load(told))


def test_invented_answers_are_not_mixed_with_a_municipalitys_own(db: None) -> None:
    ensure_municipality(code="1489", name="Alingsås")
    with pytest.raises(NotADemonstration):
        load([])
    assert Programme.objects.count() == 0


def test_the_demonstration_loads_whole_and_shows_every_state(loaded: Loaded, told: list[float]) -> None:
    assert loaded.new
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert set(Municipality.objects.values_list("slug", flat=True)) == {
        "alingsas",
        "askersund",
        "linkoping",
        "stockholm",
    }
    assert Programme.objects.filter(state="in_force").count() == 5
    states = set(Submission.objects.values_list("state", flat=True))
    assert states == set(SubmissionState.values)
    assert set(ActivityReport.objects.values_list("status", flat=True)) == set(Status.values)
    held = FollowUpRound.objects.exclude(state=RoundState.DRAFT)
    assert set(held.values_list("note", flat=True)) == {NOTE}
    for slug in ("alingsas", "askersund", "linkoping", "stockholm"):
        rounds = FollowUpRound.objects.filter(municipality__slug=slug)
        assert rounds.filter(state=RoundState.OPEN).count() == 1
    assert Measurement.objects.filter(value__isnull=False).count() > 50
    assert all(verify(municipality_id).broken_at is None for municipality_id in chains())


def test_stockholm_is_loaded_as_it_was_counted(loaded: Loaded) -> None:
    stockholm = Municipality.objects.get(slug="stockholm")
    assert Activity.objects.filter(municipality=stockholm).count() == 52
    whole = board(municipality_id=stockholm.pk, slug="verksamhetsberattelse-2025")
    assert whole.silent
    assert whole.counts.unknown > 0
    closed = board(municipality_id=stockholm.pk, slug="tertialrapport-2-2025")
    assert closed.counts.answered > closed.counts.unknown > 0


def test_one_person_a_role_who_cannot_sign_in_by_password(loaded: Loaded) -> None:
    people = loaded.people
    assert len(people) == 4 * len(Role)
    assert User.objects.count() == len(people)
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_one_body_of_each_municipality_is_answered_for_by_a_link(loaded: Loaded) -> None:
    links = AnswerLink.objects.select_related("submission__round")
    assert {link.submission.round.state for link in links} == {RoundState.OPEN}
    assert sorted(link.email for link in links) == [
        f"kollega@{slug}.demo" for slug in ("alingsas", "askersund", "linkoping", "stockholm")
    ]
    told = Letter.objects.filter(email__startswith="kollega@").values_list("state", flat=True)
    assert list(told) == ["sent"] * 4


def test_the_reporter_has_begun_and_the_approver_has_something_to_approve(loaded: Loaded) -> None:
    for slug in ("alingsas", "askersund", "linkoping", "stockholm"):
        answers = Submission.objects.filter(round__state=RoundState.OPEN, municipality__slug=slug)
        reporting = answers.get(body__memberships__role=Role.REPORTER)
        approving = answers.filter(body__memberships__role=Role.APPROVER)
        assert reporting.state == SubmissionState.DRAFT
        assert SubmissionState.SUBMITTED in approving.values_list("state", flat=True)


def test_one_municipality_has_planned_what_its_calendar_demands(loaded: Loaded) -> None:
    planned = FollowUpRound.objects.filter(state=RoundState.DRAFT)
    assert {one.municipality.slug for one in planned} == {"askersund"}
    assert all(one.opens_on and one.opens_on > TODAY and one.grace_days for one in planned)


def test_a_second_run_does_nothing(loaded: Loaded) -> None:
    counts = [model.objects.count() for model in (ActivityReport, Programme, User, FollowUpRound)]
    second = load([])
    assert loaded.new
    assert not second.new
    assert second.people == loaded.people
    assert counts == [model.objects.count() for model in (ActivityReport, Programme, User, FollowUpRound)]


def test_some_answers_are_late_and_some_decided_on_by_the_committee(loaded: Loaded) -> None:
    years = keeping(municipality_id=Municipality.objects.get(slug="stockholm").pk, today=TODAY).years
    told = [one.kept for one in years if one.kept.asked]
    assert len(told) == 2
    assert all(0 < kept.in_time < kept.answered < kept.asked for kept in told)
    decided = Submission.objects.exclude(decided_on=None)
    assert set(decided.values_list("municipality__slug", flat=True)) == {"stockholm", "linkoping"}
    assert all(one.state == "approved" and one.decision_paragraph.startswith("§ ") for one in decided)
    assert max(one.decided_on for one in decided if one.decided_on) <= TODAY


def test_askersund_has_its_own_words(loaded: Loaded) -> None:
    assert status_words(Municipality.objects.get(slug="askersund").pk)["ongoing"] == "På gång"
    assert StatusWord.objects.values("municipality").distinct().count() == 1


def test_every_directory_holds_to_the_published_schema(loaded: Loaded) -> None:
    for slug in Municipality.objects.values_list("slug", flat=True):
        shown = directory(slug, on=TODAY)
        made = catalogue(shown, "https://fridlyst.example.se")
        items = [one.whole() for one in made.services.values()]
        assert shown.services
        assert [(item["name"], found) for item in items if (found := faults(item))] == []
        protected = {one.name for one in shown.services if one.protected_address}
        assert [item["name"] for item in items if item["name"] in protected and places_of(item)] == []
