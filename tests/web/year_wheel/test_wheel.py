"""The year wheel: what it shows, to whom, narrowed how, and what it costs."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Activity, GoalActivity, Ownership, Schedule
from fridlyst.web.year_wheel.geometry import APART, RINGS, arcs, places, turn
from fridlyst.year_wheel.shapes import Entry, Occurrence, Target
from fridlyst.year_wheel.terms import Happening, Ring
from tests import factories
from tests.web.year_wheel.conftest import YEAR, Scene

# Session, user and standing in the municipality are three of them.
STATEMENTS = 16


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def drawn(text: str) -> ET.Element:
    """The wheel of the page, read as XML."""
    found = re.search(r'<svg class="wheel".*?</svg>(?=</div>)', text, re.DOTALL)
    assert found
    return ET.fromstring(found[0])


def marks(text: str) -> dict[str, str]:
    """What the marks of the wheel say → where they lead."""
    return {str(link.get("aria-label")): str(link.get("href")) for link in drawn(text).iter("a")}


def told(client: Client, address: str) -> list[tuple[str, str, str]]:
    rows = client.get(f"{address}&format=json").json()
    return [(row["day"], row["happening"], row["title"]) for row in rows]


def test_a_mark_says_what_it_is_and_leads_there(scene: Scene, reader: Client) -> None:
    found = marks(page(reader, scene.wheel))
    home = f"/{scene.town.slug}/"
    assert (
        found["15 september 2027: Sista dag att svara: Tertial 2 2027"]
        == f"{home}uppfoljning/tertial-2-2027/"
    )
    assert found["31 mars 2027: Klart senast: Skriv en rutin"] == f"{home}aktivitet/skriv-en-rutin/"
    assert found["2 februari 2027: Antaget: Program mot våld"].startswith(f"{home}program/")
    assert found["4 maj 2027: Nästa beslut, Fullmäktige: Ärendet"] == f"{home}arenden/ks-1/"
    assert len(found) == 9


def test_every_mark_leads_somewhere(scene: Scene, coordinator: Client) -> None:
    text = page(coordinator, scene.wheel)
    for href in marks(text).values():
        assert (
            f'id="{href[1:]}"' in text if href.startswith("#") else coordinator.get(href).status_code == 200
        )


def test_many_on_a_day_are_one_mark_with_a_number(scene: Scene, reader: Client) -> None:
    for number in range(11):
        factories.activity(scene.town, scene.goal, f"Till {number}", time="Mars 2027")
    text = page(reader, scene.wheel)
    (words,) = [one for one in marks(text) if one.startswith("31 mars")]
    assert marks(text)[words] == "#dag-2027-03-31"
    assert words.endswith("och 9 till")
    assert [one.text for one in drawn(text).iter("text") if one.get("class") == "count"] == ["12"]
    assert "6 saker till den 31 mars" in text


def test_the_list_the_table_and_the_files_say_the_same(scene: Scene, reader: Client) -> None:
    rows = told(reader, scene.wheel)
    text, table = page(reader, scene.wheel), page(reader, f"{scene.wheel}&visa=tabell")
    listed = re.findall(r'<li><svg class="ring-mark".*?<a href="[^"]+">([^<]+)</a>', text)
    tabled = re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', table)
    assert listed == tabled == [title for _, _, title in rows]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)


def test_a_planned_round_is_the_coordinators_alone(scene: Scene, coordinator: Client, reader: Client) -> None:
    assert "Den planerade" in page(coordinator, scene.wheel)
    assert "planerad</span>" in page(coordinator, scene.wheel)
    assert "Den planerade" not in page(reader, scene.wheel)


def test_it_can_be_narrowed(scene: Scene, reader: Client) -> None:
    titles = {title for _, _, title in told(reader, f"{scene.wheel}&enhet={scene.school.key}")}
    assert "Skriv en rutin" in titles
    assert "Utbilda alla" not in titles
    assert {"Halvårets tal"} == {title for _, _, title in told(reader, f"{scene.wheel}&slag=statistics")}
    other = factories.programme(
        scene.town, "Ett annat", valid_from=date(2027, 6, 1), valid_to=date(2029, 1, 1)
    )
    rows = told(reader, f"{scene.wheel}&program={other.slug}")
    assert rows == [("2027-06-01", "Börjar gälla", "Ett annat")]
    assert "Ett annat" in page(reader, f"{scene.wheel}&program={other.slug}")


def test_what_goes_on_all_the_year_stands_beneath(scene: Scene, reader: Client) -> None:
    text = page(reader, scene.wheel)
    assert "1 sak pågår hela året" in text
    assert "Fråga alla" in text
    assert "Fråga alla" not in str(marks(text))


def test_today_is_a_hand_in_its_own_year_only(scene: Scene, reader: Client) -> None:
    assert 'class="hand"' not in page(reader, scene.wheel.replace("2027", "2031"))
    assert 'class="hand"' in page(reader, scene.wheel.partition("?")[0])
    assert 'aria-current="date"' in page(reader, scene.wheel.partition("?")[0])


def test_a_year_with_nothing_says_so(scene: Scene, reader: Client) -> None:
    assert "Inget har en dag 2040" in page(reader, scene.wheel.replace("2027", "2040"))


@pytest.mark.parametrize(
    "query", ["ar=x", "ar=", "ar=²", "ar=99999", "program=nej&enhet=nej&slag=nej", "visa=x"]
)
def test_what_is_no_year_or_no_choice_is_not_asked_for(scene: Scene, reader: Client, query: str) -> None:
    assert reader.get(f"/{scene.town.slug}/arshjul/?{query}").status_code == 200


@pytest.mark.parametrize("year", ["0", "1989", "2101", "9999"])
def test_a_year_out_of_reach_is_refused(scene: Scene, reader: Client, year: str) -> None:
    answer = reader.get(f"/{scene.town.slug}/arshjul/?ar={year}")
    assert answer.status_code == 400
    assert "1990–2100" in answer.content.decode()


def test_titles_are_escaped_in_the_drawing(scene: Scene, reader: Client) -> None:
    factories.activity(scene.town, scene.goal, '"><script>x</script>&', time="April 2027")
    text = page(reader, scene.wheel)
    assert "<script>x" not in text
    assert any("<script>x</script>&" in words for words in marks(text))


def test_no_style_stands_in_the_page(scene: Scene, reader: Client) -> None:
    assert "style=" not in page(reader, scene.wheel)


def test_statements_do_not_grow(scene: Scene, coordinator: Client) -> None:
    counts = []
    for times in (1, 10, 100):
        _grow(scene, times)
        for address in (scene.wheel, f"{scene.wheel}&visa=tabell&enhet={scene.social.key}"):
            with CaptureQueriesContext(connection) as asked:
                assert coordinator.get(address).status_code == 200
            counts.append(len(asked))
    assert counts == [STATEMENTS] * 6


def _grow(scene: Scene, times: int) -> None:
    here, old = scene.town.municipality, Activity.objects.count()
    made = Activity.objects.bulk_create(
        Activity(municipality=here, key=f"a{n}", title=f"Aktivitet {n}") for n in range(old, old + times)
    )
    GoalActivity.objects.bulk_create(GoalActivity(goal=scene.goal, activity=one) for one in made)
    Ownership.objects.bulk_create(
        Ownership(municipality=here, body=scene.social, activity=one) for one in made
    )
    Schedule.objects.bulk_create(
        Schedule(activity=one, text="Årligen", kind="recurring", rrule="FREQ=YEARLY") for one in made
    )


def test_another_municipality_is_not_there(scene: Scene) -> None:
    stranger = factories.signed_in(factories.person(factories.town("1489", "Alingsås"), Role.COORDINATOR))
    assert stranger.get(scene.wheel).status_code == 404
    assert stranger.get("/alingsas/arshjul/").status_code == 200


def thing(day: date, ring: str = Ring.ACTIVITIES, *, since: date | None = None) -> Occurrence:
    entry = Entry(f"{day}{ring}", ring, Happening.DUE, "T", "", day, day, Target("matter"), since=since)
    return Occurrence(day, day, entry)


def test_a_year_full_of_days_never_covers_a_mark() -> None:
    days = [date.fromordinal(date(YEAR, 1, 1).toordinal() + at) for at in range(365)]
    found = [thing(day, ring) for day in days for ring in RINGS]
    placed = places(found, [])
    assert sum(len(place.things) for place in placed) == len(found)
    for ring in RINGS:
        there = [place for place in placed if place.ring == ring]
        near = [
            (one, other)
            for at, one in enumerate(there)
            for other in there[at + 1 :]
            if abs(one.x - other.x) < APART and abs(one.y - other.y) < APART
            if (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < APART**2
        ]
        assert near == []


def test_the_year_goes_clockwise_from_the_top() -> None:
    turns = [turn(date(YEAR, month, 1)) for month in range(1, 13)]
    assert [round(angle // 30) for angle in turns] == list(range(12))
    assert 359 < turn(date(YEAR, 12, 31)) < 360
    assert turn(date(2028, 2, 29)) < 60


def test_a_time_is_an_arc_and_a_whole_year_is_none() -> None:
    long = thing(date(YEAR, 12, 31), since=date(2020, 1, 1))
    early = thing(date(YEAR, 2, 1), since=date(2026, 11, 1))
    (arc,) = arcs([long, early], YEAR)
    assert (arc.first, arc.last) == (date(YEAR, 1, 1), date(YEAR, 2, 1))


def test_arcs_at_the_same_time_lie_beside_one_another() -> None:
    found = [thing(date(YEAR, 5, day), since=date(YEAR, 3, day)) for day in (1, 9)]
    one, other = arcs(found, YEAR)
    assert one.radius != other.radius
