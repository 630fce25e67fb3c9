"""The measures that need neither database nor server: reading a document, and making a PDF."""

from pathlib import Path

import pypdfium2

from fridlyst.intake.extract import extract_document
from tests.bench.measuring import Ratio, against

SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"
READ = (("alingsas-protokoll.pdf", 5.0, "text"), ("stockholm.pdf", 15.0, "tabeller"))


def reading() -> list[Ratio]:
    """A document read, against pypdfium2's text alone; empty where the real documents are missing."""
    return [_read(SHARED / name, target, kind) for name, target, kind in READ if (SHARED / name).is_file()]


def _read(file: Path, target: float, kind: str) -> Ratio:
    data = file.read_bytes()

    def text() -> None:
        document = pypdfium2.PdfDocument(data)
        for page in document:
            page.get_textpage().get_text_bounded()

    return against(
        f"läsa per sida, {kind}",
        lambda: extract_document(data, file.name),
        text,
        target=target,
        rounds=5,
        note=file.name,
    )
