"""Placing many activities on one page: all or none are saved, and nothing that was chosen is lost."""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import place_activities
from fridlyst.programmes.fields import Placed
from fridlyst.programmes.models import Activity, Goal
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db
SURE, UNSURE = "Ge våldsutsatta stödsamtal", "Köp in möbler"


@dataclass(frozen=True)
class Placing:
    """A programme with one activity that is easily placed, one that is not, and a body's own."""

    town: Town
    body: Body
    goal: Goal
    sure: Activity
    unsure: Activity
    own: Activity

    @property
    def href(self) -> str:
        return f"/{self.town.slug}/program/{self.goal.programme.slug}/tackning/placera/"


@pytest.fixture
def scene() -> Placing:
    town = factories.town()
    body = factories.body(town)
    goal = factories.goal(town, factories.programme(town), "Våld i nära relationer upphör")
    return Placing(
        town,
        body,
        goal,
        factories.activity(town, goal, SURE),
        factories.activity(town, goal, UNSURE),
        factories.activity(town, goal, "Egen kampanj mot våld", origin="body", body_id=body.pk),
    )


@pytest.fixture
def coordinator(scene: Placing) -> Client:
    return factories.signed_in(factories.person(scene.town, Role.COORDINATOR))


def _row(one: Activity, version: object = None, **given: object) -> dict[str, object]:
    row = {"version": one.version if version is None else version, "shown": ";;;;;", **given}
    return {f"a{one.pk}-{name}": value for name, value in row.items()}


def _shown(text: str, one: Activity) -> str:
    found = re.search(rf'name="a{one.pk}-shown" value="([^"]*)"', text)
    assert found
    return found[1]


def test_the_page_shows_proposals_with_the_words_that_decided(scene: Placing, coordinator: Client) -> None:
    text = coordinator.get(scene.href).content.decode()
    assert "<mark>våldsutsatta</mark>" in text
    assert "0 av 3 aktiviteter är placerade" in text
    assert "Inget förslag på preventionsnivå, samhällsnivå" in text
    taken = re.search(rf'<input type="checkbox" name="a{scene.sure.pk}-take"[^>]*checked', text)
    left = re.search(rf'<input type="checkbox" name="a{scene.unsure.pk}-take"[^>]*checked', text)
    assert taken
    assert not left
    assert Activity.objects.filter(placed_on__isnull=False).count() == 0


def test_what_is_marked_is_saved_and_what_is_left_is_left(scene: Placing, coordinator: Client) -> None:
    before = coordinator.get(scene.href).content.decode()
    given = {
        "row": [scene.sure.pk, scene.unsure.pk],
        **_row(
            scene.sure, take="on", prevention_levels=["indicated"], arenas=["school"], evidence="under_trial"
        ),
        **_row(scene.unsure, shown=_shown(before, scene.unsure), violence_forms=["close_relations"]),
    }
    answer = coordinator.post(scene.href, given, follow=True)
    assert "1 aktivitet är placerad. 2 är kvar." in answer.content.decode()
    scene.sure.refresh_from_db()
    scene.unsure.refresh_from_db()
    assert (scene.sure.prevention_levels, scene.sure.arenas, scene.sure.evidence) == (
        ["indicated"],
        ["school"],
        "under_trial",
    )
    assert scene.sure.placed_on
    assert scene.sure.placed_by
    assert scene.unsure.placed_on is None
    assert scene.sure.placed_by in coordinator.get(f"{scene.href}?visa=alla").content.decode()


def test_a_row_that_was_mended_is_saved_without_its_mark(scene: Placing, coordinator: Client) -> None:
    before = coordinator.get(scene.href).content.decode()
    row = _row(scene.unsure, shown=_shown(before, scene.unsure), social_levels=["society"])
    assert coordinator.post(scene.href, {"row": [scene.unsure.pk], **row}).status_code == 302
    scene.unsure.refresh_from_db()
    assert scene.unsure.social_levels == ["society"]


def test_the_later_one_is_told_which_and_keeps_every_choice(scene: Placing, coordinator: Client) -> None:
    first = Placed(scene.sure.pk, 1, prevention_levels=["universal"])
    place_activities(by=scene.town.actor, placements=[first], on=date(2026, 5, 4))
    given = {
        "row": [scene.sure.pk, scene.unsure.pk],
        **_row(scene.sure, 1, take="on", prevention_levels=["selective"]),
        **_row(scene.unsure, take="on", arenas=["home"]),
    }
    answer = coordinator.post(scene.href, given)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Någon annan har ändrat 1 aktivitet medan du valde" in text
    assert "Universell</del>" in text
    assert "Selektiv</ins>" in text
    assert Activity.objects.get(pk=scene.unsure.pk).placed_on is None
    assert re.search(rf'name="a{scene.unsure.pk}-arenas" value="home"[^>]*checked', text)
    assert f'name="a{scene.sure.pk}-version" value="2"' in text
    given[f"a{scene.sure.pk}-version"] = 2
    assert coordinator.post(scene.href, given).status_code == 302
    assert Activity.objects.get(pk=scene.sure.pk).prevention_levels == ["selective"]


@pytest.mark.parametrize(
    "given",
    [
        {"prevention_levels": ["sometimes"]},
        {"arenas": ["x" * 10_000]},
        {"evidence": "\x00"},
        {"version": "9" * 5_000},
        {"version": ""},
        {"shown": "<script>" * 9_000, "target_groups": ["=1+1"]},
    ],
)
def test_hostile_choices_save_nothing(scene: Placing, coordinator: Client, given: dict[str, object]) -> None:
    rows = {**_row(scene.sure, take="on", prevention_levels=["indicated"]), **_row(scene.unsure, take="on")}
    sent = {"row": [scene.sure.pk, scene.unsure.pk], **rows, **_row(scene.unsure, take="on", **given)}
    if "version" in given:
        sent[f"a{scene.unsure.pk}-version"] = given["version"]
    answer = coordinator.post(scene.href, sent)
    assert answer.status_code in (409, 422)
    assert "<script>" * 3 not in answer.content.decode()
    assert not Activity.objects.filter(placed_on__isnull=False).exists()


def test_nothing_marked_and_strange_rows_are_told(scene: Placing, coordinator: Client) -> None:
    other = factories.town("0684", "Annanstad")
    theirs = factories.activity(other, factories.goal(other, factories.programme(other)), "Deras")
    none = coordinator.post(scene.href, {"row": [scene.sure.pk], **_row(scene.sure)})
    assert (none.status_code, "Markera minst en aktivitet" in none.content.decode()) == (422, True)
    for row in (theirs.pk, "x" * 9_000, "-1", ""):
        answer = coordinator.post(scene.href, {"row": [row], **_row(theirs, take="on")})
        assert answer.status_code == 422
        assert "Deras" not in answer.content.decode()
    theirs.refresh_from_db()
    assert theirs.placed_on is None


def test_a_reporter_places_the_bodys_own_and_a_reader_nothing(scene: Placing) -> None:
    reporter = factories.signed_in(factories.person(scene.town, Role.REPORTER, scene.body))
    text = reporter.get(scene.href).content.decode()
    assert "kampanj" in text
    assert SURE not in text
    given = {"row": [scene.own.pk, scene.sure.pk]}
    rows = {**_row(scene.own, take="on", arenas=["school"]), **_row(scene.sure, take="on", arenas=["home"])}
    assert reporter.post(scene.href, given | rows).status_code == 403
    assert not Activity.objects.filter(placed_on__isnull=False).exists()
    assert reporter.post(scene.href, {**rows, "row": [scene.own.pk]}).status_code == 302
    assert Activity.objects.get(pk=scene.own.pk).arenas == ["school"]
    assert Activity.objects.get(pk=scene.sure.pk).placed_on is None
    other = factories.person(
        scene.town, Role.APPROVER, factories.body(scene.town, "Stab"), "annan@exempel.se"
    )
    theirs = {"row": [scene.own.pk], **_row(scene.own, take="on", arenas=["home"])}
    assert factories.signed_in(other).post(scene.href, theirs).status_code == 403
    reader = factories.signed_in(factories.person(scene.town, Role.READER, email="lasare@exempel.se"))
    assert reader.get(scene.href).status_code == 403


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ("", {SURE, UNSURE}),
        ("sakra", {SURE}),
        ("alla", {SURE, UNSURE}),
        ("utan-arena", {SURE, UNSURE}),
        ("x\x00" * 50, {SURE, UNSURE}),
    ],
)
def test_what_is_shown_is_chosen_by_the_address(
    scene: Placing, coordinator: Client, wanted: str, titles: set[str]
) -> None:
    text = re.sub("</?mark>", "", coordinator.get(scene.href, {"visa": wanted}).content.decode())
    assert {title for title in (SURE, UNSURE) if f">{title}</span>" in text} == titles


def test_the_programme_says_how_many_wait(scene: Placing, coordinator: Client) -> None:
    page = f"/{scene.town.slug}/program/{scene.goal.programme.slug}/"
    text = coordinator.get(page).content.decode()
    assert "3 aktiviteter är inte placerade" in text
    assert scene.href in text
    every = [Placed(one.pk, 1) for one in (scene.sure, scene.unsure, scene.own)]
    place_activities(by=scene.town.actor, placements=every, on=date(2026, 5, 4))
    assert "inte placerade" not in coordinator.get(page).content.decode()
    assert "Alla aktiviteter är placerade" in coordinator.get(scene.href).content.decode()


def test_twenty_a_page_and_the_same_statements_at_ten_times_as_many(
    scene: Placing, coordinator: Client
) -> None:
    coordinator.get(scene.href)
    few = _statements(coordinator, scene.href)
    for number in range(30):
        factories.activity(scene.town, scene.goal, f"Utbilda grupp {number}", leads=[scene.body])
    assert _statements(coordinator, scene.href) == few
    text = coordinator.get(scene.href).content.decode()
    assert text.count('name="row"') == 20
    assert 'rel="next"' in text


def _statements(client: Client, href: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(href).status_code == 200
    return len(seen)


def test_the_activitys_own_form_confirms_what_is_chosen_there(scene: Placing, coordinator: Client) -> None:
    page = f"/{scene.town.slug}/aktivitet/{scene.sure.key}/redigera/"
    given = {"title": SURE, "goals": [scene.goal.pk], "version": 1, "arenas": ["home"]}
    assert coordinator.post(page, given).status_code == 302
    once = Activity.objects.get(pk=scene.sure.pk)
    assert (once.arenas, bool(once.placed_on), bool(once.placed_by)) == (["home"], True, True)
    Activity.objects.filter(pk=scene.sure.pk).update(placed_on=date(2026, 1, 2), placed_by="En annan")
    coordinator.post(page, given | {"title": "Nytt namn", "version": 2})
    renamed = Activity.objects.get(pk=scene.sure.pk)
    assert (renamed.title, renamed.placed_on, renamed.placed_by) == (
        "Nytt namn",
        date(2026, 1, 2),
        "En annan",
    )
    coordinator.post(
        page, {name: value for name, value in given.items() if name != "arenas"} | {"version": 3}
    )
    assert Activity.objects.get(pk=scene.sure.pk).placed_on is None
