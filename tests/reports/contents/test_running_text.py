"""A text with its changes, in each format: what was added, what was struck, by whom."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pypdfium2
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from fridlyst.reports.contents.running_text import TextParticulars, text_document
from fridlyst.reports.document import Revision
from fridlyst.reports.formats import render
from fridlyst.texts.shapes import MarkedPassage, MarkedSection, MarkedText, Passage, Run, Section

ABOUT = TextParticulars("Handlingsplan", "Sundby kommun", date(2026, 3, 1), identifier="KS 2026/7")
BY = {
    1: Revision(1, "Tillägg 1", "Kommunfullmäktige § 12", date(2026, 2, 26)),
    2: Revision(2, "Tillägg 2", "Kommunfullmäktige § 12", date(2026, 2, 26)),
}


def _marked(
    key: str, kind: str, runs: tuple[Run, ...], by: int | None = None, column: int | None = None
) -> MarkedPassage:
    text = "".join(run.text for run in runs if run.struck_by is None)
    at = None if column is None else 0
    return MarkedPassage(Passage(key, kind, text, None, at, at, column), runs, by)


def _text() -> MarkedText:
    changed = (
        Run("Nämnderna samverkar"),
        Run(" med polisen", struck_by=1),
        Run(" med polis & fack", added_by=1),
        Run(" <i dag>", added_by=1, struck_by=2),
        Run("."),
    )
    passages = (
        _marked("a", "paragraph", changed),
        _marked("b", "list_item", (Run("Chefer utbildas."),)),
        _marked("c", "list_item", (Run("Fackliga parter utbildas.", 2),), 2),
        _marked("d", "paragraph", (Run("Stycket utgår.", struck_by=1),)),
        _marked("e", "cell", (Run("Mål 1"),), column=0),
        _marked("f", "cell", (Run("Ny punkt", 2),), 2, column=1),
    )
    return MarkedText((MarkedSection(Section("samverkan", "Samverkan", 2, "3.1"), passages),))


def _word() -> bytes:
    return render(text_document(ABOUT, _text(), BY), "docx").data


def _paragraphs(data: bytes, gone: str, kept: str) -> list[str]:
    """The words of the body when every `gone` change is away and every `kept` one stands."""
    body = parse_xml(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    for mark in list(body.iter(qn(f"w:{gone}"))):
        mark.getparent().remove(mark)
    words: Callable[[Any], str] = lambda it: "".join(  # noqa: E731
        one.text or "" for one in it.iter(qn("w:t"), qn("w:delText"))
    )
    return [said for said in map(words, body.iter(qn("w:p"))) if said]


def test_word_accepted_is_the_new_text_and_rejected_the_old() -> None:
    accepted = _paragraphs(_word(), gone="del", kept="ins")
    rejected = _paragraphs(_word(), gone="ins", kept="del")
    assert "Nämnderna samverkar med polis & fack." in accepted
    assert "Nämnderna samverkar med polisen." in rejected
    assert {"Fackliga parter utbildas.", "Ny punkt"} <= set(accepted)
    assert not {"Fackliga parter utbildas.", "Ny punkt"} & set(rejected)
    assert "2 ändringar är införda i texten: tillagt och struket." in set(accepted) & set(rejected)
    assert "Stycket utgår." in rejected
    assert "Stycket utgår." not in accepted


def test_each_change_in_word_says_who_and_when_and_has_its_own_number() -> None:
    body = parse_xml(zipfile.ZipFile(io.BytesIO(_word())).read("word/document.xml"))
    marks = list(body.iter(qn("w:ins"), qn("w:del")))
    assert len(marks) == 10
    assert {one.get(qn("w:author")) for one in marks} == {
        "Kommunfullmäktige § 12, Tillägg 1",
        "Kommunfullmäktige § 12, Tillägg 2",
    }
    assert {one.get(qn("w:date")) for one in marks} == {"2026-02-26T00:00:00Z"}
    assert len({one.get(qn("w:id")) for one in marks}) == len(marks)
    assert not list(body.iterfind(f".//{qn('w:del')}//{qn('w:t')}"))


def test_the_page_marks_with_ins_and_del() -> None:
    page = render(text_document(ABOUT, _text(), BY), "html").data.decode()
    assert '<del datetime="2026-02-26" title="Tillägg 1"> med polisen</del><sup>1</sup>' in page
    assert '<ins datetime="2026-02-26" title="Tillägg 1"> med polis &amp; fack</ins><sup>1</sup>' in page
    assert '<ins datetime="2026-02-26" title="Tillägg 1"> &lt;i dag&gt;</ins>' in page
    assert "Tillägg 2: Kommunfullmäktige § 12 26 februari 2026" in page


def test_the_pdf_holds_every_word_and_the_legend() -> None:
    data = render(text_document(ABOUT, _text(), BY), "pdf").data
    said = " ".join(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded().split())
    assert "2 ändringar är införda i texten" in said
    assert "Nämnderna samverkar med polisen1 med polis & fack1" in said
    assert "3.1 Samverkan" in said


def test_a_text_without_changes_has_no_legend() -> None:
    clean = text_document(ABOUT, MarkedText.of(_text().body))
    assert clean.summary == ()
    page = render(clean, "html").data.decode()
    assert "<ins" not in page
    assert "Stycket utgår" not in page
    assert "Ny punkt" in page
