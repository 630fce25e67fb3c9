"""The municipality's own words for statuses: wherever a status is shown there, and nowhere else."""

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.base.versions import version_of
from fridlyst.followup.models import StatusWord
from fridlyst.organisation.terms import Role
from fridlyst.web.shared.own_words import own_word, own_words
from fridlyst.web.shared.status import label_of
from tests import factories
from tests.web.followup.conftest import Scene

WORDS = {
    "done": "Hemma",
    "ongoing": "På gång",
    "not_started": "Väntar",
    "late": "Släpar",
    "stopped": "Nedlagd",
    "unknown": "Tystnad",
}
FRIDLYSTS = ("Klar<", "Pågår<", "Försenad<", "Stoppad<", "Ej besvarad<", " klara<", " försenade<")


@pytest.fixture
def worded(scene: Scene) -> Scene:
    """The town with words of its own, and the school's answer sent in as late."""
    here = scene.town.municipality
    StatusWord.objects.bulk_create(
        StatusWord(municipality=here, status=status, word=word) for status, word in WORDS.items()
    )
    factories.sent_in(scene.town, scene.round, scene.school, "late")
    return scene


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("", ("släpar", "tystnad")),
        ("uppfoljning/tertial-2-2026/", ("Släpar", "Tystnad")),
        ("uppfoljning/tertial-2-2026/svar/skolnamnden/", ("Släpar",)),
        ("uppfoljning/tertial-2-2026/svar/socialnamnden/", ("Hemma", "På gång", "Nedlagd")),
        ("aktiviteter/", ("Släpar", "Hemma")),
        ("organisation/skolnamnden/", ("släpar",)),
        ("program/", ()),
    ],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_says_them(
    worded: Scene, coordinator: Client, page: str, words: tuple[str, ...], language: str
) -> None:
    text = coordinator.get(worded.home + page, headers={"Accept-Language": language}).content.decode()
    assert [word for word in words if word not in text] == []
    assert [word for word in FRIDLYSTS if word in text] == []


def test_the_legend_says_what_no_answer_is(worded: Scene, coordinator: Client) -> None:
    text = coordinator.get(worded.round_href).content.decode()
    assert 'Tystnad <span class="quiet">(inget svar)</span>' in text


def test_one_statement_more_at_most(worded: Scene, coordinator: Client) -> None:
    for page in ("", "uppfoljning/tertial-2-2026/", "aktiviteter/", "organisation/skolnamnden/"):
        with CaptureQueriesContext(connection) as asked:
            coordinator.get(worded.home + page)
        assert sum("followup_statusword" in one["sql"] for one in asked) == 1, page


def test_files_say_the_words_and_json_the_codes(worded: Scene, coordinator: Client) -> None:
    board = worded.round_href
    rows = list(
        csv.reader(
            io.StringIO(coordinator.get(f"{board}?format=csv").content.decode("utf-8-sig")), delimiter=";"
        )
    )
    assert {"Hemma", "Släpar", "Tystnad"} <= set(rows[0])
    assert "Släpar" in rows[1] or "Släpar" in rows[2]
    listed = json.loads(coordinator.get(f"{board}?format=json").content)
    assert {"done", "late", "unknown"} <= listed[0].keys()
    assert "late" in {value for row in listed for value in row.values()}


def test_a_neighbour_keeps_fridlysts(worded: Scene, coordinator: Client, stranger: Client) -> None:
    theirs = factories.town("1489", "Alingsås")
    programme = factories.programme(theirs)
    owner = factories.body(theirs)
    factories.activity(theirs, factories.goal(theirs, programme), leads=[owner])
    round = factories.opened(theirs, programme)
    factories.sent_in(theirs, round, owner, "late")
    coordinator.get(worded.round_href)
    text = stranger.get(f"/{theirs.slug}/uppfoljning/{round.slug}/").content.decode()
    assert "Försenad" in text
    assert "Släpar" not in text
    assert label_of("late") == "Försenad"


def test_words_end_with_the_page(worded: Scene) -> None:
    here = worded.town.municipality.pk
    with own_words(here):
        assert own_word("late") == "Släpar"
        with ThreadPoolExecutor(1) as other:
            assert other.submit(own_word, "late").result() == ""
    with pytest.raises(ZeroDivisionError), own_words(here):
        1 / 0  # noqa: B018
    assert own_word("late") == ""


def test_a_hostile_word_is_text(scene: Scene, coordinator: Client) -> None:
    word = "<b>x</b>&'\""
    StatusWord.objects.create(municipality=scene.town.municipality, status="unknown", word=word)
    for page in ("", scene.round_href, "aktiviteter/", scene.answer_href, "organisation/ord-for-lagen/"):
        address = page if page.startswith("/") else scene.home + page
        assert "<b>x" not in coordinator.get(address).content.decode(), page


class TestThePage:
    """The coordinator's page."""

    def test_saves_and_shows(self, scene: Scene, coordinator: Client) -> None:
        address = f"{scene.home}organisation/ord-for-lagen/"
        fields = WORDS | {"version": version_of({})}
        assert f'value="{version_of({})}"' in coordinator.get(address).content.decode()
        assert coordinator.post(address, fields).status_code == 302
        assert dict(StatusWord.objects.values_list("status", "word")) == WORDS
        text = coordinator.get(address).content.decode()
        assert "Tystnad" in text
        assert "(inget svar)" in text

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"late": "Klar"}, "heter redan ”Klar”"),
            ({"late": "x" * 41}, "högst 40"),
            ({"late": "a\u200bb"}, "inte syns"),
            ({"late": " "}, "lämna fältet helt tomt"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_the_rest(
        self, scene: Scene, coordinator: Client, fields: dict[str, str], said: str
    ) -> None:
        address = f"{scene.home}organisation/ord-for-lagen/"
        answer = coordinator.post(address, {"done": "I mål", "version": version_of({})} | fields)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert 'value="I mål"' in answer.content.decode()
        assert not StatusWord.objects.exists()

    def test_the_later_one_is_told(self, scene: Scene, coordinator: Client) -> None:
        address = f"{scene.home}organisation/ord-for-lagen/"
        coordinator.post(address, {"done": "I mål", "version": version_of({})})
        answer = coordinator.post(address, {"done": "Färdigt", "version": version_of({})})
        assert answer.status_code == 409
        assert "Färdigt" in answer.content.decode()
        assert StatusWord.objects.get().word == "I mål"

    @pytest.mark.parametrize("role", [Role.READER, Role.REGISTRAR, Role.APPROVER])
    def test_is_the_coordinators(self, scene: Scene, role: Role) -> None:
        on = scene.social if role == Role.APPROVER else None
        assert scene.client(role, on).get(f"{scene.home}organisation/ord-for-lagen/").status_code == 403
