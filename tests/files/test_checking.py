"""Every file that may not be kept is refused by name, and what is as it says is let through."""

import contextlib
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.base.translating import translated
from fridlyst.files import errors
from fridlyst.files.checking import check_upload
from fridlyst.files.kinds import Format, detect
from fridlyst.files.package import check_package
from tests.files.making import PROGRAM, pdf_of, plain_word, stream, word_holding
from tests.intake.extract.making import DOCUMENTS, paragraph, pdf, word_with, workbook, zipped

MACRO_TYPE = "application/vnd.ms-word.document.{}.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SCRIPT = b"<</S/JavaScript/JS(app.alert(1))>>"


def code_of(data: bytes, name: str) -> str:
    with pytest.raises(errors.UnreadableDocument) as caught:
        check_upload(data, name)
    assert translated(caught.value.message).endswith(".")
    return caught.value.code


def entry(kind: str) -> str:
    return f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "tom.pdf", "empty-file"),
        (b"x" * 25_000_001, "stor.txt", "too-large"),
        (PROGRAM, "plan.pdf", "wrong-type"),
        (PROGRAM + b"%PDF-1.7 startxref", "plan.pdf", "wrong-type"),
        (b"<script>%PDF-1.7 startxref", "plan.pdf", "wrong-type"),
        (zipped({"a.txt": "%PDF-1.7 startxref"}), "plan.pdf", "wrong-type"),
        (b"\x89PNG\r\n\x1a\n", "karta.png", "wrong-type"),
        (b"<!DOCTYPE html><html></html>", "plan.txt", "wrong-type"),
        (b"vanlig text", "plan.pdf", "wrong-type"),
        (pdf_of(b"<<>>"), "plan.docx", "wrong-type"),
        (plain_word(), "plan.pdf", "wrong-type"),
        (OLE + b"\0" * 600, "plan.docx", "encrypted-file"),
        (OLE + b"\0" * 600, "plan.pdf", "wrong-type"),
        (b"%PDF-1.7\n1 0 obj <<", "plan.pdf", "broken-file"),
        (plain_word()[:-30], "plan.docx", "broken-file"),
    ],
)
def test_what_is_not_what_it_says(data: bytes, name: str, code: str) -> None:
    assert code_of(data, name) == code


@pytest.mark.parametrize(
    "data",
    [
        word_holding({"word/vbaProject.bin": b"x"}),
        word_holding({"word/VBAPROJECT.BIN": b"x"}),
        word_holding({"word/brev.bin": b"x"}, entry("application/vnd.ms-office.vbaProject")),
        word_holding({}, entry(MACRO_TYPE.format("macroEnabled"))),
        word_holding({}, entry(MACRO_TYPE.format("MACROENABLED"))),
        word_holding({}, entry(MACRO_TYPE.format("macro&#69;nabled"))),
        word_holding({"xl/macrosheets/sheet1.xml": "<s/>"}),
        word_holding({"word/activeX/activeX1.bin": b"x"}),
        word_holding({"word/embeddings/oleObject1.bin": PROGRAM}),
        word_holding({"word/embeddings/oleObject1.bin": OLE + "\x01Ole10Native".encode("utf-16-le")}),
        word_holding({"word/Embeddings/oleObject1.bin": PROGRAM}),
        word_holding({"word\\embeddings\\oleObject1.bin": PROGRAM}),
        word_holding({"word/embeddings/a.docm": word_holding({"word/vbaProject.bin": b"x"})}),
        word_holding(
            {"word/embeddings/a.docx": word_holding({}, entry("application/vnd.ms-office.vbaProject"))}
        ),
    ],
)
def test_programs_in_office_files(data: bytes) -> None:
    assert code_of(data, "tjänsteskrivelse.docx") == "has-macros"


def test_types_in_another_encoding_are_read() -> None:
    said = f'<?xml version="1.0" encoding="UTF-16"?><Types>{entry(MACRO_TYPE.format("macroEnabled"))}</Types>'
    data = zipped({"[Content_Types].xml": said.encode("utf-16"), "word/document.xml": "<d/>"})
    assert code_of(data, "a.docx") == "has-macros"


def test_what_hides_what_it_holds_is_refused() -> None:
    dtd = zipped({"[Content_Types].xml": '<!DOCTYPE T [<!ENTITY m "x">]><T/>', "word/document.xml": "<d/>"})
    assert code_of(dtd, "a.docx") == "broken-file"
    twice = word_holding({"[content_types].xml": "<Types/>"})
    assert code_of(twice, "a.docx") == "broken-file"


def test_a_damaged_list_of_types_is_a_broken_file() -> None:
    whole = bytearray(zipped({"[Content_Types].xml": "<Types/>" * 50, "word/document.xml": "<d/>"}))
    whole[whole.index(b"[Content_Types].xml") + 22] ^= 0xFF
    assert code_of(bytes(whole), "a.docx") == "broken-file"


def test_swelling_and_locked_packages() -> None:
    bomb = zipped({"[Content_Types].xml": "", "word/document.xml": b"\0" * 30_000_000})
    assert code_of(bomb, "plan.docx") == "zip-bomb"
    with pytest.raises(errors.ZipBomb, match="fler än 50"):
        check_package(
            word_holding({f"word/{n}.xml": "" for n in range(60)}), members=50, unpacked=10**9, ratio=9
        )
    with pytest.raises(errors.ZipBomb, match="uppackad"):
        check_package(bomb, members=50, unpacked=10**6, ratio=10**6)
    locked = bytearray(word_with(paragraph("hemligt")))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert code_of(bytes(locked), "plan.docx") == "encrypted-file"


@pytest.mark.parametrize(
    "data",
    [
        pdf_of(SCRIPT),
        pdf_of(b"<</S /J#61vaScript /JS 5 0 R>>"),
        pdf_of(b"<</S % en kommentar\n/JavaScript /JS 5 0 R>>"),
        pdf_of(b"(100%) /S\n/JavaScript"),
        pdf_of(b"<</S" + b" " * 5000 + b"/JavaScript>>"),
        pdf_of(b"<</S 2 0 R /JS (x)>>", b"/JavaScript"),
        pdf_of(b"<</S/Launch/F(start.exe)>>"),
        pdf_of(b"% >>\nstream\n<</S/JavaScript>>\nendstream"),
        pdf_of(stream(b"/Type/ObjStm/N 1/First 4", b"7 0 " + SCRIPT)),
        pdf_of(stream(b"/Type/ObjStm/N 2/First 9", b"7 0 8 10 <</S 8 0>>/JavaScript ")),
        pdf_of(stream(b"/Type/Obj#53tm/N 1/First 4", b"7 0 " + SCRIPT)),
        pdf_of(b"<</Type/ObjStm/Filter/LZWDecode>>\nstream\nx\nendstream"),
        pdf_of(b"<</Type/ObjStm/Filter 9 0 R>>\nstream\nx\nendstream"),
        pdf_of(b"<</Type/ObjStm/Filter[/FlateDecode/FlateDecode]>>\nstream\nx\nendstream"),
        pdf_of(b"<</Type/EmbeddedFile>>\nstream\n" + PROGRAM + b"\nendstream"),
        pdf_of(stream(b"/Type/EmbeddedFile", PROGRAM)),
        pdf_of(b"<</Type/Filespec/F(faktura.exe)/EF<</F 3 0 R>>>>"),
    ],
)
def test_a_pdf_that_runs_something(data: bytes) -> None:
    assert code_of(data, "protokoll.pdf") == "has-macros"


@pytest.mark.parametrize("end", [b"/Encrypt 5 0 R", b"/Encrypt<</V 5>>", b"/#45ncrypt 5 0 R"])
def test_a_locked_pdf(end: bytes) -> None:
    assert code_of(pdf_of(b"<<>>", end=end), "protokoll.pdf") == "encrypted-file"


def test_a_pdf_that_swells() -> None:
    bomb = pdf_of(stream(b"/Type/ObjStm/N 1/First 4", b"7 0 " + b" " * 30_000_000))
    assert len(bomb) < 100_000
    assert code_of(bomb, "protokoll.pdf") == "zip-bomb"


@pytest.mark.parametrize(
    "data",
    [
        b"/Launch " * 200_000,
        b"/ObjStm stream\n" * 100_000,
        b"/ObjStm/Filter/FlateDecode>>stream\n" * 50_000,
        b"/F(" * 300_000,
        b"#41" * 500_000,
        os.urandom(2_000_000),
    ],
)
def test_no_pdf_takes_long(data: bytes) -> None:
    began = time.process_time()
    with contextlib.suppress(errors.HasMacros):
        check_upload(b"%PDF-1.7\n" + data + b"\nstartxref", "a.pdf")
    assert time.process_time() - began < 4


@pytest.mark.parametrize(
    "objects",
    [
        [b"<</URI(https://exempel.example/Launch)>>"],
        [b"<</Names<</JavaScript 4 0 R>>>>"],
        [b"<</Title(Om /S /Lancering)>>"],
        [stream(b"/Type/ObjStm/N 1/First 4", b"7 0 <</URI(https://exempel.example/JavaScript)>>")],
        [stream(b"/Type/EmbeddedFile", b"namn;antal\n")],
        [b"<</EncryptMetadata false>>"],
    ],
)
def test_a_pdf_that_only_speaks_of_it(objects: list[bytes]) -> None:
    assert check_upload(pdf_of(*objects), "protokoll.pdf") is Format.PDF


def test_ordinary_files_are_let_through() -> None:
    assert check_upload(pdf("= Protokoll"), "protokoll.pdf") is Format.PDF
    assert check_upload(pdf("= Protokoll"), "protokoll") is Format.PDF
    assert check_upload(plain_word(), "Protokoll 2025.202 KS.docx") is Format.WORD
    assert check_upload(workbook(lambda book: book.add_worksheet()), "kostnader.xlsx") is Format.SHEET
    assert check_upload("å;ä\n".encode(), "lista.csv") is Format.TEXT


def test_the_real_documents_are_let_through() -> None:
    if not DOCUMENTS.is_dir():
        pytest.skip("dokumenten finns inte")
    found: list[Path] = sorted(DOCUMENTS.iterdir())
    assert {check_upload(one.read_bytes(), one.name).value == one.suffix[1:] for one in found} == {True}


@given(
    st.binary(max_size=300),
    st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"", OLE]),
    st.sampled_from("ab.pdf"),
)
def test_any_bytes_are_let_through_or_refused_by_name(data: bytes, start: bytes, name: str) -> None:
    with contextlib.suppress(errors.UnreadableDocument):
        assert check_upload(start + data, name) is detect(start + data)
