"""Roles: given, taken, and bounded by municipality."""

import pytest

from fridlyst.accounts.actions import LastCoordinator, WrongAddress, give_role, share_roles, take_role
from fridlyst.accounts.models import Membership, User
from fridlyst.accounts.queries import memberships, municipalities_of, visit
from fridlyst.base.checks import TextTooLong, UnknownCode
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.organisation.actions import add_body, ensure_municipality
from fridlyst.organisation.actor import Actor, Grant, system_actor
from fridlyst.organisation.terms import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Actor:
    return system_actor(ensure_municipality(code="1882", name="Askersund").pk)


def test_a_role_given_twice_is_held_once(here: Actor) -> None:
    give_role(by=here, email="Eva@Askersund.se", name="Eva", role=Role.COORDINATOR)
    give_role(by=here, email="eva@askersund.se", name="Eva", role=Role.COORDINATOR)
    assert Membership.objects.count() == 1
    assert User.objects.get().email == "eva@askersund.se"


def test_a_role_on_a_body_holds_there_alone(here: Actor) -> None:
    mine, other = add_body(by=here, name="IFO"), add_body(by=here, name="Stab")
    held = give_role(by=here, email="a@b.se", name="A", role=Role.REPORTER, body_id=mine.pk)
    actor = visit(user_id=held.user_id, user_label="A", slug="askersund").actor
    assert actor.holds_on(mine.pk, Role.REPORTER)
    assert not actor.holds_on(other.pk, Role.REPORTER)
    assert not actor.holds(Role.APPROVER)


def test_a_visit_elsewhere_is_as_a_place_that_is_not_there(here: Actor) -> None:
    ensure_municipality(code="1489", name="Alingsås")
    held = give_role(by=here, email="a@b.se", name="A", role=Role.READER)
    assert visit(user_id=held.user_id, user_label="A", slug="askersund").actor.holds(Role.READER)
    messages = set()
    for slug in ("alingsas", "ingenstans"):
        with pytest.raises(NotFound) as caught:
            visit(user_id=held.user_id, user_label="A", slug=slug)
        messages.add(caught.value.message)
    assert len(messages) == 1
    assert [m.slug for m in municipalities_of(held.user_id)] == ["askersund"]


def test_only_the_coordinator_gives_roles(here: Actor) -> None:
    reader = Actor(here.municipality_id, 1, "L", (Grant(Role.READER),))
    with pytest.raises(NotPermitted):
        give_role(by=reader, email="a@b.se", name="A", role=Role.COORDINATOR)
    assert not User.objects.exists()


def test_a_body_of_another_municipality_cannot_be_given(here: Actor) -> None:
    elsewhere = system_actor(ensure_municipality(code="1489", name="Alingsås").pk)
    theirs = add_body(by=elsewhere, name="Socialnämnden")
    with pytest.raises(NotFound):
        give_role(by=here, email="a@b.se", name="A", role=Role.REPORTER, body_id=theirs.pk)


def test_the_last_coordinator_stays(here: Actor) -> None:
    held = give_role(by=here, email="a@b.se", name="A", role=Role.COORDINATOR)
    with pytest.raises(LastCoordinator):
        take_role(by=here, membership_id=held.pk)
    give_role(by=here, email="c@d.se", name="C", role=Role.COORDINATOR)
    take_role(by=here, membership_id=held.pk)
    assert [line.email for line in memberships(here.municipality_id)] == ["c@d.se"]


def test_another_municipalitys_role_is_not_there(here: Actor) -> None:
    elsewhere = system_actor(ensure_municipality(code="1489", name="Alingsås").pk)
    held = give_role(by=elsewhere, email="a@b.se", name="A", role=Role.READER)
    with pytest.raises(NotFound):
        take_role(by=here, membership_id=held.pk)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"email": "inte en adress"}, WrongAddress),
        ({"email": "a\x00@b.se"}, WrongAddress),
        ({"email": f"a@{'b.' * 130}se"}, WrongAddress),
        ({"name": "n" * 201}, TextTooLong),
        ({"role": "king"}, UnknownCode),
    ],
)
def test_what_is_no_person_is_refused(here: Actor, fields: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        give_role(by=here, **{"email": "a@b.se", "name": "A", "role": "reader"} | fields)  # type: ignore[arg-type]
    assert not User.objects.exists()


def test_roles_on_one_body_are_shared_with_another_once(here: Actor) -> None:
    mine, other = add_body(by=here, name="IFO"), add_body(by=here, name="Stab")
    for role in (Role.REPORTER, Role.APPROVER):
        give_role(by=here, email="a@b.se", name="A", role=role, body_id=mine.pk)
    give_role(by=here, email="c@d.se", name="C", role=Role.REPORTER)
    assert share_roles(by=here, from_id=mine.pk, to_id=other.pk) == 2
    assert share_roles(by=here, from_id=mine.pk, to_id=other.pk) == 0
    assert {one.email for one in memberships(here.municipality_id) if one.body_id == other.pk} == {"a@b.se"}


def test_roles_are_shared_by_the_coordinator_in_their_own(here: Actor) -> None:
    mine = add_body(by=here, name="IFO")
    elsewhere = system_actor(ensure_municipality(code="1489", name="Alingsås").pk)
    theirs = add_body(by=elsewhere, name="Socialnämnden")
    give_role(by=elsewhere, email="x@y.se", name="X", role=Role.REPORTER, body_id=theirs.pk)
    for pair in ((theirs.pk, mine.pk), (mine.pk, theirs.pk)):
        with pytest.raises(NotFound):
            share_roles(by=here, from_id=pair[0], to_id=pair[1])
    reader = Actor(here.municipality_id, 1, "L", (Grant(Role.READER),))
    with pytest.raises(NotPermitted):
        share_roles(by=reader, from_id=mine.pk, to_id=mine.pk)
    assert Membership.objects.count() == 1
