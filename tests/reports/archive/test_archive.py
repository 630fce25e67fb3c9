"""The archive package: everything in it, listed, summed and whole, or nothing at all."""

import csv
import hashlib
import io
import json
import subprocess
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from tests.factories import Town, activity, body, goal, opened, programme, town

from fridlyst.base.errors import NotFound
from fridlyst.decisions.models import Amendment, Condition, Matter, MatterDocument, Reservation, Step
from fridlyst.exchange.enacting import enact_programme
from fridlyst.files.actions import keep_file
from fridlyst.followup.actions import close_round
from fridlyst.organisation.queries import MunicipalityView, municipality_by_code
from fridlyst.programmes.fields import EnactmentFields
from fridlyst.programmes.models import Programme
from fridlyst.reports.archive import making
from fridlyst.reports.archive.gathering import of_matter
from fridlyst.reports.archive.item import Item, ItemKind
from fridlyst.reports.archive.making import WhatToArchive, archive_file, make_archive
from fridlyst.reports.archive.target import ArchiveTarget
from fridlyst.texts.actions import add_text, add_version
from fridlyst.texts.shapes import Passage, Section, TextBody

pytestmark = pytest.mark.django_db
WORDS = b"Protokollets ord, som de kom in."
HOSTILE = "=cmd()|'/../../<b>"


@pytest.fixture
def here() -> Town:
    return town("1489", "Alingsås")


@pytest.fixture
def view(here: Town) -> MunicipalityView:
    return municipality_by_code("1489")


@pytest.fixture
def plan(here: Town) -> Programme:
    """A programme with a text in two versions, a matter with everything, and a closed round."""
    plan = programme(here, valid_from=date(2025, 1, 1), valid_to=date(2027, 12, 31))
    under = goal(here, plan)
    activity(here, under, leads=[body(here)])
    text = add_text(by=here.actor, title="Programmet")
    Programme.objects.filter(pk=plan.pk).update(text=text)
    source = keep_file(by=here.actor, data=b"Programmet som det lades fram.", filename="program.txt")
    made = [
        add_version(
            by=here.actor,
            text_id=text.pk,
            body=TextBody((Section("s1", "Mål", 1, passages=(Passage("p1", "paragraph", word),)),)),
            origin="read",
            source=source,
            filename="program.txt",
        )
        for word in ("Orden som de lades fram.", "Orden som de beslutades.")
    ]
    matter = Matter.objects.create(
        municipality=here.municipality,
        registration_number="2025.202 KS",
        slug="2025-202-ks",
        title="Programmet",
        text=text,
    )
    back = Step.objects.create(
        matter=matter, position=0, kind="referred_back", date=date(2025, 4, 23), body_name="Utskottet"
    )
    Condition.objects.create(step=back, text="Visa vad det kostar", answer="Inget nytt", proof_kind="figure")
    step = Step.objects.create(
        matter=matter,
        position=1,
        kind="decision",
        date=date(2025, 10, 29),
        body_name="Fullmäktige",
        paragraph="88",
    )
    Amendment.objects.create(step=step, text="Lägg till facken", state="placed", placed_in=made[1])
    Reservation.objects.create(step=step, who="En ledamot", text="Det räcker inte")
    paper = keep_file(by=here.actor, data=WORDS, filename="protokoll.txt")
    MatterDocument.objects.create(matter=matter, step=step, title=HOSTILE, file=paper, filename="p.txt")
    MatterDocument.objects.create(matter=matter, title="Bilaga som ingen bifogat")
    enact_programme(
        by=here.actor, programme_id=plan.pk, fields=EnactmentFields(date(2025, 11, 1), made[1].pk, step.pk)
    )
    closed = opened(here, plan, title="Höst 2025")
    close_round(by=here.actor, round_id=closed.pk)
    plan.refresh_from_db()
    return plan


def _files(at: Path) -> set[str]:
    return {str(one.relative_to(at)) for one in at.rglob("*") if one.is_file()}


def _listed(at: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((at / "innehall.csv").read_text("utf-8-sig")), delimiter=";"))


def test_the_package_of_a_programme_holds_it_all_and_can_be_checked(
    view: MunicipalityView, plan: Programme, tmp_path: Path
) -> None:
    made = make_archive(view, tmp_path / "arkiv", programme=plan.slug)
    text, matter = "text-program-mot-vald", "arende-2025-202-ks"
    expected = {
        f"{text}/version-01.pdf", f"{text}/version-02.pdf",
        f"{text}/version-01-dokument.txt", f"{text}/version-02-dokument.txt",
        f"program/{plan.slug}/galler-fran-2025-11-01.json",
        "uppfoljning/host-2025/rapport.pdf", "uppfoljning/host-2025/analysrapport.pdf",
        f"{matter}/arende.pdf", f"{matter}/handlingar/01-cmd-b.txt",
    }  # fmt: skip
    at = tmp_path / "arkiv"
    assert _files(at) == expected | {"innehall.csv", "innehall.json", "sha256sums.txt"}
    assert made.files == len(expected)
    checked = subprocess.run(["sha256sum", "-c", "sha256sums.txt"], cwd=at, capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert (at / f"{matter}/handlingar/01-cmd-b.txt").read_bytes() == WORDS
    for file in at.rglob("*.pdf"):
        data = file.read_bytes()
        assert b"<pdfaid:part>3</pdfaid:part>" in data, file
        assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data, file


def test_the_list_tells_who_decided_and_restores_the_sums(
    view: MunicipalityView, plan: Programme, tmp_path: Path
) -> None:
    at = tmp_path / "arkiv"
    make_archive(view, at, programme=plan.slug)
    rows = {row["Fil"]: row for row in _listed(at)}
    for path, row in rows.items():
        data = (at / path).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), str(len(data))) == (row["SHA-256"], row["Storlek i byte"])
    decided = rows["text-program-mot-vald/version-02.pdf"]
    assert (decided["Datum"], decided["Beslutande organ"], decided["Paragraf"]) == (
        "2025-10-29",
        "Fullmäktige",
        "88",
    )
    assert "gäller från 1 november 2025" in decided["Titel"]
    assert rows["arende-2025-202-ks/handlingar/01-cmd-b.txt"]["Titel"].startswith("'=")
    told = json.loads((at / "innehall.json").read_bytes())
    assert [one["file"] for one in told["files"]] == list(rows)
    assert told["municipality"] == {"name": "Alingsås", "code": "1489"}


def test_the_matter_says_its_whole_story(view: MunicipalityView, plan: Programme, tmp_path: Path) -> None:
    at = tmp_path / "arkiv.zip"
    make_archive(view, at, matter="2025.202 KS")
    with zipfile.ZipFile(at) as opened_zip:
        names = opened_zip.namelist()
        pdf = opened_zip.read("arende-2025-202-ks/arende.pdf")
        assert opened_zip.testzip() is None
    assert f"program/{plan.slug}/galler-fran-2025-11-01.json" in names
    said = " ".join(
        "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)).split()
    )
    for words in ("Återremiss", "Visa vad det kostar", "Inget nytt", "Lägg till facken", "version 2",
                  "En ledamot", "Det räcker inte", "Fullmäktige § 88", "Inte bifogad"):  # fmt: skip
        assert words in said, words


def test_it_is_the_same_each_time_it_is_made(view: MunicipalityView, plan: Programme, tmp_path: Path) -> None:
    make_archive(view, tmp_path / "a.zip", matter="2025-202-ks")
    assert (tmp_path / "a.zip").read_bytes() == archive_file(view, matter="2025-202-ks")


def test_what_stands_there_is_not_written_over(
    view: MunicipalityView, plan: Programme, tmp_path: Path
) -> None:
    at, other = tmp_path / "arkiv", tmp_path / "annat"
    make_archive(view, at, programme=plan.slug)
    before = (at / "sha256sums.txt").read_bytes()
    with pytest.raises(ArchiveTarget, match="finns redan"):
        make_archive(view, at, programme=plan.slug)
    (at / "innehall.csv").write_bytes(b"")
    make_archive(view, at, programme=plan.slug, force=True)
    assert (at / "sha256sums.txt").read_bytes() == before
    assert (at / "innehall.csv").stat().st_size
    other.mkdir()
    (other / "viktigt.txt").write_text("Rör inte")
    with pytest.raises(ArchiveTarget, match="inget arkivpaket"):
        make_archive(view, other, programme=plan.slug, force=True)
    (tmp_path / "link").symlink_to(other)
    with pytest.raises(ArchiveTarget):
        make_archive(view, tmp_path / "link", programme=plan.slug, force=True)
    assert _files(other) == {"viktigt.txt"}
    assert {one.name for one in tmp_path.iterdir()} == {"arkiv", "annat", "link"}


@pytest.mark.parametrize("name", ["arkiv", "arkiv.zip"])
def test_a_package_that_breaks_leaves_nothing(
    view: MunicipalityView, plan: Programme, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = tmp_path / name
    make_archive(view, at, matter="2025-202-ks")
    kept = hashlib.sha256(b"".join(sorted(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())))

    def breaking() -> Iterable[bytes]:
        yield b"halv"
        raise NotFound

    last = Item("z.bin", "Bryts", ItemKind.DOCUMENT, breaking)
    gathered = of_matter(view, "2025-202-ks")
    monkeypatch.setattr(making, "of_matter", lambda *_given: (*gathered, replace(last)))
    with pytest.raises(NotFound):
        make_archive(view, at, matter="2025-202-ks", force=True)
    now = hashlib.sha256(b"".join(sorted(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())))
    assert now.digest() == kept.digest()
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_what_is_not_the_municipalitys_is_not_there(
    view: MunicipalityView, plan: Programme, tmp_path: Path
) -> None:
    town("0180", "Stockholm")
    there = municipality_by_code("0180")
    for wrong in ({"programme": plan.slug}, {"matter": "2025.202 KS"}):
        with pytest.raises(NotFound):
            make_archive(there, tmp_path / "arkiv", **wrong)  # type: ignore[arg-type]
    for neither in ({}, {"programme": plan.slug, "matter": "2025.202 KS"}):
        with pytest.raises(WhatToArchive):
            make_archive(view, tmp_path / "arkiv", **neither)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
