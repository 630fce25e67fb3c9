"""A file read from end to end: guarded, understood, kept to the schema."""

import io

import docx
import pytest

from fridlyst.files.errors import UnreadableDocument
from fridlyst.intake.read import Counts, ReadResult, read_document


def plan() -> bytes:
    made = docx.Document()
    made.add_heading("Handlingsplan mot våld i Storköping 2025–2026", 0)
    made.add_paragraph("Handlingsplanen gäller i Alingsås kommun och följs upp varje år.")
    made.add_heading("Mål 1 Alla vet", 1)
    grid = made.add_table(rows=2, cols=2, style="Table Grid")
    for at, text in enumerate(
        ("Aktivitet", "Ansvarig", "Informera på webben", "Kommunstyrelsen och socialnämnden")
    ):
        grid.cell(at // 2, at % 2).text = text
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def result() -> ReadResult:
    return read_document(plan(), "plan.docx")


def test_the_proposals_keep_the_schema_and_are_counted(result: ReadResult) -> None:
    assert result.programme["format"] == "fridlyst-programme/1"
    assert result.counts == Counts(
        goals=1, preconditions=0, indicators=0, activities=1, ownerships=2, bodies=2,
        doubts=len(result.programme["doubts"]),
    )  # fmt: skip


def test_the_document_comes_with_the_proposals(result: ReadResult) -> None:
    block = result.programme["goals"][0]["activities"][0]["source"]["block"]

    assert result.document.blocks[block].table is not None


def test_the_programme_around_the_goals(result: ReadResult) -> None:
    programme = result.programme["programme"]

    assert result.programme["municipality"] == {"name": "Alingsås", "code": "1489"}
    assert (programme["valid_from"], programme["valid_to"]) == ("2025-01-01", "2026-12-31")
    assert programme["kind"] == "action_plan"
    assert [rule["kind"] for rule in programme["follow_up"]] == ["annual"]


def test_progress_grows_to_the_end() -> None:
    told: list[tuple[float, str]] = []

    read_document(plan(), "plan.docx", progress=lambda share, sentence: told.append((share, sentence)))

    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert all(sentence for _, sentence in told)


def test_a_file_that_cannot_be_read_says_why() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(b"\x7fELF\x02\x01\x01" + bytes(200), "plan.pdf")

    assert caught.value.message


def test_a_text_of_nothing_in_particular_gives_doubts_only() -> None:
    result = read_document("Hej.\n\nDet här är inget program.\n".encode(), "hej.txt")

    assert result.counts.goals == 0
    assert result.counts.doubts > 0
    assert result.programme["programme"]["title"]
