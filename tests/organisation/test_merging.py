"""Merging bodies and taking it back: what is asked of the two, of the day, and what stands after."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from fridlyst.base.errors import FridlystError, NotFound, NotPermitted
from fridlyst.organisation.actions import add_body, edit_body, ensure_municipality
from fridlyst.organisation.actor import Actor, Grant, system_actor
from fridlyst.organisation.merging import (
    AlreadyMerged,
    MergeLoop,
    NotMergeable,
    NotMerged,
    merge_body,
    unmerge_body,
)
from fridlyst.organisation.models import Body
from fridlyst.organisation.queries import bodies, successors, successors_among
from fridlyst.organisation.rules import MergedEnds, NameTaken, answering, chain, predecessors
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event

pytestmark = pytest.mark.django_db
DAY = date(2027, 1, 1)
LAST = date(2026, 12, 31)


@pytest.fixture
def here() -> Actor:
    return system_actor(ensure_municipality(code="1882", name="Askersund").pk)


@pytest.fixture
def old(here: Actor) -> Body:
    return add_body(by=here, name="Kulturnämnden")


@pytest.fixture
def new(here: Actor) -> Body:
    return add_body(by=here, name="Kultur- och fritidsnämnden", valid_from=DAY)


def test_the_day_before_is_the_last(here: Actor, old: Body, new: Body) -> None:
    merged = merge_body(by=here, body_id=old.pk, into_id=new.pk, on=DAY)
    assert (merged.valid_to, merged.merged_into_id, merged.version) == (LAST, new.pk, 2)
    told = Event.objects.get(verb="merged")
    assert told.data == {"into": new.pk, "on": "2027-01-01", "ended": None}


def test_the_one_that_took_over_does_so_on_the_day(here: Actor, old: Body, new: Body) -> None:
    merge_body(by=here, body_id=old.pk, into_id=new.pk, on=DAY)
    place = here.municipality_id
    assert successors(place) == successors(place, on=DAY) == {old.pk: new.pk}
    assert successors(place, on=LAST) == {}
    assert successors_among(bodies(place), on=DAY) == {old.pk: new.pk}
    assert successors_among(bodies(place), on=LAST) == {}


@pytest.mark.parametrize("ended", [None, date(2026, 6, 30), LAST])
def test_taking_it_back_gives_the_last_day_back(
    here: Actor, old: Body, new: Body, ended: date | None
) -> None:
    Body.objects.filter(pk=old.pk).update(valid_to=ended)
    merge_body(by=here, body_id=old.pk, into_id=new.pk, on=DAY)
    again = unmerge_body(by=here, body_id=old.pk)
    assert (again.merged_into_id, again.valid_to) == (None, ended)
    with pytest.raises(NotMerged):
        unmerge_body(by=here, body_id=old.pk)
    merge_body(by=here, body_id=old.pk, into_id=new.pk, on=DAY)
    assert Event.objects.filter(object_type="body", verb__in=["merged", "unmerged"]).count() == 3


def test_no_loops(here: Actor, old: Body, new: Body) -> None:
    third = add_body(by=here, name="Fritidsnämnden")
    with pytest.raises(MergeLoop):
        merge_body(by=here, body_id=old.pk, into_id=old.pk, on=DAY)
    merge_body(by=here, body_id=old.pk, into_id=third.pk, on=DAY)
    with pytest.raises(MergeLoop):
        merge_body(by=here, body_id=third.pk, into_id=old.pk, on=DAY)
    merge_body(by=here, body_id=third.pk, into_id=new.pk, on=DAY)
    with pytest.raises(AlreadyMerged):
        merge_body(by=here, body_id=old.pk, into_id=new.pk, on=DAY)
    assert successors(here.municipality_id) == {old.pk: third.pk, third.pk: new.pk}


def test_a_body_that_has_gone_up_in_another_takes_nobody_over(here: Actor, old: Body, new: Body) -> None:
    merge_body(by=here, body_id=old.pk, into_id=new.pk, on=DAY)
    third = add_body(by=here, name="Fritidsnämnden")
    with pytest.raises(NotMergeable) as caught:
        merge_body(by=here, body_id=third.pk, into_id=old.pk, on=LAST)
    assert new.name in str(caught.value.message)


@pytest.mark.parametrize("at", [0, 1])
def test_a_name_of_several_is_not_merged(here: Actor, old: Body, at: int) -> None:
    both = add_body(by=here, name="Samtliga", collective=True)
    pair = [old.pk, both.pk]
    with pytest.raises(NotMergeable):
        merge_body(by=here, body_id=pair[at], into_id=pair[1 - at], on=DAY)


@pytest.mark.parametrize("on", [LAST, date.min, date(2026, 1, 1)])
def test_both_must_be_there_on_the_day(here: Actor, old: Body, new: Body, on: date) -> None:
    with pytest.raises(NotMergeable) as caught:
        merge_body(by=here, body_id=old.pk, into_id=new.pk, on=on)
    assert caught.value.field == "on"
    late = add_body(by=here, name="Ännu en", valid_from=DAY)
    with pytest.raises(NotMergeable):
        merge_body(by=here, body_id=late.pk, into_id=new.pk, on=DAY)
    assert successors(here.municipality_id) == {}


def test_another_municipality_s_is_not_there(here: Actor, old: Body, new: Body) -> None:
    elsewhere = system_actor(ensure_municipality(code="1489", name="Alingsås").pk)
    theirs = add_body(by=elsewhere, name="Socialnämnden")
    for body_id, into_id in ((old.pk, theirs.pk), (theirs.pk, new.pk)):
        with pytest.raises(NotFound):
            merge_body(by=here, body_id=body_id, into_id=into_id, on=DAY)
    merge_body(by=here, body_id=old.pk, into_id=new.pk, on=DAY)
    with pytest.raises(NotFound):
        unmerge_body(by=elsewhere, body_id=old.pk)


def test_only_the_coordinator_merges(here: Actor, old: Body, new: Body) -> None:
    reporter = Actor(here.municipality_id, 1, "R", (Grant(Role.REPORTER, old.pk),))
    with pytest.raises(NotPermitted):
        merge_body(by=reporter, body_id=old.pk, into_id=new.pk, on=DAY)
    merge_body(by=here, body_id=old.pk, into_id=new.pk, on=DAY)
    with pytest.raises(NotPermitted):
        unmerge_body(by=reporter, body_id=old.pk)


def _ends(by: Actor, row: Body, on: date | None) -> Body:
    return edit_body(
        by=by,
        body_id=row.pk,
        version=row.version,
        name=row.name,
        kind=row.kind,
        parent_id=None,
        collective=False,
        aliases=[],
        valid_from=None,
        valid_to=on,
    )


def test_a_merged_body_keeps_a_last_day(here: Actor, old: Body, new: Body) -> None:
    merged = merge_body(by=here, body_id=old.pk, into_id=new.pk, on=DAY)
    with pytest.raises(MergedEnds) as caught:
        _ends(here, merged, None)
    assert caught.value.field == "valid_to"
    assert _ends(here, merged, date(2027, 1, 31)).merged_into_id == new.pk


def test_a_name_that_somebody_took_meanwhile_is_told(here: Actor, old: Body, new: Body) -> None:
    merge_body(by=here, body_id=old.pk, into_id=new.pk, on=DAY)
    add_body(by=here, name="Kulturnämnden", valid_from=DAY)
    with pytest.raises(NameTaken):
        unmerge_body(by=here, body_id=old.pk)
    assert Body.objects.get(pk=old.pk).merged_into_id == new.pk


def test_the_database_holds_no_merged_body_without_end_or_into_itself(old: Body, new: Body) -> None:
    for wrong in ({"merged_into": new}, {"merged_into": old, "valid_to": LAST}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Body.objects.filter(pk=old.pk).update(**wrong)


def test_every_refusal_has_a_code_of_its_own() -> None:
    errors: list[type[FridlystError]] = [NotMergeable, MergeLoop, AlreadyMerged, NotMerged, MergedEnds]
    assert len({one.code for one in errors}) == len(errors)


CHAIN = {1: 2, 2: 3, 7: 3}


@pytest.mark.parametrize(
    ("body", "whole", "before"),
    [(1, (1, 2, 3), ()), (2, (2, 3), (1,)), (3, (3,), (1, 2, 7)), (9, (9,), ())],
)
def test_chains(body: int, whole: tuple[int, ...], before: tuple[int, ...]) -> None:
    assert chain(body, CHAIN) == whole
    assert predecessors(body, CHAIN) == before


def test_a_loop_that_came_in_otherwise_ends() -> None:
    assert chain(1, {1: 2, 2: 1}) == (1, 2)
    assert predecessors(1, {1: 2, 2: 1}) == (2,)


@pytest.mark.parametrize(("valid", "who"), [({1, 2}, 1), ({2, 3}, 2), ({3}, 3), (set(), 1)])
def test_the_first_in_being_answers(valid: set[int], who: int) -> None:
    assert answering(1, CHAIN, valid) == who
