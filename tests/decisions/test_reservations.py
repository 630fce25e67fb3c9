"""Reservations against a decision: written in with the step or after it."""

import pytest

from fridlyst.base.checks import TextMissing, TextTooLong
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.decisions.actions.common import EditedMeanwhile
from fridlyst.decisions.actions.reservations import (
    add_reservation,
    edit_reservation,
    remove_reservation,
    reservation_mark,
)
from fridlyst.decisions.models import Reservation
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event
from tests.decisions.matter_making import Case, case

pytestmark = pytest.mark.django_db


def reserve(of: Case, who: str = "Bo Ek (X)", text: str = "") -> Reservation:
    return add_reservation(by=of.by, step_id=of.read().steps[1].id, who=who, text=text)


def test_reservations_stand_in_the_order_they_were_written() -> None:
    here = case()
    reserve(here, "Bo Ek (X)", "För egen motion.")
    second = reserve(here, "Ann Al (Y)")
    found = here.read().steps[1].reservations
    assert [(one.who, one.text) for one in found] == [("Bo Ek (X)", "För egen motion."), ("Ann Al (Y)", "")]
    seen = reservation_mark(second.who, second.text)
    edit_reservation(by=here.by, reservation_id=second.pk, version=seen, who="Ann Ahl (Y)", text="")
    with pytest.raises(EditedMeanwhile):
        edit_reservation(by=here.by, reservation_id=second.pk, version=seen, who="x", text="")
    remove_reservation(by=here.by, reservation_id=second.pk)
    assert len(here.read().steps[1].reservations) == 1
    verbs = Event.objects.filter(object_type="reservation").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["added", "added", "edited", "removed"]


@pytest.mark.parametrize(
    ("who", "text", "error"),
    [(" ", "", TextMissing), ("x" * 301, "", TextTooLong), ("Bo", "x" * 20_001, TextTooLong)],
)
def test_what_cannot_be_kept(who: str, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        reserve(case(), who, text)
    assert Reservation.objects.count() == 0


def test_only_our_own_and_only_those_who_keep_matters() -> None:
    here, there = case(), case("1489", "Alingsås")
    row = reserve(there)
    with pytest.raises(NotFound):
        add_reservation(by=here.by, step_id=row.step_id, who="x")
    with pytest.raises(NotFound):
        edit_reservation(by=here.by, reservation_id=row.pk, version=1, who="x", text="")
    with pytest.raises(NotFound):
        remove_reservation(by=here.by, reservation_id=row.pk)
    with pytest.raises(NotPermitted):
        add_reservation(by=there.somebody(Role.READER), step_id=row.step_id, who="x")
