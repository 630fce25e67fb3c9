"""Keys for programs: what they open, when they stop, and who may make them."""

from datetime import date, timedelta

import pytest

from fridlyst.accounts.actions import add_key, note_use, revoke_key
from fridlyst.accounts.keys import BadDay, BadKey
from fridlyst.accounts.models import ApiKey
from fridlyst.accounts.queries import key_visit, keys
from fridlyst.base.checks import UnknownCode
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.organisation.actions import add_body, ensure_municipality
from fridlyst.organisation.actor import Actor, Grant, system_actor
from fridlyst.organisation.merging import merge_body
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
SOON = today() + timedelta(days=30)


@pytest.fixture
def here() -> Actor:
    return system_actor(ensure_municipality(code="1882", name="Askersund").pk)


def test_a_key_is_kept_as_its_digest_alone(here: Actor) -> None:
    made = add_key(by=here, name="Beslutsstöd", role=Role.REPORTER, expires_on=SOON)
    row = ApiKey.objects.get()
    kept = {str(value) for value in vars(row).values()}
    assert not any(made.key in one for one in kept)
    assert made.key.startswith(row.start)


def test_a_key_speaks_for_its_municipality_with_its_role(here: Actor) -> None:
    mine, other = add_body(by=here, name="IFO"), add_body(by=here, name="Stab")
    made = add_key(by=here, name="K", role=Role.REPORTER, expires_on=SOON, body_id=mine.pk)
    visit = key_visit(key=made.key, today=today())
    assert visit.municipality.id == here.municipality_id
    assert visit.actor.holds_on(mine.pk, Role.REPORTER)
    assert not visit.actor.holds_on(other.pk, Role.REPORTER)
    assert not visit.actor.holds(Role.COORDINATOR)
    assert visit.actor.key_id == made.id


@pytest.mark.parametrize("key", ["", "fridlyst_", "fridlyst_å\x00\ud800", "x" * 100_000])
def test_no_other_words_open_anything(here: Actor, key: str) -> None:
    add_key(by=here, name="K", role=Role.READER, expires_on=SOON)
    with pytest.raises(BadKey):
        key_visit(key=key, today=today())


def test_a_key_stops_after_its_day_and_when_revoked(here: Actor) -> None:
    made = add_key(by=here, name="K", role=Role.READER, expires_on=SOON)
    key_visit(key=made.key, today=SOON)
    with pytest.raises(BadKey):
        key_visit(key=made.key, today=SOON + timedelta(days=1))
    revoke_key(by=here, key_id=made.id)
    revoke_key(by=here, key_id=made.id)
    with pytest.raises(BadKey):
        key_visit(key=made.key, today=today())
    verbs = list(Event.objects.filter(object_type="api_key").values_list("verb", flat=True))
    assert sorted(verbs) == ["added", "revoked"]


@pytest.mark.parametrize("day", [date(1, 1, 1), today() - timedelta(days=1), date(9999, 12, 31)])
def test_a_key_lasts_two_years_at_most(here: Actor, day: date) -> None:
    with pytest.raises(BadDay):
        add_key(by=here, name="K", role=Role.READER, expires_on=day)


def test_a_key_never_coordinates(here: Actor) -> None:
    with pytest.raises(UnknownCode):
        add_key(by=here, name="K", role=Role.COORDINATOR, expires_on=SOON)


def test_only_the_coordinator_makes_and_revokes(here: Actor) -> None:
    made = add_key(by=here, name="K", role=Role.READER, expires_on=SOON)
    reporter = Actor(here.municipality_id, None, "R", (Grant(Role.REPORTER),))
    with pytest.raises(NotPermitted):
        add_key(by=reporter, name="K", role=Role.READER, expires_on=SOON)
    with pytest.raises(NotPermitted):
        revoke_key(by=reporter, key_id=made.id)


def test_another_municipalitys_key_and_body_are_not_there(here: Actor) -> None:
    there = system_actor(ensure_municipality(code="1489", name="Alingsås").pk)
    made = add_key(by=there, name="K", role=Role.READER, expires_on=SOON)
    with pytest.raises(NotFound):
        revoke_key(by=here, key_id=made.id)
    theirs = add_body(by=there, name="IFO")
    with pytest.raises(NotFound):
        add_key(by=here, name="K", role=Role.READER, expires_on=SOON, body_id=theirs.pk)
    assert keys(here.municipality_id) == ()


def test_a_key_of_a_body_that_took_over_speaks_for_the_one_before(here: Actor) -> None:
    old, new = add_body(by=here, name="IFO"), add_body(by=here, name="Stöd")
    made = add_key(by=here, name="K", role=Role.REPORTER, expires_on=SOON, body_id=new.pk)
    merge_body(by=here, body_id=old.pk, into_id=new.pk, on=today())
    assert key_visit(key=made.key, today=today()).actor.holds_on(old.pk, Role.REPORTER)


def test_its_last_day_of_use_is_remembered(here: Actor) -> None:
    made = add_key(by=here, name="K", role=Role.READER, expires_on=SOON)
    note_use(key_id=made.id, on=today())
    assert keys(here.municipality_id)[0].last_used_on == today()
