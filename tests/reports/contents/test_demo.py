"""The reports of the demonstration's real programmes, in every format, opened again and looked into."""

import io
from datetime import date

import docx
import openpyxl
import pypdfium2 as pdfium
import pytest

from fridlyst.demo.load import load_demo
from fridlyst.followup.queries import board, round_material
from fridlyst.organisation.models import Municipality
from fridlyst.reports.contents.followup import followup_report
from fridlyst.reports.contents.reckoning import reckon
from fridlyst.reports.contents.summary import summary
from fridlyst.reports.contents.words import calling
from fridlyst.reports.formats import FORMATS
from fridlyst.reports.making import make_report

pytestmark = pytest.mark.django_db
ROUNDS = {
    "stockholm": "verksamhetsberattelse-2025",
    "askersund": "arsuppfoljning-2026",
    "alingsas": "uppfoljning-infor-revideringen",
    "linkoping": "arsuppfoljning-2023",
}


def words_of(format: str, data: bytes) -> str:
    """The text of a file, as the programs that open it see it."""
    if format == "pdf":
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(data))
    if format == "docx":
        word = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in word.paragraphs), *cells])
    if format == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        values = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
        return "\n".join(str(value) for value in values if value is not None)
    return data.decode()


@pytest.mark.files
def test_every_round_in_every_format() -> None:
    load_demo(progress=lambda share, doing: None, today=date(2026, 9, 1))
    for slug, round_slug in ROUNDS.items():
        municipality_id = Municipality.objects.get(slug=slug).pk
        whole = board(municipality_id=municipality_id, slug=round_slug)
        material = round_material(municipality_id=municipality_id, slug=round_slug)
        document = followup_report(material)
        # The report and the round's own page never tell different numbers.
        reckoning = reckon(material)
        assert reckoning.counts() + reckoning.goal_counts(reckoning.goal_replies) == whole.counts
        assert {body.name for body in reckon(material).silent} == {row.name for row in whole.silent}
        with calling(material.words):
            assert document.summary == summary(reckon(material))
        for format in FORMATS:
            told: list[float] = []
            made = make_report(
                municipality_id=municipality_id,
                round_slug=round_slug,
                format=format,
                progress=lambda share, doing, told=told: told.append(share),  # type: ignore[misc]
            )
            assert told == sorted(told)
            assert told[-1] == 1.0
            said = " ".join(words_of(format, made.data).split())
            assert f"{whole.round.answered} av {whole.round.asked}" in said
            assert whole.silent[0].name.split()[0] in said
