"""The directory: kept up to date, ages in order, bounded by municipality."""

import pytest

from fridlyst.base.checks import TextMissing, TextTooLong
from fridlyst.base.errors import NotPermitted
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.actor import Actor, Grant, system_actor
from fridlyst.organisation.terms import Role
from fridlyst.support.actions import ensure_service
from fridlyst.support.fields import ServiceFields
from fridlyst.support.queries import services
from fridlyst.support.rules import AgeOrder, WrongAge

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Actor:
    return system_actor(ensure_municipality(code="0180", name="Stockholm").pk)


def test_services_stand_in_the_order_they_came_and_are_updated_in_place(here: Actor) -> None:
    ensure_service(by=here, fields=ServiceFields("Ö-jouren", minimum_age=12))
    ensure_service(by=here, fields=ServiceFields("Andra jouren"))
    ensure_service(by=here, fields=ServiceFields("Ö-jouren", minimum_age=15, maximum_age=15))
    assert [(one.name, one.minimum_age) for one in services(here.municipality_id)] == [
        ("Ö-jouren", 15),
        ("Andra jouren", None),
    ]
    assert services(here.municipality_id + 1) == ()


def test_an_empty_span_of_ages_is_refused(here: Actor) -> None:
    with pytest.raises(AgeOrder):
        ensure_service(by=here, fields=ServiceFields("Jouren", minimum_age=20, maximum_age=12))


def test_a_reporter_may_not_edit_the_directory(here: Actor) -> None:
    reporter = Actor(here.municipality_id, 1, "R", (Grant(Role.REPORTER),))
    with pytest.raises(NotPermitted):
        ensure_service(by=reporter, fields=ServiceFields("Jouren"))


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        (ServiceFields(" "), TextMissing),
        (ServiceFields("n" * 301), TextTooLong),
        (ServiceFields("Jouren", minimum_age=-1), WrongAge),
        (ServiceFields("Jouren", maximum_age=40_000), WrongAge),
    ],
)
def test_what_has_no_room_is_refused(here: Actor, fields: ServiceFields, error: type[Exception]) -> None:
    with pytest.raises(error):
        ensure_service(by=here, fields=fields)
    assert services(here.municipality_id) == ()
