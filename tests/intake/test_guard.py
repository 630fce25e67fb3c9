"""The guard: every bad file gives its own named error, within limits, and leaves nothing behind."""

import contextlib
import io
import os
import pickle
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fridlyst.files import errors
from fridlyst.files.package import check_package
from fridlyst.intake import guard
from fridlyst.intake.blocks import BlockKind
from fridlyst.intake.extract import extract_document
from fridlyst.intake.guard import Limits, check_file, read_in_worker
from fridlyst.intake.guard_frames import dump_document, load_document
from tests.intake.extract.making import only_table, paragraph, pdf, shape, word_with, workbook, zipped

NORMAL = Limits()


@pytest.fixture
def own_temp(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder for temporary files that holds nothing else."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def code_of(data: bytes, name: str, limits: Limits = NORMAL) -> str:
    with pytest.raises(errors.UnreadableDocument) as caught:
        read_in_worker(data, name, limits=limits)
    assert caught.value.message.endswith((".", "!"))
    return caught.value.code


def test_reads_in_another_process_with_progress(own_temp: Path) -> None:
    told: list[tuple[float, str]] = []
    found = read_in_worker(
        pdf("Första sidan\n#pagebreak()\n#table(columns: 2, [Mål], [Tid], [A], [2026])"),
        "plan.pdf",
        progress=lambda share, sentence: told.append((share, sentence)),
    )
    assert shape(found)[0] == (BlockKind.PARAGRAPH, "Första sidan")
    assert len(only_table(found).rows) == 2
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    assert told[0] == (0.0, "Läser sida 1 av 2")
    assert told[-1][0] == 1.0
    assert list(own_temp.iterdir()) == []


def test_too_many_pages_says_how_many() -> None:
    data = pdf("\n#pagebreak()\n".join(f"Sida {n}" for n in range(1, 6)))
    with pytest.raises(errors.TooManyPages, match=r"har 5 sidor. Högst 4 sidor"):
        read_in_worker(data, "lång.pdf", limits=Limits(pages=4))
    assert NORMAL.pages == 400


def test_too_large() -> None:
    with pytest.raises(errors.TooLarge, match=r"Filen är 0,1 MB. Högst 0 MB"):
        check_file(b"%PDF-" + b"x" * 100_000, "stor.pdf", Limits(size=10_000))
    assert NORMAL.size == 25_000_000


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "tom.pdf", "empty-file"),
        (b"   \n", "tom.txt", "empty-file"),
        (b"MZ\x90\0\x03", "plan.pdf", "wrong-type"),
        (b"\x7fELF\2\1", "plan.docx", "wrong-type"),
        (b"\x89PNG\r\n\x1a\n", "plan.pdf", "wrong-type"),
        (b"\n<!DOCTYPE html><html></html>", "plan.docx", "wrong-type"),
        (b"{\\rtf1 hej}", "plan.docx", "wrong-type"),
        (b"vanlig text", "plan.pdf", "wrong-type"),
        (b"\0\1\2\3" * 50, "plan", "wrong-type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "plan.docx", "encrypted-file"),
        (b"%PDF-1.7\n1 0 obj <<", "plan.pdf", "broken-file"),
        (b"PK\x03\x04[Content_Types].xml word/document.xml", "plan.docx", "broken-file"),
        (zipped({"a.txt": "hej"}), "plan.zip", "wrong-type"),
        (zipped({"[Content_Types].xml": "", "ppt/a.xml": ""}), "bild.pptx", "wrong-type"),
    ],
)
def test_bad_files_have_names(data: bytes, name: str, code: str) -> None:
    assert code_of(data, name) == code


def test_wrong_name_but_readable_gives_a_note() -> None:
    found = read_in_worker(word_with(paragraph("text")), "plan.pdf")
    assert found.notes == ("Filen heter plan.pdf men är ett Word-dokument. Den har lästs som det den är.",)
    assert check_file(workbook(lambda book: book.add_worksheet()), "plan.xlsx", NORMAL) is None


def test_swelling_package_is_refused_unread() -> None:
    bomb = zipped({"[Content_Types].xml": "", "word/document.xml": b"\0" * 30_000_000})
    assert len(bomb) < 100_000
    assert code_of(bomb, "plan.docx") == "zip-bomb"
    many = zipped({"[Content_Types].xml": "", **{f"word/{n}.xml": "" for n in range(60)}})
    with pytest.raises(errors.ZipBomb, match="fler än 50"):
        check_package(many, members=50, unpacked=10**9, ratio=100)
    with pytest.raises(errors.ZipBomb, match="uppackad"):
        check_package(bomb, members=50, unpacked=10**6, ratio=10**6)


def test_false_claim_of_size_is_not_believed() -> None:
    """A member that says it is small but unpacks to more is a broken file, and is not unpacked further."""
    honest = word_with(paragraph("x" * 50_000))
    with zipfile.ZipFile(io.BytesIO(honest)) as package:
        size = package.getinfo("word/document.xml").file_size
    lying = honest.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != honest
    assert code_of(lying, "plan.docx") == "broken-file"


def test_locked_package() -> None:
    locked = bytearray(word_with(paragraph("hemligt")))
    place = locked.index(b"PK\x01\x02")
    locked[place + 8] |= 1
    assert code_of(bytes(locked), "plan.docx") == "encrypted-file"


def test_entities_do_not_swell() -> None:
    swelling = '<!DOCTYPE d [<!ENTITY a "hahaha"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'
    assert code_of(word_with("", document=swelling), "plan.docx") == "zip-bomb"


def test_too_slow_ends_the_worker(own_temp: Path) -> None:
    assert code_of(pdf("text"), "plan.pdf", Limits(wall_seconds=0.02)) == "too-slow"
    assert list(own_temp.iterdir()) == []


def test_processor_time_is_bounded() -> None:
    heavy = word_with(paragraph("ord ") * 200_000)
    assert code_of(heavy, "plan.docx", Limits(cpu_seconds=1, ratio=10**6)) == "too-slow"


def test_memory_is_bounded() -> None:
    heavy = word_with("".join(paragraph(f"ord {n}") for n in range(100_000)))
    assert code_of(heavy, "plan.docx", Limits(memory=150_000_000, ratio=10**6)) == "too-much-memory"


def children() -> set[str]:
    """The processes that this one has started and not yet taken leave of."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def test_no_process_and_no_file_is_left(own_temp: Path) -> None:
    before = set(os.listdir("/proc/self/fd")), children()
    for data, name in ((b"%PDF-1.7 x", "a.pdf"), (word_with(paragraph("a")), "a.docx"), (pdf("a"), "a.pdf")):
        try:
            read_in_worker(data, name)
        except errors.BrokenFile:
            continue
    assert (set(os.listdir("/proc/self/fd")), children()) == before
    assert list(own_temp.iterdir()) == []


def test_worker_that_dies_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_START", "import os; os.abort()")
    assert code_of(pdf("text"), "plan.pdf") == "reader-failed"


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def test_an_answer_can_hold_only_blocks() -> None:
    document = read_in_worker(word_with(paragraph("text")), "plan.docx")
    assert load_document(dump_document(document)) == document
    with pytest.raises(pickle.UnpicklingError):
        load_document(pickle.dumps(Evil()))
    with pytest.raises(pickle.UnpicklingError):
        load_document(pickle.dumps(frozenset()))


DAMAGE = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=40)
WHOLE = {
    "plan.pdf": pdf("= Rubrik\n#table(columns: 2, [Mål], [Tid], [A], [2026])\nText."),
    "plan.docx": word_with(
        paragraph("Rubrik") + paragraph("text", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    ),
    "plan.xlsx": workbook(lambda book: book.add_worksheet().write_row(0, 0, ["Mål", "Tid"])),
}


@pytest.mark.parametrize("name", WHOLE)
@given(damage=DAMAGE, kept=st.floats(0.2, 1))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_damage_is_read_past_or_named(name: str, damage: list[tuple[float, int]], kept: float) -> None:
    data = bytearray(WHOLE[name])
    for place, value in damage:
        data[int(place * len(data))] = value
    broken = bytes(data[: int(kept * len(data))])
    with contextlib.suppress(errors.UnreadableDocument):
        check_file(broken, name, NORMAL)
        assert extract_document(broken, name).blocks
