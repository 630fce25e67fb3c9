"""Changing programmes by form: what is saved, what is refused and where it is said."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from fridlyst.indicators.actions import Asked, ask
from fridlyst.indicators.models import Indicator
from fridlyst.programmes.models import Activity, Alignment, Goal, Programme
from tests import factories
from tests.web.programmes.conftest import Scene

PROGRAMME = {
    "title": "Nytt program",
    "kind": "programme",
    "valid_from": "2029-01-01",
    "valid_to": "2031-12-31",
}


def test_a_new_programme_is_a_draft_with_its_ways_of_following_up(scene: Scene, coordinator: Client) -> None:
    ways = {"way_0": "annual", "way_text_0": "Varje år", "way_1": "", "way_text_1": ""}
    answer = coordinator.post(f"{scene.home}program/nytt/", PROGRAMME | ways)
    assert answer.headers["Location"] == f"{scene.home}program/2029-2031/"
    made = Programme.objects.get(slug="2029-2031")
    assert made.state == "draft"
    assert made.follow_up == [{"kind": "annual", "text": "Varje år"}]


def test_a_period_that_ends_first_is_said_beside_the_field(scene: Scene, coordinator: Client) -> None:
    answer = coordinator.post(f"{scene.home}program/nytt/", PROGRAMME | {"valid_to": "2020-01-01"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_valid_to"' in text
    assert 'id="id_valid_to_error"' in text
    assert Programme.objects.count() == 1


def test_a_title_is_needed_and_the_rest_of_the_text_kept(scene: Scene, coordinator: Client) -> None:
    given = PROGRAMME | {"title": "  ", "vision": "En vision som inte får försvinna"}
    answer = coordinator.post(f"{scene.home}program/nytt/", given)
    assert answer.status_code == 422
    assert "En vision som inte får försvinna" in answer.content.decode()


def test_a_goal_with_all_that_hangs_on_it(scene: Scene, coordinator: Client) -> None:
    given = {
        "level_word": "Delmål",
        "number": "1.1",
        "title": "Alla känner till stödet",
        "parent": scene.goal.pk,
        "preconditions": "Pengar\r\n\r\nPersonal",
        "leads": [scene.body.pk],
        "time": "Juni 2026",
    }
    answer = coordinator.post(f"{scene.programme_href}nytt-mal/", given, follow=True)
    made = Goal.objects.get(key="1-1")
    assert made.parent_id == scene.goal.pk
    assert [one.text for one in made.preconditions.all()] == ["Pengar", "Personal"]
    assert made.schedules.get().end == date(2026, 6, 30)
    assert "läses som: klart senast 30 juni 2026" in answer.content.decode()


def test_a_time_that_cannot_be_read_is_said_and_its_words_kept(scene: Scene, coordinator: Client) -> None:
    answer = coordinator.post(
        f"{scene.goal_href}ny-aktivitet/",
        {"title": "Ny", "goals": [scene.goal.pk], "time": "enligt plan"},
        follow=True,
    )
    text = answer.content.decode()
    assert "kunde inte läsa någon tid" in text
    assert Activity.objects.get(key="ny").schedules.get().text == "enligt plan"


def test_a_goal_cannot_stand_under_itself(scene: Scene, coordinator: Client) -> None:
    given = {"title": "Mål", "parent": scene.goal.pk, "version": scene.goal.version}
    assert coordinator.post(f"{scene.goal_href}redigera/", given).status_code == 422


def test_a_goal_with_activities_is_not_taken_away(scene: Scene, coordinator: Client) -> None:
    assert coordinator.post(f"{scene.goal_href}ta-bort/").status_code == 409
    empty = factories.goal(scene.town, scene.programme, "Tomt mål", number="2")
    coordinator.post(f"{scene.programme_href}mal/2/ta-bort/")
    assert not Goal.objects.filter(pk=empty.pk).exists()


def test_a_goal_whose_indicator_was_measured_is_not_taken_away(scene: Scene, coordinator: Client) -> None:
    goal = factories.goal(scene.town, scene.programme, "Mätt mål", number="2")
    measured = factories.indicator(scene.town, goal)
    ask(
        municipality_id=scene.town.municipality.pk,
        occasion="1",
        as_of=date(2026, 8, 31),
        asked=[Asked(measured.pk, scene.body.pk)],
    )
    assert coordinator.post(f"{scene.programme_href}mal/2/ta-bort/").status_code == 409
    assert Indicator.objects.filter(pk=measured.pk).exists()


def _activity(scene: Scene, **changed: object) -> dict[str, object]:
    given = {
        "title": scene.activity.title,
        "goals": [scene.goal.pk],
        "leads": [scene.body.pk],
        "time": "Löpande",
        "version": scene.activity.version,
    }
    return given | changed


def test_an_activity_is_changed_and_its_codes_kept_in_order(scene: Scene, coordinator: Client) -> None:
    other = factories.body(scene.town, "Kulturnämnden")
    given = _activity(
        scene, title="Utbilda fler", others=[other.pk], prevention_levels=["indicated", "universal"]
    )
    answer = coordinator.post(f"{scene.activity_href}redigera/", given)
    assert answer.headers["Location"] == scene.activity_href
    scene.activity.refresh_from_db()
    assert scene.activity.title == "Utbilda fler"
    assert scene.activity.prevention_levels == ["universal", "indicated"]
    assert dict(scene.activity.ownerships.values_list("body__name", "part")) == {
        "Socialnämnden": "lead",
        "Kulturnämnden": "taking_part",
    }


def test_an_activity_serves_a_goal(scene: Scene, coordinator: Client) -> None:
    answer = coordinator.post(f"{scene.activity_href}redigera/", _activity(scene, goals=[]))
    assert answer.status_code == 422
    assert "Välj minst ett mål" in answer.content.decode()


def test_nobody_leads_and_takes_part_at_once(scene: Scene, coordinator: Client) -> None:
    given = _activity(scene, others=[scene.body.pk])
    answer = coordinator.post(f"{scene.activity_href}redigera/", given)
    assert answer.status_code == 422
    assert "både ansvarig och medverkande" in answer.content.decode()


def test_bodies_and_goals_of_another_municipality_cannot_be_chosen(scene: Scene, coordinator: Client) -> None:
    elsewhere = factories.town("1489", "Alingsås")
    theirs = factories.body(elsewhere, "Deras nämnd")
    their_goal = factories.goal(elsewhere, factories.programme(elsewhere))
    for changed in ({"leads": [theirs.pk]}, {"goals": [their_goal.pk]}):
        answer = coordinator.post(f"{scene.activity_href}redigera/", _activity(scene, **changed))
        assert answer.status_code == 422
        assert "Deras" not in answer.content.decode()


def test_an_activity_ends_and_its_page_stays(scene: Scene, coordinator: Client) -> None:
    answer = coordinator.post(f"{scene.activity_href}avsluta/", follow=True)
    scene.activity.refresh_from_db()
    assert scene.activity.withdrawn_on is not None
    assert "avslutad" in answer.content.decode()


def test_an_indicator_takes_a_decimal_comma(scene: Scene, coordinator: Client) -> None:
    given = {"title": "Andel", "goal": scene.goal.pk, "kind": "share", "target_value": "82,5"}
    coordinator.post(f"{scene.goal_href}ny-indikator/", given | {"numerator": "a", "denominator": "b"})
    made = Indicator.objects.exclude(pk=scene.indicator.pk).get()
    assert made.target_value == Decimal("82.5")
    page = f"{scene.programme_href}indikatorer/{made.pk}/redigera/"
    assert 'value="82,5"' in coordinator.get(page).content.decode()
    given |= {"title": "Andel utbildade", "version": made.version}
    coordinator.post(page, given)
    made.refresh_from_db()
    assert (made.title, made.target_value) == ("Andel utbildade", Decimal("82.5"))


def test_how_a_programme_and_a_goal_stand_to_what_is_above(scene: Scene, coordinator: Client) -> None:
    first, second = factories.steering(scene.town).goals.all()
    page = f"{scene.programme_href}styrdokument/"
    refused = coordinator.post(page, {f"stance_{first.pk}": "not_followed", "version": _version(scene)})
    assert refused.status_code == 422
    assert "Skriv varför målet inte följs" in refused.content.decode()
    whole = {f"stance_{first.pk}": "not_followed", f"why_{first.pk}": "Statens uppgift"}
    assert coordinator.post(page, whole | {"version": _version(scene)}).status_code == 302
    of_goal = {f"stance_{second.pk}": "adopted", "version": _version(scene)}
    assert coordinator.post(f"{scene.goal_href}styrdokument/", of_goal).status_code == 302
    assert set(Alignment.objects.values_list("goal_id", "stance", "why")) == {
        (None, "not_followed", "Statens uppgift"),
        (scene.goal.pk, "adopted", ""),
    }


def _version(scene: Scene) -> int:
    scene.programme.refresh_from_db()
    return scene.programme.version


def test_alignment_saved_from_an_old_page_is_stopped(scene: Scene, coordinator: Client) -> None:
    (first, _second) = factories.steering(scene.town).goals.all()
    old = _version(scene)
    page = f"{scene.programme_href}styrdokument/"
    coordinator.post(page, {f"stance_{first.pk}": "adopted", "version": old})
    answer = coordinator.post(page, {f"stance_{first.pk}": "adapted", "version": old})
    assert answer.status_code == 409
    assert Alignment.objects.get().stance == "adopted"


def test_the_next_edition_carries_what_is_chosen(scene: Scene, coordinator: Client) -> None:
    left = factories.activity(scene.town, scene.goal, "Följer inte med")
    page = coordinator.get(f"{scene.programme_href}nasta/").content.decode()
    assert page.count("checked") == 3
    given = {
        "title": "Nästa",
        "valid_from": "2029-01-01",
        "valid_to": "2031-12-31",
        "goals": [scene.goal.pk],
        "activities": [scene.activity.pk],
    }
    answer = coordinator.post(f"{scene.programme_href}nasta/", given)
    assert answer.headers["Location"] == f"{scene.home}program/2029-2031/"
    draft = Programme.objects.get(slug="2029-2031")
    assert (draft.state, draft.previous_id) == ("draft", scene.programme.pk)
    carried = Activity.objects.get(goals__programme=draft)
    assert carried.carried_from_id == scene.activity.pk
    assert Indicator.objects.get(goal__programme=draft).carried_from_id == scene.indicator.pk
    assert not Activity.objects.filter(carried_from=left).exists()
    text = coordinator.get(f"{scene.home}aktivitet/{carried.key}/").content.decode()
    assert f'href="{scene.activity_href}"' in text


def test_a_programme_goes_from_draft_to_force_to_end_and_not_back(scene: Scene, coordinator: Client) -> None:
    draft = factories.programme(scene.town, "Utkast", draft=True, valid_to=None)
    page = f"{scene.home}program/{draft.slug}/"
    assert coordinator.post(f"{page}avsluta/").status_code == 409
    for step, state in (("satt-i-kraft", "in_force"), ("avsluta", "ended")):
        assert coordinator.post(f"{page}{step}/").headers["Location"] == page
        draft.refresh_from_db()
        assert draft.state == state
    assert coordinator.post(f"{page}satt-i-kraft/").status_code == 409


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "=HYPERLINK(1)"])
def test_what_is_typed_is_shown_as_text(scene: Scene, coordinator: Client, text: str) -> None:
    coordinator.post(f"{scene.activity_href}redigera/", _activity(scene, title=text))
    page = coordinator.get(scene.activity_href).content.decode()
    assert "<script>alert" not in page
    assert text.replace("<", "&lt;").replace(">", "&gt;") in page


def test_a_reason_without_a_stance_is_asked_about_at_its_field(scene: Scene, coordinator: Client) -> None:
    first = factories.steering(scene.town).goals.all()[0]
    given = {f"stance_{first.pk}": "", f"why_{first.pk}": "Därför", "version": _version(scene)}
    answer = coordinator.post(f"{scene.programme_href}styrdokument/", given)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_stance_{first.pk}_error"' in text
    assert "Därför" in text
    assert not Alignment.objects.exists()
