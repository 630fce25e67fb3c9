"""What the pages say: the tree with its status, a goal, an activity with its history, the list narrowed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from fridlyst.base.clock import today
from fridlyst.followup.actions import open_round, plan_round
from fridlyst.followup.fields import RoundFields
from tests import factories
from tests.web.programmes.conftest import Scene


def _open_round(scene: Scene) -> None:
    fields = RoundFields(
        title="Årlig uppföljning",
        programme_ids=[scene.programme.pk],
        period_start=date(2026, 1, 1),
        period_end=date(2026, 12, 31),
        closes_on=today() + timedelta(days=30),
    )
    planned = plan_round(by=scene.town.actor, fields=fields)
    open_round(by=scene.town.actor, round_id=planned.pk)


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_programme_shows_its_tree(scene: Scene, reader: Client) -> None:
    text = _text(reader, scene.programme_href)
    for words in ("Gäller 2026–2028", "Mål 1", "Ingen utsätts", "Pengar finns", "Andel utbildade", "80 %"):
        assert words in text
    assert f'href="{scene.activity_href}"' in text
    assert "Socialnämnden" in text
    assert "löpande" in text


def test_no_status_is_shown_before_anybody_was_asked(scene: Scene, reader: Client) -> None:
    for page in (scene.programme_href, f"{scene.home}aktiviteter/", scene.activity_href):
        assert "data-status" not in _text(reader, page)


def test_who_has_not_answered_is_shown_as_not_answered(scene: Scene, reader: Client) -> None:
    _open_round(scene)
    text = _text(reader, scene.programme_href)
    assert "1 ej besvarad" in text
    assert 'data-status="unknown"' in text
    assert 'data-status="done"' not in text
    assert f"{scene.home}aktiviteter/?program={scene.programme.slug}&amp;lage=unknown" in text


def test_the_municipality_s_own_words_for_levels(scene: Scene, reader: Client) -> None:
    factories.goal(
        scene.town, scene.programme, "Alla frågar", number="1.1", level_word="Åtgärd", parent_id=scene.goal.pk
    )
    assert "Åtgärd 1.1" in _text(reader, scene.programme_href)
    page = _text(reader, f"{scene.programme_href}mal/1-1/")
    assert "Åtgärd 1.1" in page
    assert f'href="{scene.goal_href}"' in page


def test_a_goal_shows_what_its_indicator_counts(scene: Scene, reader: Client) -> None:
    factories.indicator(
        scene.town, scene.goal, "Enkät", kind="share", numerator="utbildade chefer", denominator="alla chefer"
    )
    text = _text(reader, scene.goal_href)
    assert "utbildade chefer" in text
    assert "alla chefer" in text


def test_an_activity_says_what_its_time_means(scene: Scene, reader: Client) -> None:
    other = factories.activity(scene.town, scene.goal, "Statistik", time="Juni 2027")
    text = _text(reader, f"{scene.home}aktivitet/{other.key}/")
    assert "Juni 2027" in text
    assert "klart senast 30 juni 2027" in text
    assert f'href="{scene.goal_href}"' in text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=utbilda", {"Utbilda alla"}),
        ("q=UTBILDA+socialnämnden", {"Utbilda alla"}),
        ("q=finns+inte", set()),
        ("enhet=socialnamnden", {"Utbilda alla"}),
        ("enhet=kulturnamnden", {"Fråga om våld"}),
        ("niva=universal", {"Fråga om våld"}),
        ("grupp=staff", {"Fråga om våld"}),
        ("form=honour", {"Fråga om våld"}),
        ("ursprung=body", set()),
        ("program=2026-2028", {"Utbilda alla", "Fråga om våld"}),
        ("program=finns-inte", {"Utbilda alla", "Fråga om våld"}),
        ("lage=done", set()),
    ],
)
def test_the_list_is_narrowed_by_its_address(
    scene: Scene, reader: Client, asked: str, found: set[str]
) -> None:
    culture = factories.body(scene.town, "Kulturnämnden")
    codes: dict[str, Any] = {
        "prevention_levels": ["universal"],
        "target_groups": ["staff"],
        "violence_forms": ["honour"],
    }
    factories.activity(scene.town, scene.goal, "Fråga om våld", leads=[culture], **codes)
    rows = reader.get(f"{scene.home}aktiviteter/?{asked}&format=json").json()
    assert {row["activity"] for row in rows} == found


def test_a_member_finds_what_its_collective_owns(scene: Scene, reader: Client) -> None:
    member = factories.body(scene.town, "Norra nämnden")
    collective = factories.body(scene.town, "Stadsdelsnämnderna", collective=True)
    collective.members.add(member)
    factories.activity(scene.town, scene.goal, "Gemensam", leads=[collective])
    rows = reader.get(f"{scene.home}aktiviteter/?enhet={member.key}&format=json").json()
    assert [row["activity"] for row in rows] == ["Gemensam"]


def test_the_list_is_sorted_and_paged(scene: Scene, reader: Client) -> None:
    for number in range(10, 70):
        factories.activity(scene.town, scene.goal, f"Kurs {number}")
    first = _text(reader, f"{scene.home}aktiviteter/?sort=-titel")
    assert "Utbilda alla" in first
    assert "1–50 av 61" in first
    assert "Kurs 10" in _text(reader, f"{scene.home}aktiviteter/?sort=-titel&page=2")


def test_an_empty_list_says_what_to_do(scene: Scene, reader: Client) -> None:
    text = _text(reader, f"{scene.home}aktiviteter/?q=ingenting")
    assert "Ingen aktivitet stämmer med sökningen" in text
    assert "Visa alla aktiviteter" in text


@pytest.mark.parametrize("query", ["page=99999999999", "page=-1", "page=x", "sort=drop", "q=%00", "mal=x"])
def test_odd_addresses_give_a_page(scene: Scene, reader: Client, query: str) -> None:
    assert reader.get(f"{scene.home}aktiviteter/?{query}").status_code == 200


def test_the_alignment_table_says_why(scene: Scene, coordinator: Client, reader: Client) -> None:
    first, _second = factories.steering(scene.town).goals.all()
    scene.programme.refresh_from_db()
    given = {f"stance_{first.pk}": "not_followed", f"why_{first.pk}": "Statens uppgift"}
    coordinator.post(f"{scene.programme_href}styrdokument/", given | {"version": scene.programme.version})
    text = _text(reader, scene.programme_href)
    assert "Följs inte" in text
    assert "Statens uppgift" in text
