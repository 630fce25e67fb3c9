"""Links by which somebody without an account answers: made, taken back, closed, and what they let in."""

from datetime import date, timedelta

import pytest
from django.core import signing

from fridlyst.accounts.actions import WrongAddress
from fridlyst.base.checks import TextMissing, TextTooLong
from fridlyst.base.clock import now, today
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.followup.actions import (
    approve,
    close_round,
    forget_old_links,
    hand_on,
    note_use,
    open_round,
    revoke_link,
    revoke_links_to,
    save_answer,
    send_back,
    submit,
)
from fridlyst.followup.fields import Answer, Saved
from fridlyst.followup.link_rules import (
    TooManyLinks,
    WrongExpiry,
    check_expiry,
    closed_since,
    usual_expiry,
)
from fridlyst.followup.link_shapes import Handing, MadeLink
from fridlyst.followup.links import BadLink, answer_token
from fridlyst.followup.models import AnswerLink, FollowUpRound, Submission
from fridlyst.followup.queries import contacts, handing, link_place, links
from fridlyst.followup.rules import RoundClosed
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions.common import SavedMeanwhile
from fridlyst.trail.models import Event
from tests import factories
from tests.followup.conftest import Scene

DUE, TODAY = date(2026, 9, 15), date(2026, 9, 1)


@pytest.fixture
def opened(scene: Scene) -> FollowUpRound:
    return factories.opened(scene.town, scene.programme)


def of(opened: FollowUpRound, body: Body) -> Submission:
    return Submission.objects.get(round=opened, body=body)


def made(scene: Scene, opened: FollowUpRound, email: str = "anna@example.se", **more: date) -> MadeLink:
    """A link for the social committee, made by its reporter."""
    by = scene.actor(Role.REPORTER, scene.social)
    name = email.partition("@")[0].capitalize()
    return hand_on(by=by, submission_id=of(opened, scene.social).pk, name=name, email=email, **more)


@pytest.mark.parametrize(
    ("closes_on", "grace", "today", "expected"),
    [
        (DUE, 14, TODAY, date(2026, 9, 29)),
        (DUE, 0, TODAY, DUE),
        (DUE, None, TODAY, date(2026, 10, 15)),
        (DUE, 0, date(2026, 9, 10), date(2026, 9, 24)),
    ],
)
def test_a_link_usually_works_until_the_round_closes(
    closes_on: date, grace: int | None, today: date, expected: date
) -> None:
    assert usual_expiry(closes_on=closes_on, grace_days=grace, today=today) == expected


@pytest.mark.parametrize("days", [-1, 367, -100_000])
def test_a_link_ends_neither_in_the_past_nor_after_a_year(days: int) -> None:
    with pytest.raises(WrongExpiry):
        check_expiry(TODAY + timedelta(days=days), TODAY)
    assert check_expiry(TODAY, TODAY) == TODAY
    assert check_expiry(TODAY + timedelta(days=366), TODAY) == TODAY + timedelta(days=366)


@pytest.mark.parametrize(
    ("revoked", "shut", "today", "closed"),
    [
        (None, None, 0, None),
        (None, None, 1, 1),
        (-3, -1, 9, -3),
        (None, -1, 0, -1),
        (5, None, 9, 1),
    ],
)
def test_a_link_is_closed_from_the_first_of_its_ends(
    revoked: int | None, shut: int | None, today: int, closed: int | None
) -> None:
    def day(number: int | None) -> date | None:
        return None if number is None else TODAY + timedelta(days=number)

    found = closed_since(
        expires_on=TODAY,
        revoked_on=day(revoked),
        round_closed_on=day(shut),
        today=TODAY + timedelta(days=today),
    )
    assert found == day(closed)


def test_the_row_alone_opens_nothing(scene: Scene, opened: FollowUpRound) -> None:
    token = made(scene, opened).token
    row = AnswerLink.objects.get()
    assert link_place(token=token, today=today()).body_id == scene.social.pk
    body, _, signature = token.partition(":")
    other = signing.Signer(salt="something else").sign_object([row.pk, row.nonce])
    again = signing.Signer(key="en annan nyckel", salt="followup.answer-link").sign_object(
        [row.pk, row.nonce]
    )
    turned = signature[:-1] + ("A" if signature[-1] != "A" else "B")
    for wrong in ("", ":", body, f"{body}:", f"{body}:{turned}", f"{token}x", row.nonce, other, again, "å:ä"):
        with pytest.raises(NotFound):
            link_place(token=wrong, today=today())


def test_a_token_of_another_links_nonce_leads_nowhere(scene: Scene, opened: FollowUpRound) -> None:
    first, second = made(scene, opened), made(scene, opened, "bo@example.se")
    nonce = AnswerLink.objects.get(pk=second.id).nonce
    with pytest.raises(BadLink):
        link_place(token=answer_token(first.id, nonce), today=today())
    with pytest.raises(BadLink):
        link_place(token=answer_token(2**70, nonce), today=today())


def test_who_comes_by_a_link_reports_for_the_body_and_does_nothing_else(
    scene: Scene, opened: FollowUpRound
) -> None:
    by = link_place(token=made(scene, opened).token, today=today()).actor
    mine, other = of(opened, scene.social), of(opened, scene.north)
    save_answer(by=by, submission_id=mine.pk, activity_id=scene.alone.pk, answer=Answer("done"), version=1)
    submit(by=by, submission_id=mine.pk, with_gaps=True)
    mine.refresh_from_db()
    assert (mine.state, mine.reported_by) == ("submitted", "Anna via länk")
    refused = (
        lambda: submit(by=by, submission_id=other.pk, with_gaps=True),
        lambda: approve(by=by, submission_id=mine.pk),
        lambda: send_back(by=by, submission_id=mine.pk, comment="Nej"),
        lambda: hand_on(by=by, submission_id=mine.pk, name="Bo", email="bo@example.se"),
        lambda: revoke_link(by=by, link_id=by.link_id or 0),
        lambda: revoke_links_to(by=by, email="anna@example.se"),
        lambda: close_round(by=by, round_id=opened.pk),
    )
    for act in refused:
        with pytest.raises(NotPermitted):
            act()


def test_the_trail_tells_which_link(scene: Scene, opened: FollowUpRound) -> None:
    link = made(scene, opened)
    by = link_place(token=link.token, today=today()).actor
    save_answer(
        by=by,
        submission_id=of(opened, scene.social).pk,
        activity_id=scene.alone.pk,
        answer=Answer("done"),
        version=1,
    )
    told = Event.objects.get(verb="answered")
    assert (told.user_id, told.user_label, told.data["link"]) == (None, "Anna via länk", link.id)
    handed = Event.objects.get(verb="handed_on")
    assert (handed.data["to_link"], "link" in handed.data) == (link.id, False)
    assert "anna@" not in str(list(Event.objects.values_list("data", flat=True)))


def test_two_links_at_once_keep_both_texts(scene: Scene, opened: FollowUpRound) -> None:
    anna, bo = (
        link_place(token=made(scene, opened, email).token, today=today()).actor
        for email in ("anna@example.se", "bo@example.se")
    )

    def said(by: Actor, status: str, comment: str) -> Saved:
        return save_answer(
            by=by,
            submission_id=of(opened, scene.social).pk,
            activity_id=scene.alone.pk,
            answer=Answer(status, comment),
            version=1,
        )

    said(anna, "done", "Klart enligt Anna")
    with pytest.raises(SavedMeanwhile):
        said(bo, "late", "Inte klart enligt Bo")
    assert said(bo, "done", "Klart enligt Anna").version == 2


@pytest.mark.parametrize("role", [Role.READER, Role.REGISTRAR])
def test_only_the_bodys_people_and_the_coordinator_hand_on(
    scene: Scene, opened: FollowUpRound, role: Role
) -> None:
    link = made(scene, opened)
    here = of(opened, scene.social).pk
    for by in (scene.actor(role), scene.actor(Role.REPORTER, scene.north)):
        with pytest.raises(NotPermitted):
            hand_on(by=by, submission_id=here, name="Bo", email="bo@example.se")
        with pytest.raises(NotPermitted):
            revoke_link(by=by, link_id=link.id)
    for by in (scene.actor(Role.COORDINATOR), scene.actor(Role.APPROVER, scene.social)):
        hand_on(by=by, submission_id=here, name="Bo", email="bo@example.se")
    elsewhere = factories.town("1489", "Alingsås")
    for act in (
        lambda: hand_on(by=elsewhere.actor, submission_id=here, name="Bo", email="bo@example.se"),
        lambda: revoke_link(by=elsewhere.actor, link_id=link.id),
    ):
        with pytest.raises(NotFound):
            act()
    assert revoke_links_to(by=elsewhere.actor, email="anna@example.se") == 0


def test_a_new_link_to_the_same_address_takes_the_place_of_the_old(
    scene: Scene, opened: FollowUpRound
) -> None:
    first, second = made(scene, opened), made(scene, opened, "Anna@Example.se ")
    assert (first.replaced, second.replaced) == (False, True)
    assert link_place(token=first.token, today=today()).closed_on == today()
    assert link_place(token=second.token, today=today()).closed_on is None


@pytest.mark.parametrize("name", ["", "  \n ", "x" * 121])
def test_a_link_has_a_name(scene: Scene, opened: FollowUpRound, name: str) -> None:
    with pytest.raises((TextMissing, TextTooLong)):
        hand_on(
            by=scene.town.actor,
            submission_id=of(opened, scene.social).pk,
            name=name,
            email="anna@example.se",
        )


@pytest.mark.parametrize("email", ["", "anna", "anna@", "a\n@example.se", f"{'x' * 250}@example.se"])
def test_a_link_has_an_address(scene: Scene, opened: FollowUpRound, email: str) -> None:
    with pytest.raises(WrongAddress):
        hand_on(by=scene.town.actor, submission_id=of(opened, scene.social).pk, name="Anna", email=email)
    assert not AnswerLink.objects.exists()


def test_a_body_has_a_bounded_number_of_links(scene: Scene, opened: FollowUpRound) -> None:
    for number in range(20):
        made(scene, opened, f"nr{number}@example.se")
    with pytest.raises(TooManyLinks):
        made(scene, opened, "en.till@example.se")
    made(scene, opened, "nr3@example.se")
    assert AnswerLink.objects.filter(revoked_at=None).count() == 20


def test_a_link_stops_with_its_day_its_revoking_and_its_round(scene: Scene, opened: FollowUpRound) -> None:
    anna, bo = made(scene, opened, expires_on=today()), made(scene, opened, "bo@example.se")
    assert link_place(token=anna.token, today=today()).closed_on is None
    tomorrow = today() + timedelta(days=1)
    assert link_place(token=anna.token, today=tomorrow).closed_on == tomorrow
    for _ in range(2):
        revoke_link(by=scene.actor(Role.REPORTER, scene.social), link_id=bo.id)
    assert link_place(token=bo.token, today=today()).closed_on == today()
    assert Event.objects.filter(verb="revoked").count() == 1
    cia = made(scene, opened, "cia@example.se")
    close_round(by=scene.town.actor, round_id=opened.pk)
    assert link_place(token=cia.token, today=today()).closed_on == today()
    with pytest.raises(RoundClosed):
        made(scene, opened, "dan@example.se")


def test_who_leaves_takes_no_link_along(scene: Scene, opened: FollowUpRound) -> None:
    later = factories.planned(scene.town, scene.programme, title="Tertial 3 2026")
    open_round(by=scene.town.actor, round_id=later.pk)
    made(scene, opened), made(scene, later), made(scene, opened, "bo@example.se")
    assert revoke_links_to(by=scene.actor(Role.COORDINATOR), email="ANNA@example.se") == 2
    assert revoke_links_to(by=scene.actor(Role.COORDINATOR), email="anna@example.se") == 0
    assert AnswerLink.objects.get(revoked_at=None).email == "bo@example.se"


def test_links_are_forgotten_two_years_after_their_last_day(scene: Scene, opened: FollowUpRound) -> None:
    made(scene, opened, expires_on=today()), made(scene, opened, "bo@example.se")
    assert forget_old_links(at=now() + timedelta(days=730)) == 0
    assert forget_old_links(at=now() + timedelta(days=731)) == 1
    assert AnswerLink.objects.get().name == "Bo"
    assert of(opened, scene.social).pk


def test_use_is_noted_once_a_minute(scene: Scene, opened: FollowUpRound) -> None:
    token, at = made(scene, opened).token, now()

    def used(later: timedelta) -> timedelta | None:
        note_use(link=link_place(token=token, today=today()), at=at + later)
        last = AnswerLink.objects.get().last_used_at
        return last - at if last else None

    assert used(timedelta()) == timedelta()
    assert used(timedelta(seconds=60)) == timedelta()
    assert used(timedelta(seconds=61)) == timedelta(seconds=61)


def test_the_lists_hold_their_own_links_the_working_first(scene: Scene, opened: FollowUpRound) -> None:
    made(scene, opened), made(scene, opened, "bo@example.se")
    revoke_link(by=scene.town.actor, link_id=AnswerLink.objects.get(name="Bo").pk)
    hand_on(
        by=scene.town.actor,
        submission_id=of(opened, scene.north).pk,
        name="Cia",
        email="cia@example.se",
    )

    def listed(town: int, body: Body | None = None) -> list[tuple[str, bool]]:
        found = links(
            municipality_id=town, round_id=opened.pk, body_id=body.pk if body else None, today=today()
        )
        return [(one.name, one.works) for one in found]

    here = scene.town.municipality.pk
    assert listed(here) == [("Cia", True), ("Anna", True), ("Bo", False)]
    assert listed(here, scene.social) == [("Anna", True), ("Bo", False)]
    assert listed(factories.town("1489", "Alingsås").municipality.pk) == []


def test_an_answer_of_another_town_or_of_a_prepared_round_cannot_be_handed_on(
    scene: Scene, opened: FollowUpRound
) -> None:
    planned = factories.planned(scene.town, scene.programme, title="Tertial 3 2026")
    here = scene.town.municipality.pk

    def found(town: int, slug: str) -> Handing:
        return handing(municipality_id=town, round_slug=slug, body_key=scene.social.key, today=TODAY)

    one = found(here, opened.slug)
    assert (one.body_name, one.expires_on) == ("Socialnämnden", date(2026, 10, 15))
    other = factories.town("1489", "Alingsås").municipality.pk
    for town, slug in ((other, opened.slug), (here, planned.slug), (here, "finns-inte")):
        with pytest.raises(NotFound):
            found(town, slug)


def test_whom_to_ask_is_the_coordinator_who_can_be_reached(scene: Scene) -> None:
    person = factories.person(scene.town, Role.COORDINATOR)
    factories.person(scene.town, Role.REPORTER, scene.social)
    assert [one.email for one in contacts(scene.town.municipality.pk)] == [person.email]
    person.is_active = False
    person.save()
    assert contacts(scene.town.municipality.pk) == ()
