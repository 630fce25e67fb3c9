"""When somebody leaves: roles, links and sessions go, what they wrote stands, nobody is orphaned unseen."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import DjangoAssertNumQueries as Statements

from fridlyst.accounts.actions import LastCoordinator, take_every_role
from fridlyst.accounts.models import Membership, User
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.followup.actions.leaving import leave
from fridlyst.followup.actions.links import hand_on
from fridlyst.followup.models import AnswerLink, Submission
from fridlyst.followup.queries.leaving import leaving
from fridlyst.organisation.merging import merge_body
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event
from tests import factories
from tests.followup.conftest import Scene


def test_every_role_here_goes_and_none_elsewhere(scene: Scene) -> None:
    user = factories.person(scene.town, Role.REPORTER, scene.social, "eva@askersund.example")
    factories.person(scene.town, Role.APPROVER, scene.north, user.email)
    away = factories.town("1489", "Alingsås")
    factories.person(away, Role.READER, email=user.email)
    other = factories.person(scene.town, Role.REPORTER, scene.social, "bo@askersund.example")
    left = leave(by=scene.town.actor, user_id=user.pk)
    assert (left.roles, left.links) == (2, 0)
    assert [one.municipality_id for one in user.memberships.all()] == [away.municipality.pk]
    assert other.memberships.count() == 1
    verbs = Event.objects.filter(object_type__in=["membership", "user"], verb__in=["role_taken", "left"])
    assert [one.verb for one in verbs.order_by("number")] == ["role_taken", "role_taken", "left"]


def test_what_they_wrote_stands(scene: Scene) -> None:
    user = factories.person(scene.town, Role.REPORTER, scene.social)
    opened = factories.opened(scene.town, scene.programme)
    mine = factories.sent_in(scene.town, opened, scene.social, comment="Klart i maj")
    before = Submission.objects.filter(pk=mine.pk).values().get()
    leave(by=scene.town.actor, user_id=user.pk)
    assert Submission.objects.filter(pk=mine.pk).values().get() == before
    assert User.objects.get(pk=user.pk).name == user.name


def test_links_to_their_address_stop_working(scene: Scene) -> None:
    user = factories.person(scene.town, Role.REPORTER, scene.social, "Eva@Askersund.example")
    opened = factories.opened(scene.town, scene.programme)
    mine = Submission.objects.get(round=opened, body=scene.north)
    for email in ("EVA@askersund.example", "bo@askersund.example"):
        hand_on(
            by=scene.town.actor,
            submission_id=mine.pk,
            name="X",
            email=email,
            expires_on=today() + timedelta(days=9),
        )
    assert leaving(municipality_id=scene.town.municipality.pk, user_id=user.pk).links == 1
    assert leave(by=scene.town.actor, user_id=user.pk).links == 1
    kept = AnswerLink.objects.filter(revoked_at=None)
    assert [one.email for one in kept] == ["bo@askersund.example"]


@pytest.mark.storage
def test_links_are_taken_before_the_trail(scene: Scene) -> None:
    """As where an answer is handed on: the other way round two would wait for each other on PostgreSQL."""
    user = factories.person(scene.town, Role.REPORTER, scene.social, "eva@askersund.example")
    opened = factories.opened(scene.town, scene.programme)
    mine = Submission.objects.get(round=opened, body=scene.north)
    hand_on(by=scene.town.actor, submission_id=mine.pk, name="Eva", email=user.email)
    with CaptureQueriesContext(connection) as asked:
        leave(by=scene.town.actor, user_id=user.pk)
    said = [one["sql"] for one in asked.captured_queries]
    links = next(at for at, sql in enumerate(said) if sql.startswith('UPDATE "followup_answerlink"'))
    assert links < next(at for at, sql in enumerate(said) if '"trail_chain"' in sql)


def test_who_holds_nothing_here_leaves_nothing(scene: Scene) -> None:
    away = factories.town("1489", "Alingsås")
    stranger = factories.person(away, Role.REPORTER, email="eva@alingsas.example")
    opened = factories.opened(scene.town, scene.programme)
    mine = Submission.objects.get(round=opened, body=scene.north)
    hand_on(by=scene.town.actor, submission_id=mine.pk, name="Eva", email=stranger.email)
    with pytest.raises(NotFound):
        leave(by=scene.town.actor, user_id=stranger.pk)
    assert AnswerLink.objects.filter(revoked_at=None).count() == 1


def test_who_holds_nothing_more_is_signed_out(scene: Scene) -> None:
    user = factories.person(scene.town, Role.REPORTER, scene.social)
    here, still = factories.signed_in(user), factories.person(scene.town, Role.READER, email="b@c.example")
    address = f"/{scene.town.slug}/"
    assert here.get(address).status_code == 200
    leave(by=scene.town.actor, user_id=user.pk)
    assert here.get(address)["Location"].startswith("/konto/login/")
    away = factories.town("1489", "Alingsås")
    factories.person(away, Role.READER, email=still.email)
    browser = factories.signed_in(still)
    leave(by=scene.town.actor, user_id=still.pk)
    assert browser.get(address).status_code == 404
    assert browser.get(f"/{away.slug}/").status_code == 200


def test_the_last_coordinator_stays(scene: Scene) -> None:
    first = factories.person(scene.town, Role.COORDINATOR, email="a@b.example")
    factories.person(scene.town, Role.REPORTER, scene.social, first.email)
    here = scene.town.municipality.pk
    assert leaving(municipality_id=here, user_id=first.pk).last_coordinator
    with pytest.raises(LastCoordinator):
        leave(by=scene.town.actor, user_id=first.pk)
    assert first.memberships.count() == 2
    factories.person(scene.town, Role.COORDINATOR, email="c@d.example")
    assert not leaving(municipality_id=here, user_id=first.pk).last_coordinator
    leave(by=scene.town.actor, user_id=first.pk)


def test_only_the_coordinator_and_only_in_their_own(scene: Scene) -> None:
    user = factories.person(scene.town, Role.READER)
    away = factories.town("1489", "Alingsås")
    for by, error in ((scene.actor(Role.APPROVER, scene.social), NotPermitted), (away.actor, NotFound)):
        with pytest.raises(error):
            leave(by=by, user_id=user.pk)
        with pytest.raises(error):
            take_every_role(by=by, user_id=user.pk)
    with pytest.raises(NotFound):
        leaving(municipality_id=away.municipality.pk, user_id=user.pk)
    assert Membership.objects.filter(user=user).exists()


def test_it_is_said_who_then_has_nobody(scene: Scene, django_assert_num_queries: Statements) -> None:
    user = factories.person(scene.town, Role.REPORTER, scene.social, "eva@askersund.example")
    for role, body in ((Role.REPORTER, scene.north), (Role.APPROVER, scene.south)):
        factories.person(scene.town, role, body, user.email)
    factories.person(scene.town, Role.REPORTER, scene.north, "bo@askersund.example")
    with django_assert_num_queries(9):
        found = leaving(municipality_id=scene.town.municipality.pk, user_id=user.pk)
    assert (found.name, len(found.roles)) == (user.name, 3)
    assert [body.name for body in found.unanswered] == ["Socialnämnden"]
    assert [body.name for body in found.unapproved] == ["Södra stadsdelen"]


def test_an_heir_s_reporter_is_somebody(scene: Scene) -> None:
    user = factories.person(scene.town, Role.REPORTER, scene.social, "eva@askersund.example")
    here, yesterday = scene.town.municipality.pk, today() - timedelta(days=1)
    merge_body(by=scene.town.actor, body_id=scene.social.pk, into_id=scene.north.pk, on=yesterday)
    assert leaving(municipality_id=here, user_id=user.pk).unanswered == ()
    opened = factories.opened(scene.town, scene.programme)
    assert [one.name for one in leaving(municipality_id=here, user_id=user.pk).unanswered] == [
        "Socialnämnden"
    ]
    opened.submissions.update(state="approved")
    factories.person(scene.town, Role.REPORTER, scene.north, user.email)
    assert [one.name for one in leaving(municipality_id=here, user_id=user.pk).unanswered] == [
        "Norra stadsdelen"
    ]


def test_a_reporter_of_the_whole_town_leaves_all_without(scene: Scene) -> None:
    user = factories.person(scene.town, Role.REPORTER)
    found = leaving(municipality_id=scene.town.municipality.pk, user_id=user.pk)
    assert "Norra stadsdelen" in [body.name for body in found.unanswered]
    assert "Stadsdelsnämnderna" not in [body.name for body in found.unanswered]
