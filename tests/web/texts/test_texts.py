"""The pages of a text: read, versions, compare, a new version, a section by hand, places."""

import json
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from fridlyst.decisions.models import Amendment, Step
from fridlyst.programmes.models import TextPlace
from fridlyst.texts.models import TextVersion
from tests import factories
from tests.web.texts.conftest import FIRST, SECOND, Scene, read_in


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def upload(client: Client, address: str, words: str | bytes, name: str = "ny.txt", **more: str) -> Any:  # noqa: ANN401 - the client's answers have no type of their own
    data = words.encode() if isinstance(words, str) else words
    return client.post(f"{address}ny-version/", {"file": SimpleUploadedFile(name, data), **more})


def test_the_newest_version_is_read_with_what_it_says_beside(scene: Scene, reader: Client) -> None:
    found = page(reader, scene.text)
    assert "med polisen och vården" in found
    assert '<section id="samverkan">' in found
    assert '<a href="#samverkan">2. Samverkan</a>' in found
    assert f'href="/{scene.town.slug}/program/{scene.programme.slug}/mal/{scene.goal.key}/"' in found
    assert "Det här är en äldre version" not in found
    assert "Ändra för hand" not in found


def test_an_older_version_says_that_it_is(scene: Scene, reader: Client) -> None:
    found = page(reader, f"{scene.text}?version=1")
    assert "Det här är en äldre version" in found
    assert "vården" not in found
    for wrong in ("3", "0", "x", "1" * 30, "²"):
        page(reader, f"{scene.text}?version={wrong}", status=404)


def test_the_goals_page_leads_to_its_words(scene: Scene, reader: Client) -> None:
    found = page(reader, f"/{scene.town.slug}/program/{scene.programme.slug}/mal/{scene.goal.key}/")
    assert f'<a href="{scene.text}#mal-1">1. Mål</a>' in found


def test_versions_are_listed_and_exported(scene: Scene, reader: Client) -> None:
    found = page(reader, f"{scene.text}versioner/")
    assert "plan-1.txt" in found
    rows = json.loads(reader.get(f"{scene.text}versioner/?format=json").content)
    assert [(row["number"], row["filename"]) for row in rows] == [(2, "plan-2.txt"), (1, "plan-1.txt")]


def test_the_document_is_had_as_it_was(scene: Scene, reader: Client) -> None:
    answer = reader.get(f"{scene.text}versioner/1/dokument/")
    assert answer.content == FIRST.encode()
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    page(reader, f"{scene.text}versioner/9/dokument/", status=404)


def test_what_differs_is_shown_and_no_more(scene: Scene, reader: Client) -> None:
    found = page(reader, f"{scene.text}jamfor/?fran=1&till=2")
    assert "1 stycke ändrat" in found
    assert "och vården" in found
    assert "Lyssnar på alla" not in found
    assert "Lyssnar på alla" in page(reader, f"{scene.text}jamfor/?fran=1&till=2&visa=allt")
    assert "samma ord" in page(reader, f"{scene.text}jamfor/?fran=2&till=2")
    page(reader, f"{scene.text}jamfor/?fran=7&till=2", status=404)


def test_one_version_has_nothing_to_compare(scene: Scene, reader: Client) -> None:
    other = factories.programme(scene.town, "Ett till")
    read_in(scene.town, other, FIRST)
    found = page(reader, scene.text.replace(scene.programme.slug, other.slug) + "jamfor/")
    assert "Det finns bara en version" in found
    assert "Från version 1 till 1" not in found
    assert 'name="fran"' not in found
    assert "format=docx" not in found


@pytest.mark.parametrize("where", ["", "jamfor/"])
def test_the_text_is_had_as_word_and_pdf(scene: Scene, reader: Client, where: str) -> None:
    word = reader.get(f"{scene.text}{where}?format=docx")
    assert "Samverkan" in " ".join(one.text for one in Document(BytesIO(word.content)).paragraphs)
    assert reader.get(f"{scene.text}{where}?format=pdf").content.startswith(b"%PDF")
    page(reader, f"{scene.text}{where}?format=exe", status=400)


def test_a_document_becomes_the_next_version_and_what_changed_is_shown(
    scene: Scene, coordinator: Client
) -> None:
    answer = upload(
        coordinator, scene.text, SECOND + "\n3. Nytt\nEtt tillägg.", note="Efter remissen", after="2"
    )
    assert answer.headers["Location"] == f"{scene.text}jamfor/?fran=2&till=3"
    assert "Ett tillägg." in page(coordinator, answer.headers["Location"])
    assert TextVersion.objects.get(number=3).note == "Efter remissen"


def test_the_same_document_again_is_no_version(scene: Scene, coordinator: Client) -> None:
    assert upload(coordinator, scene.text, SECOND, after="2").headers["Location"] == scene.text
    assert TextVersion.objects.count() == 2


def test_who_comes_second_is_told(scene: Scene, coordinator: Client) -> None:
    answer = upload(coordinator, scene.text, SECOND + "\nMera.", after="1")
    assert answer.status_code == 409
    assert "Någon annan har gjort en ny version" in answer.content.decode()
    assert 'name="after" value="2"' in answer.content.decode()
    assert TextVersion.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "tom.txt", "Filen är tom"),
        (b"MZ\x90\x00", "program.pdf", "program"),
        (b"%PDF-1.7 avhuggen", "plan.pdf", "skadad"),
        (b"Bara ord", "plan.docx", "plan.docx"),
    ],
)
def test_a_bad_file_gets_a_sentence(
    scene: Scene, coordinator: Client, data: bytes, name: str, said: str
) -> None:
    answer = upload(coordinator, scene.text, data, name, after="2")
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert TextVersion.objects.count() == 2


def test_a_matter_gets_a_text_of_its_own(scene: Scene, coordinator: Client) -> None:
    assert "leder inte till någon text" in page(coordinator, scene.matter_text)
    assert upload(coordinator, scene.matter_text, FIRST, after="0").headers["Location"] == scene.matter_text
    assert "Barn är trygga hemma." in page(coordinator, scene.matter_text)
    assert "Version 1" in page(coordinator, f"/{scene.town.slug}/arenden/{scene.matter.slug}/")


def test_a_matter_leads_to_a_programmes_text(scene: Scene, coordinator: Client) -> None:
    chosen = {"text": str(TextVersion.objects.filter(number=1).get().text_id), "version": "1"}
    answer = coordinator.post(f"{scene.matter_text}valj/", chosen)
    assert answer.headers["Location"] == scene.matter_text
    assert "med polisen och vården" in page(coordinator, scene.matter_text)
    assert "Ärende KS 1" in page(coordinator, scene.text)
    stale = coordinator.post(f"{scene.matter_text}valj/", chosen)
    assert stale.status_code == 409


def test_another_towns_text_cannot_be_chosen(scene: Scene, coordinator: Client) -> None:
    other = factories.town("0180", "Stockholm")
    programme = factories.programme(other)
    read_in(other, programme, FIRST)
    programme.refresh_from_db()
    answer = coordinator.post(f"{scene.matter_text}valj/", {"text": str(programme.text_id), "version": "1"})
    assert answer.status_code == 422


def test_a_section_is_changed_by_hand(scene: Scene, coordinator: Client) -> None:
    where = f"{scene.text}avsnitt/mal/"
    found = page(coordinator, where)
    assert "Lyssnar på alla" in found
    given = {
        "version": "2",
        "heading": "Målen",
        "passage-0": "Barn är trygga.\r\n\r\nÄven på nätet.",
        "passage-1": "Vi gör det här:",
        "passage-2": "",
        "passage-3": "Lyssnar på alla",
        "new": "- Svarar alla\r\n\r\nEtt sista stycke.",
        "note": "Beslut i dag",
    }
    answer = coordinator.post(where, given)
    assert answer.headers["Location"] == f"{scene.text}jamfor/?fran=2&till=3"
    section = TextVersion.objects.get(number=3).sections.get(key="mal")
    assert [(one["kind"], one["text"]) for one in section.passages] == [
        ("paragraph", "Barn är trygga."),
        ("paragraph", "Även på nätet."),
        ("paragraph", "Vi gör det här:"),
        ("list_item", "Lyssnar på alla"),
        ("list_item", "Svarar alla"),
        ("paragraph", "Ett sista stycke."),
    ]
    assert len({one["key"] for one in section.passages}) == 6
    stale = coordinator.post(where, given | {"passage-0": "Mitt eget"})
    assert stale.status_code == 409
    assert "Mitt eget" in stale.content.decode()


def test_a_change_says_why(scene: Scene, coordinator: Client) -> None:
    given = {"version": "2", "heading": "Mål", "passage-0": "x", "new": "", "note": ""}
    answer = coordinator.post(f"{scene.text}avsnitt/mal/", given)
    assert answer.status_code == 422
    assert "Skriv varför texten ändras." in answer.content.decode()


@pytest.mark.parametrize("text", ["x" * 20_001, "nul\x00"])
def test_words_that_cannot_be_kept_are_refused(scene: Scene, coordinator: Client, text: str) -> None:
    given = {"version": "2", "heading": "Mål", "note": "x", "new": text}
    assert coordinator.post(f"{scene.text}avsnitt/mal/", given).status_code == 422
    assert TextVersion.objects.count() == 2


def test_markup_is_shown_as_it_was_written(scene: Scene, coordinator: Client) -> None:
    upload(coordinator, scene.text, SECOND + "\n<script>alert(1)</script> och {{ mer }}.", after="2")
    found = page(coordinator, scene.text)
    assert "<script>alert" not in found
    assert "&lt;script&gt;alert(1)&lt;/script&gt; och {{ mer }}." in found


def test_a_place_is_chosen_and_taken_away(scene: Scene, coordinator: Client) -> None:
    where = f"{scene.text}stallen/mal/{scene.goal.key}/"
    assert "Rubriken: 2. Samverkan" in page(coordinator, where)
    coordinator.post(where, {"spot": "samverkan|samverkan-1"})
    assert TextPlace.objects.get().passage == "samverkan-1"
    assert coordinator.post(where, {"spot": "samverkan|mal-1"}).status_code == 422
    coordinator.post(where, {"spot": "-"})
    assert not TextPlace.objects.exists()
    assert "Inte hittat" in page(coordinator, f"{scene.text}stallen/")


def test_the_newest_version_is_taken_away_again(scene: Scene, coordinator: Client) -> None:
    where = f"{scene.text}versioner/2/ta-bort/"
    assert where in page(coordinator, f"{scene.text}versioner/")
    assert coordinator.post(f"{scene.text}versioner/1/ta-bort/").status_code == 404
    coordinator.post(where)
    assert list(TextVersion.objects.values_list("number", flat=True)) == [1]
    assert "ta-bort" not in page(coordinator, f"{scene.text}versioner/")


def test_a_version_that_something_stands_on_stays(scene: Scene, coordinator: Client) -> None:
    newest = TextVersion.objects.get(number=2)
    step = Step.objects.create(matter=scene.matter, kind="proposal")
    Amendment.objects.create(step=step, text="Lägg till ett ord", against=newest)
    answer = coordinator.post(f"{scene.text}versioner/2/ta-bort/", follow=True)
    assert "Versionen behövs" in answer.content.decode()
    assert TextVersion.objects.count() == 2


def test_readers_read_and_no_more(scene: Scene, reader: Client) -> None:
    for where in ("ny-version/", "avsnitt/mal/", f"stallen/mal/{scene.goal.key}/"):
        assert reader.get(scene.text + where).status_code == 403
        assert reader.post(scene.text + where).status_code == 403
    assert reader.get(f"{scene.matter_text}valj/").status_code == 403
    assert reader.post(f"{scene.text}versioner/2/ta-bort/").status_code == 403


# Session, user and standing in the municipality are three of them.
PAGES = {
    "": 10,
    "?version=1": 10,
    "?visa=andra": 9,
    "versioner/": 8,
    "jamfor/": 9,
    "avsnitt/mal/": 8,
    "stallen/": 15,
}


@pytest.mark.parametrize(("where", "statements"), PAGES.items())
def test_statements_do_not_grow(scene: Scene, coordinator: Client, where: str, statements: int) -> None:
    assert _count(coordinator, scene.text + where) == statements
    goals = [factories.goal(scene.town, scene.programme, f"Mål nummer {n} är nytt") for n in range(12)]
    more = "\n\n".join(f"{n + 3}. Avsnitt {n}\n{goal.title}." for n, goal in enumerate(goals))
    upload(coordinator, scene.text, SECOND + "\n" + more, after="2")
    assert TextPlace.objects.count() == 13
    assert _count(coordinator, scene.text + where) == statements


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
