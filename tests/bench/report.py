"""A report of some 60 pages and 20 charts, against Typst on the same pages with everything in its source."""

import dataclasses
import json
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import typst

from fridlyst.reports.document import Figure, Heading, ReportDocument
from fridlyst.reports.fonts import FOLDER
from fridlyst.reports.formats import pdf
from tests.bench.measuring import against
from tests.reports.sample import answers, sample

CHARTS, PAGES = 20, 60


def long_report() -> ReportDocument:
    """The realistic sample, with more charts and appendices until it is long enough."""
    base = sample(appendices=44)
    have = sum(isinstance(block, Figure) for block in (*base.summary, *base.blocks))
    more = tuple(
        block
        for number in range(CHARTS - have)
        for block in (
            Heading(1, f"Delresultat {number + 1}", key=f"extra-{number}"),
            _again(answers(), number),
        )
    )
    return dataclasses.replace(base, blocks=(*base.blocks, *more))


def _again(figure: Figure, number: int) -> Figure:
    table = dataclasses.replace(figure.table, key=f"extra-table-{number}")
    return dataclasses.replace(figure, key=f"extra-chart-{number}", table=table)


def static(document: ReportDocument, folder: Path) -> Callable[[], bytes]:
    """The same pages with the data as a literal in the source: nothing drawn, nothing attached."""
    data = json.loads(pdf.inputs(document)["report"]) | {"files": []}
    template = Path(pdf.__file__).with_name("report.typ").read_text(encoding="utf-8")
    literal = (
        "#let data = json(bytes("
        + json.dumps(json.dumps(data, ensure_ascii=False), ensure_ascii=False)
        + "))"
    )
    source = folder / "static.typ"
    source.write_text(
        template.replace("#let data = json(bytes(sys.inputs.report))", literal), encoding="utf-8"
    )
    assert "sys.inputs.report" not in source.read_text(encoding="utf-8").replace(literal, "")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
    made = datetime(2026, 1, 1, tzinfo=UTC)
    return lambda: typst.compile(
        str(source),
        root=str(folder),
        font_paths=fonts,
        pdf_standards=["ua-1", "a-3a"],
        timestamp=made,
        format="pdf",
    )


def main() -> None:
    """Measure and print."""
    document = long_report()
    pages = len(pypdfium2.PdfDocument(BytesIO(pdf.write_pdf(document))))
    with tempfile.TemporaryDirectory() as folder:
        floor = static(document, Path(folder))
        ratio = against(
            "rapport som PDF",
            lambda: pdf.write_pdf(document),
            floor,
            target=2.0,
            rounds=5,
            note=f"{pages} sidor",
        )
    print(ratio.line, flush=True)


if __name__ == "__main__":
    main()
