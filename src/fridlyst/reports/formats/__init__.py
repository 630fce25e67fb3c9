"""One report in four formats: PDF, Word, Excel and page."""

from collections.abc import Callable
from dataclasses import dataclass

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.reports.document import ReportDocument
from fridlyst.reports.formats.excel import write_excel
from fridlyst.reports.formats.page import write_page
from fridlyst.reports.formats.pdf import write_pdf
from fridlyst.reports.formats.progress import Progress, silently
from fridlyst.reports.formats.word import write_word


class UnknownFormat(BadInput):
    """A format that no report can be had in."""

    code = "unknown-report-format"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file; `extension` without its dot."""

    data: bytes
    media_type: str
    extension: str


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what people call it, what the web calls it, and what writes it."""

    label: str
    media_type: str
    extension: str
    write: Callable[[ReportDocument, Progress], bytes]


FORMATS: dict[str, Format] = {
    "pdf": Format("PDF", "application/pdf", "pdf", write_pdf),
    "docx": Format(
        "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", write_word
    ),
    "xlsx": Format(
        "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", write_excel
    ),
    "html": Format(Sentence("Webbsida"), "text/html; charset=utf-8", "html", write_page),
}


def render(document: ReportDocument, format: str, *, progress: Progress | None = None) -> Rendered:
    """The report in one of FORMATS. `progress` hears a share 0–1 and what is being done, in Swedish.

    Raises UnknownFormat with the formats that there are.
    """
    chosen = FORMATS.get(format.lower())
    if chosen is None:
        known = ", ".join(FORMATS)
        raise UnknownFormat(
            Sentence(
                "Rapporten finns inte i formatet ”%(format)s”. Välj ett av: %(known)s.",
                format=format[:20],
                known=known,
            ),
            field="format",
        )
    tell = progress or silently
    tell(0.0, Sentence("Gör rapporten som %(format)s", format=Sentence(chosen.label)))
    data = chosen.write(document, tell)
    tell(1.0, Sentence("Rapporten är klar som %(format)s", format=Sentence(chosen.label)))
    return Rendered(data, chosen.media_type, chosen.extension)
