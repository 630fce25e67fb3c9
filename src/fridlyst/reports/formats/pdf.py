"""PDF/UA-1 and PDF/A-3a by Typst: the report goes in as data, and one fixed template walks it."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

from fridlyst.base.sentences import Sentence
from fridlyst.reports.document import ReportDocument
from fridlyst.reports.fonts import FOLDER
from fridlyst.reports.formats.attachment import as_data
from fridlyst.reports.formats.printed import printed
from fridlyst.reports.formats.progress import Progress, silently

_TEMPLATE = Path(__file__).with_name("report.typ")


def inputs(document: ReportDocument) -> dict[str, str]:
    """What the template is given: the whole report as one JSON text."""
    attached = {"name": "rapport.json", "type": "application/json", "about": "Rapportens tabeller som data"}
    content = json.dumps(as_data(document), ensure_ascii=False)
    data = printed(document) | {"files": [attached | {"content": content}]}
    return {"report": json.dumps(data, ensure_ascii=False)}


def typeset(given: dict[str, str], made: datetime) -> bytes:
    """The finished PDF; no system font, no file and no network is read."""
    return typst.compile(
        str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        font_paths=own_fonts(),
        sys_inputs=given,
        pdf_standards=["ua-1", "a-3a"],
        timestamp=made,
        format="pdf",
    )


def write_pdf(document: ReportDocument, progress: Progress = silently) -> bytes:
    """The report as PDF. The same report gives the same bytes: its date stands for the time it was made."""
    day = document.date
    progress(0.05, Sentence("Ritar diagrammen"))
    given = inputs(document)
    progress(0.2, Sentence("Sätter sidorna"))
    return typeset(given, datetime(day.year, day.month, day.day, tzinfo=UTC))


@cache
def own_fonts() -> typst.Fonts:
    """The shipped typefaces alone."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
