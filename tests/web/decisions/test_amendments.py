"""The pages of amendments: understood, shown in the text, decided, placed and marked."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.decisions.actions.amendments import decide_amendments
from fridlyst.decisions.models import Amendment
from fridlyst.organisation.terms import Role
from fridlyst.texts.models import TextVersion
from tests import factories
from tests.decisions.amending import Case, case
from tests.web.walking.forms import posted_forms

pytestmark = pytest.mark.django_db
WORDS = "På sidan 1, under rubriken Samverkan, efter ”polisen” läggs följande till: ”och åklagaren”."


@pytest.fixture
def here() -> Case:
    return case(factories.town("1489", "Alingsås"))


@pytest.fixture
def registrar(here: Case) -> Client:
    return factories.signed_in(factories.person(factories.town("1489", "Alingsås"), Role.REGISTRAR))


@pytest.fixture
def home(here: Case) -> str:
    return f"/alingsas/arenden/{here.matter.slug}/"


def adopt(here: Case, *rows: Amendment) -> None:
    decide_amendments(by=here.by, step_id=here.steps[2].pk, verdicts={one.pk: "adopted" for one in rows})


def shown(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return re.sub(r"\s+", " ", answer.content.decode())


def sent(client: Client, address: str, **more: object) -> tuple[int, str]:
    """The form of the page, as a browser sends it with `more` filled in."""
    page = client.get(address).content.decode()
    form = next(one for one in posted_forms(page, address) if one.action == address)
    token = re.search(r'name="once" value="([^"]+)"', page)
    data = {name: values for name, values in form.data.items() if name != "do"} | more
    answer = client.post(address, data | ({"once": token[1]} if token else {}), follow=True)
    return answer.status_code, re.sub(r"\s+", " ", answer.content.decode())


def test_words_are_understood_shown_and_then_saved(registrar: Client, here: Case, home: str) -> None:
    page = f"{home}yrkanden/nytt/"
    given = {"text": WORDS, "step": here.steps[1].pk, "moved_by": "Ledamot (X)"}
    status, read = sent(registrar, page, do="understand", **given)
    assert status == 200
    assert "Lägg till ”och åklagaren”." in read
    assert "Står inte i texten." in read
    assert re.search(r"<ins[^>]*>(<span[^>]*>tillagt: </span>)?\s*och åklagaren", read)
    assert not Amendment.objects.exists()
    fields = {"kind": "add", "added": "och åklagaren", "quote": "polisen", "page": 1, "heading": "Samverkan"}
    status, read = sent(registrar, page, do="save", **given, **fields)
    assert status == 200
    assert "Yrkandet är sparat." in read
    made = Amendment.objects.get()
    assert (made.text, made.anchor["quote"], made.change["added"]) == (WORDS, "polisen", "och åklagaren")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": ""}, "Yrkandet, som det lades"),
        ({"kind": "add", "added": "ord", "page": 40}, "Sidan 40 finns inte. Texten har 2 sidor."),
        ({"kind": "add", "added": ""}, "Skriv orden som ska läggas till."),
        ({"kind": "strike", "struck": ""}, "Skriv orden som ska strykas."),
        ({"kind": "add", "added": "a\x00b"}, ""),
        ({"kind": "add", "added": "å" * 10_000}, ""),
        ({"step": 987654321}, ""),
        ({"page": "-3", "kind": "add", "added": "x"}, ""),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    registrar: Client, here: Case, home: str, given: dict[str, object], said: str
) -> None:
    base = {"text": "Yrkande <b>", "step": here.steps[1].pk, "kind": "", "do": "save"}
    status, read = sent(registrar, f"{home}yrkanden/nytt/", **(base | given))
    assert status == 422
    assert said in read
    assert "<b>" not in read
    assert not Amendment.objects.exists()


def test_a_problem_is_told_before_anything_is_saved(registrar: Client, here: Case, home: str) -> None:
    text = "På sidan 40 läggs till: ”och skolan”."
    _status, read = sent(
        registrar, f"{home}yrkanden/nytt/", do="understand", text=text, step=here.steps[1].pk
    )
    assert "Sidan 40 finns inte. Texten har 2 sidor." in read


def test_the_list_says_how_each_stands_and_can_be_had_as_files(
    registrar: Client, here: Case, home: str
) -> None:
    here.moved("och åklagaren", "polisen")
    here.moved("och med regionen", "kommunens förvaltningar")
    here.moved("och skolan", "polisen")
    read = shown(registrar, f"{home}yrkanden/")
    assert read.count('class="amendment"') == 3
    assert "Står inte i texten" in read
    assert "Står ordagrant i texten" in read
    assert "Ändrar samma mening som yrkande 3." in read
    assert "<mark>polisen</mark>" in read
    answer = registrar.get(f"{home}yrkanden/?format=json").json()
    assert [one["number"] for one in answer] == [1, 2, 3]
    for kind in ("csv", "xlsx"):
        assert registrar.get(f"{home}yrkanden/?format={kind}").status_code == 200


def test_an_older_version_says_that_it_is_older(registrar: Client, here: Case, home: str) -> None:
    adopt(here, here.moved("och åklagaren", "polisen"))
    sent(registrar, f"{home}yrkanden/infor/")
    assert "Den nyaste är version 2." in shown(registrar, f"{home}yrkanden/?version=1")
    assert "Den nyaste är version 2." not in shown(registrar, f"{home}yrkanden/")
    for wrong in ("9", "x", "-1", "9" * 30):
        shown(registrar, f"{home}yrkanden/?version={wrong}", 404)


def test_an_adopted_amendment_leads_on_to_the_text(registrar: Client, here: Case, home: str) -> None:
    one = here.moved("och åklagaren", "polisen")
    place = f'href="{home}yrkanden/infor/"'
    assert place not in shown(registrar, f"{home}yrkanden/1/")
    adopt(here, one)
    assert place in shown(registrar, f"{home}yrkanden/1/")


def test_they_are_decided_together(registrar: Client, here: Case, home: str) -> None:
    first, second = here.moved("och åklagaren", "polisen"), here.moved("och andra", "regionen")
    page = f"{home}yrkanden/besluta/"
    status, read = sent(registrar, page)
    assert status == 422
    assert "Välj bifall eller avslag för minst ett yrkande." in read
    given = {f"verdict_{first.pk}": "adopted", f"verdict_{second.pk}": "rejected"}
    _status, read = sent(registrar, page, **given)
    assert "Besluten om 2 yrkanden är sparade." in read
    assert [one.state for one in here.amendments] == ["adopted", "rejected"]


def test_the_new_version_is_shown_made_and_marked(registrar: Client, here: Case, home: str) -> None:
    adopt(here, here.moved("och åklagaren", "polisen"))
    read = shown(registrar, f"{home}yrkanden/infor/")
    assert "och åklagaren</ins>" in read
    assert TextVersion.objects.count() == 1
    _status, read = sent(registrar, f"{home}yrkanden/infor/")
    assert "Texten med ändringarna markerade" in read
    assert 'datetime="2025-06-12"' in read
    assert "Kommunfullmäktige § 90, 12 juni 2025" in read
    word = registrar.get(f"{home}text/markerad/?format=docx")
    document = ZipFile(BytesIO(word.content)).read("word/document.xml").decode()
    assert re.search(r"<w:ins [^>]*>.*?och åklagaren", document, re.S)
    assert registrar.get(f"{home}text/markerad/?format=pdf").content.startswith(b"%PDF")
    (row,) = registrar.get(f"{home}text/markerad/?format=json").json()
    assert (row["number"], row["version"]) == (1, 2)


def test_a_placing_is_undone_with_a_reason(registrar: Client, here: Case, home: str) -> None:
    adopt(here, here.moved("och åklagaren", "polisen"))
    sent(registrar, f"{home}yrkanden/infor/")
    status, _read = sent(registrar, f"{home}yrkanden/angra/", reason="")
    assert status == 422
    sent(registrar, f"{home}yrkanden/angra/", reason="Fel paragraf")
    assert here.amendments[0].state == "adopted"
    assert TextVersion.objects.count() == 1
    assert "Inga yrkanden är införda i texten" in shown(registrar, f"{home}text/markerad/")


def test_a_clash_is_told_and_solved_by_hand(registrar: Client, here: Case, home: str) -> None:
    lost = here.moved("och skolan", "ord som inte alls finns någonstans i texten zxqv")
    adopt(here, lost)
    page = f"{home}yrkanden/infor/"
    assert "Platsen hittas inte." in shown(registrar, page)
    status, _read = sent(registrar, page)
    assert status == 422
    written = {
        f"how_{lost.pk}": "by_hand",
        f"passage_{lost.pk}": "samverkan-2",
        f"text_{lost.pk}": "Varje nämnd och skola utser en kontaktperson.",
    }
    status, read = sent(registrar, page, do="show", **written)
    assert status == 200
    assert TextVersion.objects.count() == 1
    assert "och skola </ins>" in read or "och skola</ins>" in read
    sent(registrar, page, **written)
    assert here.amendments[0].placing["how"] == "by_hand"


def test_what_nobody_understands_is_said_everywhere(registrar: Client, here: Case, home: str) -> None:
    made = here.moved("och skolan", "polisen")
    adopt(here, made)
    Amendment.objects.update(text="Hela frågan ses över.", change={}, anchor={})
    for page in ("yrkanden/", "yrkanden/1/", "yrkanden/infor/"):
        assert "Ändringen är inte förstådd än" in shown(registrar, home + page)
    assert sent(registrar, f"{home}yrkanden/infor/")[0] == 422
    given = {"text": "Andra ord", "kind": "add", "added": "och skolan", "quote": "polisen", "do": "save"}
    assert sent(registrar, f"{home}yrkanden/1/redigera/", **given)[0] == 200
    (read,) = here.amendments
    assert (read.text, read.change["added"], read.state) == ("Hela frågan ses över.", "och skolan", "adopted")


def test_a_sentence_that_is_only_pointed_out_is_struck_by_its_words(
    registrar: Client, here: Case, home: str
) -> None:
    page, given = f"{home}yrkanden/nytt/", {"text": "Sista meningen under rubriken Samverkan stryks."}
    given["step"] = str(here.steps[1].pk)
    _status, read = sent(registrar, page, do="understand", **given)
    assert "inte förstådd" not in read
    assert sent(registrar, page, do="save", **given)[0] == 200
    words = "Varje nämnd utser en kontaktperson."
    assert Amendment.objects.get().change == {"kind": "strike", "added": "", "struck": words}
    assert f"Stryk ”{words}”" in read


def test_a_heading_is_changed_by_hand_and_the_amendment_is_kept_all_the_same(
    registrar: Client, here: Case, home: str
) -> None:
    page, given = f"{home}yrkanden/nytt/", {"text": "Rubriken Samverkan ändras till Tillsammans."}
    given["step"] = str(here.steps[1].pk)
    status, read = sent(registrar, page, do="understand", **given)
    assert status == 200
    assert "Det gäller en rubrik" in read
    assert "Spara yrkandet" in read
    assert sent(registrar, page, do="save", **given)[0] == 200
    made = Amendment.objects.get()
    assert (made.change, made.anchor) == ({}, {})
    adopt(here, made)
    assert "Ändringen är inte förstådd än" in shown(registrar, f"{home}yrkanden/infor/")
    version = TextVersion.objects.get().pk
    chosen = {
        f"how_{made.pk}": "kept",
        f"reason_{made.pk}": "Rubriken är ändrad för hand.",
        "version": version,
    }
    assert sent(registrar, f"{home}yrkanden/infor/", **chosen)[0] == 200
    made.refresh_from_db()
    assert made.state == "placed"


def test_a_place_is_chosen(registrar: Client, here: Case, home: str) -> None:
    made = here.moved("och skolan", "ord som inte alls finns någonstans i texten zxqv")
    page = f"{home}yrkanden/1/plats/"
    elsewhere = {"place": "annan", "passage": "samverkan-2", "words": "nämnd"}
    assert sent(registrar, page, **(elsewhere | {"words": "finns ej"}))[0] == 422
    assert sent(registrar, page, **(elsewhere | {"passage": ""}))[0] == 422
    assert sent(registrar, page, place="samverkan-2:0:99999")[0] == 422
    assert sent(registrar, page, **elsewhere)[0] == 200
    made.refresh_from_db()
    assert made.place is not None
    assert made.place["words"] == "nämnd"
    assert sent(registrar, page, place="sok")[0] == 200
    made.refresh_from_db()
    assert made.place is None


def test_the_pages_lead_on_without_a_text(registrar: Client, here: Case, home: str) -> None:
    here.moved("och skolan", "polisen")
    TextVersion.objects.none()
    here.matter.text = None
    here.matter.save()
    assert "Ärendet har ingen text än." in shown(registrar, f"{home}yrkanden/")
    assert "Ärendet har ingen text än." in shown(registrar, f"{home}yrkanden/1/")
    for page in ("infor/", "angra/", "1/plats/"):
        assert registrar.get(f"{home}yrkanden/{page}").status_code == 302


def test_a_reader_reads_and_changes_nothing(here: Case, home: str) -> None:
    here.moved("och skolan", "polisen")
    reader = factories.signed_in(factories.person(factories.town("1489", "Alingsås"), Role.READER))
    for page in ("yrkanden/", "yrkanden/1/", "text/markerad/"):
        assert "yrkanden/nytt/" not in shown(reader, home + page)
    for page in _writing():
        assert reader.get(f"{home}yrkanden/{page}").status_code == 403
        assert reader.post(f"{home}yrkanden/{page}", {"do": "understand", "text": "x"}).status_code == 403


def _writing() -> Iterator[str]:
    yield from ("nytt/", "besluta/", "infor/", "angra/", "1/redigera/", "1/plats/", "1/aterta/")


def test_an_edit_that_came_second_keeps_what_was_typed(registrar: Client, here: Case, home: str) -> None:
    here.moved("och skolan", "polisen")
    given = {"text": "Nya ord", "version": 0, "kind": "add", "added": "och skolan"}
    status, read = sent(registrar, f"{home}yrkanden/1/redigera/", do="save", **given)
    assert status == 409
    assert "Nya ord" in read


# Session, user and standing in the municipality are three; the matter with all of it is seven, the text two.
PAGES = {
    "yrkanden/": 12,
    "yrkanden/1/": 12,
    "yrkanden/nytt/": 12,
    "yrkanden/besluta/": 12,
    "yrkanden/infor/": 12,
    "yrkanden/1/plats/": 12,
    "text/markerad/": 13,
}


@pytest.mark.parametrize(("page", "statements"), PAGES.items())
def test_statements_do_not_grow(registrar: Client, here: Case, home: str, page: str, statements: int) -> None:
    adopt(here, here.moved("och åklagaren", "polisen"))
    if page == "text/markerad/":
        sent(registrar, f"{home}yrkanden/infor/")
    here.moved("och skolan", "polisen")
    registrar.get(home + page)
    for count in (1, 10):
        with CaptureQueriesContext(connection) as asked:
            assert registrar.get(home + page).status_code == 200
        assert len(asked) == statements, count
        for number in range(10):
            here.moved(f"och grupp {number}", "regionen")
