"""Addresses for calendars: made, changed, closed, and nobody else's."""

import pytest

from fridlyst.accounts.actions import take_role
from fridlyst.accounts.models import Membership, User
from fridlyst.accounts.queries import visit
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.terms import Role
from fridlyst.year_wheel.actions import change_address, close_address, make_address
from fridlyst.year_wheel.feeds import addresses, opened, token_of
from fridlyst.year_wheel.models import FeedAddress
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return factories.town()


def reader(at: Town, role: Role = Role.READER) -> Actor:
    user = factories.person(at, role)
    return visit(user_id=user.pk, user_label=str(user), slug=at.slug).actor


def test_an_address_opens_what_it_was_made_for(town: Town) -> None:
    by, body, plan = reader(town), factories.body(town), factories.programme(town)
    row = make_address(by=by, body_id=body.pk, programme_id=plan.pk)
    here, view = opened(token_of(row))
    assert (here.municipality.id, here.actor.user_id) == (town.municipality.pk, by.user_id)
    assert (view.body_key, view.programme_slug, view.full_titles) == (body.key, plan.slug, False)
    assert addresses(by) == (view,)


def test_asking_again_gives_the_same_address_with_the_titles_as_asked_now(town: Town) -> None:
    by = reader(town)
    first = make_address(by=by)
    again = make_address(by=by, full_titles=True)
    assert (first.pk, token_of(first)) == (again.pk, token_of(again))
    assert again.full_titles
    assert make_address(by=by, body_id=factories.body(town).pk).pk != first.pk


def test_a_changed_or_closed_address_opens_nothing(town: Town) -> None:
    by = reader(town)
    old = token_of(make_address(by=by))
    row = change_address(by=by, address_id=FeedAddress.objects.get().pk)
    assert opened(token_of(row))[1].id == row.pk
    with pytest.raises(NotFound):
        opened(old)
    close_address(by=by, address_id=row.pk)
    with pytest.raises(NotFound):
        opened(token_of(row))


@pytest.mark.parametrize(
    "token", ["", ".", "1", "1.", "x.y", "1.fel", "²." + "a" * 43, "9" * 40 + ".a", "-1.a"]
)
def test_a_wrong_address_opens_nothing(town: Town, token: str) -> None:
    make_address(by=reader(town))
    with pytest.raises(NotFound):
        opened(token)


def test_one_address_signed_for_another_opens_nothing(town: Town) -> None:
    first = make_address(by=reader(town))
    second = make_address(by=reader(town, Role.REGISTRAR))
    mixed = f"{first.pk}.{token_of(second).partition('.')[2]}"
    with pytest.raises(NotFound):
        opened(mixed)


def test_who_has_left_reads_no_more(town: Town) -> None:
    by = reader(town)
    token = token_of(make_address(by=by))
    take_role(by=town.actor, membership_id=Membership.objects.get().pk)
    with pytest.raises(NotFound):
        opened(token)


def test_an_account_that_is_shut_reads_no_more(town: Town) -> None:
    by = reader(town)
    token = token_of(make_address(by=by))
    User.objects.update(is_active=False)
    with pytest.raises(NotFound):
        opened(token)


def test_somebody_elses_address_is_not_there(town: Town) -> None:
    row = make_address(by=reader(town))
    other = reader(town, Role.COORDINATOR)
    for act in (change_address, close_address):
        with pytest.raises(NotFound):
            act(by=other, address_id=row.pk)
    assert addresses(other) == ()


def test_nothing_of_another_municipality_or_of_a_draft(town: Town) -> None:
    theirs = factories.town("1489", "Alingsås")
    by = reader(town)
    wrong = [
        {"body_id": factories.body(theirs).pk},
        {"programme_id": factories.programme(theirs).pk},
        {"programme_id": factories.programme(town, draft=True).pk},
    ]
    for given in wrong:
        with pytest.raises(NotFound):
            make_address(by=by, **given)  # type: ignore[arg-type]
    assert not FeedAddress.objects.exists()


def test_the_system_has_no_calendar(town: Town) -> None:
    with pytest.raises(NotPermitted):
        make_address(by=town.actor)
