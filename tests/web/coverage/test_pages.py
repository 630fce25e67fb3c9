"""The pages of coverage: what they say, that every number leads to as many, and what they cost."""

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.coverage.matrix import MATRICES, matrices
from fridlyst.coverage.queries import coverage
from fridlyst.followup.models import GapAnswer
from fridlyst.organisation.actions import set_members
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import set_alignments, withdraw_activity
from fridlyst.programmes.fields import AlignmentFields
from tests import factories
from tests.web.programmes.conftest import Scene, _scene, coordinator, reader, scene, stranger

__all__ = ["_scene", "coordinator", "reader", "scene", "stranger"]
_CELL = re.compile(r'<a href="(/askersund/aktiviteter/\?[^"]+)" data-shade="\d"[^>]*>(\d+)<')


@pytest.fixture
def home(scene: Scene) -> str:
    return f"{scene.programme_href}tackning/"


@pytest.fixture
def placed(scene: Scene) -> Scene:
    """Activities on many codes, one withdrawn, one a collective's."""
    marks = {
        "prevention_levels": ["universal", "indicated"],
        "social_levels": ["society", "individual"],
        "target_groups": ["exposed", "elderly"],
        "violence_forms": ["honour", "digital"],
        "arenas": ["school", "home"],
        "evidence": "under_trial",
    }
    north = factories.body(scene.town, "Norra")
    every = factories.body(scene.town, "Alla", collective=True)
    set_members(by=scene.town.actor, body_id=every.pk, member_ids=[north.pk, scene.body.pk])
    factories.activity(scene.town, scene.goal, "Första", leads=[every], **marks)
    factories.activity(
        scene.town, scene.goal, "Andra", leads=[north], **{**marks, "target_groups": ["young"]}
    )
    gone = factories.activity(scene.town, scene.goal, "Tredje", leads=[north], **marks)
    withdraw_activity(by=scene.town.actor, activity_id=gone.pk, on=date(2020, 1, 1))
    return scene


@pytest.mark.parametrize("key", MATRICES)
def test_every_number_leads_to_as_many_activities(
    placed: Scene, coordinator: Client, home: str, key: str
) -> None:
    page = coordinator.get(f"{home}?matris={key}").content.decode()
    cells = set(_CELL.findall(page))
    assert cells
    for href, count in cells:
        listed = json.loads(coordinator.get(f"{href.replace('&amp;', '&')}&format=json").content)
        assert len(listed) == int(count), href


@pytest.mark.parametrize("key", MATRICES)
def test_a_matrix_as_files_says_what_the_page_says(
    placed: Scene, coordinator: Client, home: str, key: str
) -> None:
    given = coverage(municipality_id=placed.town.municipality.pk, programme_id=placed.programme.pk)
    matrix = next(one for one in matrices(given) if one.key == key)
    rows = json.loads(coordinator.get(f"{home}?matris={key}&format=json").content)
    assert [row["row"] for row in rows] == [*(line.code for line in matrix.rows), "activities", "unplaced"]
    for line, row in zip(matrix.rows, rows, strict=False):
        assert [row[column.code] for column in matrix.columns] == [
            len(matrix.at(line, column)) for column in matrix.columns
        ]
    assert rows[-1]["activities"] == len(matrix.outside) == (0 if key == "mal" else 1)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_the_comparison_is_had_as_a_file(scene: Scene, coordinator: Client, home: str, kind: str) -> None:
    assert coordinator.get(f"{home}jamfort/?format={kind}").status_code == 200


def test_the_page_says_first_what_matters_and_what_is_missing(
    placed: Scene, coordinator: Client, home: str
) -> None:
    page = coordinator.get(home).content.decode()
    assert "Alla 2 aktiviteter som riktas till invånare når någon före våldet." in page
    assert "1 av 3 aktiviteter är inte placerad här." in page
    assert "Ingen aktivitet riktas till dem som utövar våld." in page
    assert "Tredje" not in page


def test_a_reader_sees_the_gaps_and_has_nothing_to_press(placed: Scene, reader: Client, home: str) -> None:
    page = reader.get(home).content.decode()
    assert "Det här saknas" in page
    assert "medvetet val</a>" not in page.replace("<span", "</a><span")
    assert reader.get(f"{home}medvetet/using-violence/").status_code == 403


def test_a_gap_is_answered_shown_and_taken_back(placed: Scene, coordinator: Client, home: str) -> None:
    form = f"{home}medvetet/using-violence/"
    page = coordinator.get(form).content.decode()
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version
    sent = {"subjects": "using_violence", "reason": "Finns i <b>länets</b> plan.", "version": version[1]}
    assert coordinator.post(form, sent).status_code == 302
    page = coordinator.get(home).content.decode()
    assert "1 medvetet val" in page
    assert "Finns i &lt;b&gt;länets&lt;/b&gt; plan." in page
    assert coordinator.post(form, sent).status_code == 409
    assert coordinator.post(f"{form}angra/", {"lucka": "using_violence"}).status_code == 302
    assert coordinator.post(f"{form}angra/", {"lucka": "using_violence"}).status_code == 404
    assert GapAnswer.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"subjects": "using_violence", "reason": ""}, "Skriv varför"),
        ({"reason": "Så"}, "Välj minst en lucka"),
        ({"subjects": "finns-inte", "reason": "Så"}, "finns-inte"),
        ({"subjects": "using_violence", "reason": "x" * 10_000}, "2000"),
        ({"subjects": "using_violence", "reason": "a\x00b"}, "tecken"),
    ],
)
def test_a_poor_answer_is_refused_with_what_was_typed(
    placed: Scene, coordinator: Client, home: str, sent: dict[str, str], said: str
) -> None:
    answer = coordinator.post(f"{home}medvetet/using-violence/", {"version": "0", **sent})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert GapAnswer.objects.count() == 0


def test_a_gap_that_is_not_missing_has_no_form(placed: Scene, coordinator: Client, home: str) -> None:
    for code in ("goal-empty", "finns-inte"):
        assert coordinator.get(f"{home}medvetet/{code}/").status_code == 404


def test_an_unknown_matrix_is_the_first(scene: Scene, coordinator: Client, home: str) -> None:
    assert "Preventionsnivå och samhällsnivå" in coordinator.get(f"{home}?matris=<x>").content.decode()


def test_a_draft_is_there_for_the_coordinator_alone(
    scene: Scene, coordinator: Client, reader: Client
) -> None:
    draft = factories.programme(scene.town, "Utkast", draft=True, valid_from=date(2030, 1, 1), valid_to=None)
    for page in ("", "jamfort/"):
        address = f"{scene.home}program/{draft.slug}/tackning/{page}"
        assert coordinator.get(address).status_code == 200
        assert reader.get(address).status_code == 404


def test_the_edition_before_stands_beside(placed: Scene, coordinator: Client) -> None:
    later = factories.programme(placed.town, "Nytt", valid_from=date(2029, 1, 1), valid_to=date(2031, 12, 31))
    under = factories.goal(placed.town, later)
    factories.activity(placed.town, under, "Första", prevention_levels=["universal"])
    page = coordinator.get(f"{placed.home}program/{later.slug}/tackning/jamfort/").content.decode()
    assert "2 aktiviteter finns inte kvar" in page
    assert "1 är kvar." in page


def test_a_goal_above_that_nothing_serves_is_said(scene: Scene, coordinator: Client, home: str) -> None:
    document = factories.steering(scene.town)
    empty = factories.goal(scene.town, scene.programme, "Tomt", number="2")
    first, second = document.goals.all()
    pairs = [AlignmentFields(first.pk, scene.goal.pk), AlignmentFields(second.pk, empty.pk)]
    set_alignments(by=scene.town.actor, programme_id=scene.programme.pk, alignments=pairs)
    page = coordinator.get(f"{home}jamfort/").content.decode()
    assert "Programmet förhåller sig till 2 mål, varav 1 har aktiviteter." in page
    assert "Mål 2 sägs följas, men ingen aktivitet gör det." in page


# Session, user and standing in the municipality are three of them.
@pytest.mark.parametrize(("page", "statements"), [("", 15), ("?matris=grupp", 15), ("jamfort/", 19)])
def test_statements_do_not_grow(
    scene: Scene, coordinator: Client, home: str, page: str, statements: int
) -> None:
    factories.steering(scene.town)
    coordinator.get(home + page)
    assert _count(coordinator, home + page) == statements
    for number in range(2, 12):
        body = factories.body(scene.town, f"Nämnd {number}")
        goal = factories.goal(scene.town, scene.programme, f"Mål {number}", number=str(number))
        for at in range(3):
            factories.activity(
                scene.town, goal, f"Aktivitet {number} {at}", leads=[body], prevention_levels=["universal"]
            )
        factories.indicator(scene.town, goal, f"Indikator {number}")
        factories.steering(scene.town, f"dokument-{number}")
    assert _count(coordinator, home + page) == statements


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_another_town_finds_nothing(scene: Scene, stranger: Client, home: str) -> None:
    for page in ("", "jamfort/", "medvetet/using-violence/"):
        assert stranger.get(f"{home}{page}").status_code == 404
    assert Role.COORDINATOR
