"""Taking a programme in: all or nothing, never twice, and never beside what is there."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.exchange.errors import AlreadyImported, BadProgrammeFile, OtherMunicipality
from fridlyst.exchange.exporting import export_programme
from fridlyst.exchange.importing import Imported, import_programme
from fridlyst.exchange.indicator_part import definition_of, definition_part
from fridlyst.organisation.actions import add_body, ensure_municipality, set_members
from fridlyst.organisation.actor import Actor, Grant, system_actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Activity, Goal, Programme, SteeringDocument
from fridlyst.support.models import SupportService
from tests.exchange.small import small

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Actor:
    return system_actor(ensure_municipality(code="9999", name="Provköping").pk)


def taken_in(
    by: Actor,
    file: dict[str, Any] | None = None,
    *,
    in_force: bool = False,
    as_next_edition: str | None = None,
) -> Imported:
    return import_programme(file or small(), by=by, in_force=in_force, as_next_edition=as_next_edition)


def coordinator(by: Actor) -> Actor:
    return Actor(by.municipality_id, None, "Sam Ordnare", (Grant(Role.COORDINATOR),))


def test_what_was_made_is_counted(by: Actor) -> None:
    made = taken_in(by)
    assert (made.goals, made.preconditions, made.indicators, made.activities) == (2, 1, 1, 1)
    assert (made.ownerships, made.new_bodies, made.shared_activities) == (2, 3, 0)
    assert made.slug == "2024-2026"
    assert Programme.objects.get(pk=made.programme_id).state == "draft"


def test_it_can_come_into_force_at_once(by: Actor) -> None:
    assert Programme.objects.get(pk=taken_in(by, in_force=True).programme_id).state == "in_force"


def test_the_same_programme_twice_is_refused_by_name(by: Actor) -> None:
    taken_in(by)
    with pytest.raises(AlreadyImported, match=r"Program mot våld.*2024–2026.*2024-2026") as caught:
        taken_in(by)
    assert caught.value.details == {"slug": "2024-2026"}
    assert Programme.objects.count() == 1


def test_the_next_edition_keeps_where_things_come_from(by: Actor) -> None:
    first = taken_in(by)
    later = small()
    later["programme"].update(valid_from="2027-01-01", valid_to="2029-12-31")
    second = taken_in(by, later, as_next_edition=first.slug)
    assert Programme.objects.get(pk=second.programme_id).previous_id == first.programme_id
    assert second.activities == 1
    carried = Activity.objects.get(goals__programme_id=second.programme_id, goals__key="m1")
    assert carried.carried_from is not None
    assert carried.carried_from.key == "a1"
    goal = Goal.objects.get(programme_id=second.programme_id, key="m1")
    assert goal.carried_from_id == Goal.objects.get(programme_id=first.programme_id, key="m1").pk


def test_a_next_edition_of_what_is_not_there_is_refused(by: Actor) -> None:
    with pytest.raises(NotFound, match="2011-2012"):
        taken_in(by, as_next_edition="2011-2012")


def test_an_activity_that_another_programme_has_serves_both(by: Actor) -> None:
    taken_in(by)
    other = small()
    other["programme"]["title"] = "Plan mot hedersvåld"
    made = taken_in(by, other)
    assert (made.activities, made.shared_activities) == (0, 1)
    activity = Activity.objects.get()
    assert activity.goals.count() == 4
    exported = export_programme(by.municipality_id, made.slug)
    assert exported["goals"][0]["activities"][0]["key"] == "a1"


def test_the_same_key_on_another_activity_is_another_activity(by: Actor) -> None:
    taken_in(by)
    other = small()
    other["programme"]["title"] = "Plan mot hedersvåld"
    other["goals"][0]["activities"][0]["title"] = "Något helt annat"
    assert taken_in(by, other).activities == 1
    assert sorted(Activity.objects.values_list("key", flat=True)) == ["a1", "a1-2"]


def test_bodies_that_are_there_are_found_by_key_name_and_other_names(by: Actor) -> None:
    by_key = add_body(by=by, name="Utbildning", key="ubn")
    by_name = add_body(by=by, name="SOCIALNÄMNDEN", key="x")
    by_alias = add_body(by=by, name="Alla", key="y", collective=True, aliases=["Samtliga nämnder"])
    set_members(by=by, body_id=by_alias.pk, member_ids=[by_name.pk])
    made = taken_in(by)
    assert made.new_bodies == 0
    activity = Activity.objects.get()
    assert set(activity.ownerships.values_list("body_id", flat=True)) == {by_alias.pk, by_name.pk}
    assert by_alias.members.get() == by_name
    assert Body.objects.count() == 3
    assert Body.objects.get(pk=by_key.pk).name == "Utbildning"


def test_two_bodies_of_one_name_are_nobodys_match(by: Actor) -> None:
    add_body(by=by, name="Socialnämnden", key="a")
    add_body(by=by, name="Socialnämnden", key="b", apart=False)
    assert taken_in(by).new_bodies == 3


def test_parents_come_before_children_whatever_the_order(by: Actor) -> None:
    file = small()
    file["bodies"][0]["parent"] = "ubn"
    taken_in(by, file)
    child = Body.objects.get(key="sn")
    assert child.parent is not None
    assert child.parent.key == "ubn"


def test_a_file_of_another_municipality_is_refused(by: Actor) -> None:
    file = small()
    file["municipality"] = {"name": "Annanstans", "code": "1234"}
    with pytest.raises(OtherMunicipality, match=r"Annanstans \(1234\), inte Provköping \(9999\)"):
        taken_in(by, file)


def test_a_goal_that_no_steering_document_has_is_refused_and_nothing_is_left(by: Actor) -> None:
    file = small()
    file["alignments"].append({"document": "okänd", "goal": "3"})
    with pytest.raises(BadProgrammeFile, match=r"alignments\[1\].goal: .*”okänd”"):
        taken_in(by, file)
    assert not Programme.objects.exists()
    assert not Body.objects.exists()
    assert not SteeringDocument.objects.exists()


def test_what_the_system_takes_in_from_above_is_everyones(by: Actor) -> None:
    taken_in(by)
    assert SteeringDocument.objects.get().municipality is None


def test_what_a_person_takes_in_from_above_is_the_municipalitys_own(by: Actor) -> None:
    taken_in(coordinator(by))
    assert SteeringDocument.objects.get().municipality_id == by.municipality_id


def test_a_person_uses_the_shared_document_that_is_there(by: Actor) -> None:
    taken_in(by)
    elsewhere = coordinator(system_actor(ensure_municipality(code="8888", name="Annanstans").pk))
    file = small()
    file["municipality"] = {"name": None}
    taken_in(elsewhere, file)
    assert SteeringDocument.objects.count() == 1


def test_what_is_written_of_a_service_stands(by: Actor) -> None:
    file = small() | {"support_services": [{"name": "Jouren", "description": "Gammal text"}]}
    assert taken_in(by, file).new_services == 1
    SupportService.objects.update(description="Ny text")
    file["programme"]["title"] = "Ett till"
    assert taken_in(by, file).new_services == 0
    assert SupportService.objects.get().description == "Ny text"


@pytest.mark.parametrize("role", [Role.REPORTER, Role.APPROVER, Role.READER, Role.REGISTRAR])
def test_only_the_coordinator_takes_programmes_in(by: Actor, role: Role) -> None:
    someone = Actor(by.municipality_id, None, "Någon", (Grant(role),))
    with pytest.raises(NotPermitted):
        taken_in(someone)


def test_a_programme_of_another_municipality_cannot_be_exported(by: Actor) -> None:
    made = taken_in(by)
    elsewhere = ensure_municipality(code="8888", name="Annanstans")
    with pytest.raises(NotFound) as missing:
        export_programme(elsewhere.pk, "finns-inte")
    with pytest.raises(NotFound) as others:
        export_programme(elsewhere.pk, made.slug)
    assert missing.value.message == others.value.message


@pytest.mark.django_db(transaction=True)
def test_two_who_take_in_the_same_programme_at_once_get_one(by: Actor) -> None:
    def attempt(_number: int) -> str:
        try:
            taken_in(by)
        except AlreadyImported as error:
            return error.code
        finally:
            connection.close()
        return "made"

    if connection.vendor != "postgresql":
        pytest.skip("databasen i minnet kan bara en åt gången använda")
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(attempt, range(2))) == ["already-imported", "made"]
    assert Programme.objects.count() == 1


def test_a_definition_of_an_indicator_comes_in_and_goes_out_as_it_was() -> None:
    given = {
        "purpose": "Visar vad folk kan.",
        "data_source": "Enkät",
        "frequency": "year",
        "direction": "higher",
        "scale": [1.0, 5.0],
        "by_sex": False,
        "not_persons_because": "",
        "method_note": "Ny fråga 2026.",
    }
    assert definition_part(definition_of(given)) == given
    bare = definition_of({"not_persons_because": "Räknar skolor."})
    assert (bare.about_persons, bare.direction) == (False, "neither")
    assert definition_of({}).about_persons is None
