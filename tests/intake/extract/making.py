"""Small documents made for the tests: Word, PDF and Excel in memory."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import docx
import pytest
import typst
import xlsxwriter

from fridlyst.intake.blocks import Block, BlockKind, Document, Table

DOCUMENTS = Path(__file__).resolve().parents[4] / "shared" / "documents"
SEEDS = DOCUMENTS.parent / "seeds"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(fill: Callable[[docx.document.Document], object]) -> bytes:
    """A Word file that `fill` has written in."""
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_with(body: str, **parts: str) -> bytes:
    """A Word file with `body` as the XML inside w:body, and `parts` in place of or beside the usual ones."""
    given = {"word/document.xml": f"<w:document {W} {_MORE}><w:body>{body}</w:body></w:document>"}
    given |= {f"word/{name}.xml": text for name, text in parts.items()}
    relations = "".join(
        f'<Relationship Id="r{name}" Target="{name}.xml" Type="http://x/relationships/{name.rstrip("0123456789")}"/>'
        for name in parts
    )
    given["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
    given["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    )
    return zipped(given)


_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def pdf(source: str) -> bytes:
    """A PDF made from typst markup, in Swedish, 11 points."""
    made = typst.compile(f'#set text(lang: "sv", size: 11pt)\n{source}'.encode())
    assert isinstance(made, bytes)
    return made


def workbook(fill: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    """An Excel file that `fill` has written in."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        fill(book)
    return out.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A Word paragraph as XML."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def folded(text: str) -> str:
    """The text with each run of white space as one space."""
    return " ".join(text.split())


def cells(table: Table) -> list[list[str]]:
    """The folded text of each cell, row by row."""
    return [[folded(cell.text) for cell in row] for row in table.rows]


def tables(document: Document) -> list[Table]:
    """The document's tables."""
    return [block.table for block in document.blocks if block.table is not None]


def only_table(document: Document) -> Table:
    """The document's single table."""
    (table,) = tables(document)
    return table


def of_kind(document: Document, kind: BlockKind) -> Iterator[Block]:
    """The blocks of a kind."""
    return (block for block in document.blocks if block.kind is kind)


def texts(document: Document, kind: BlockKind) -> list[str]:
    """The folded text of each block of a kind."""
    return [folded(block.text) for block in of_kind(document, kind)]


def shape(document: Document) -> list[tuple[BlockKind, str]]:
    """Kind and folded text of every block but furniture."""
    return [
        (block.kind, folded(block.text)) for block in document.blocks if block.kind is not BlockKind.FURNITURE
    ]


def heading_levels(document: Document) -> dict[str, int | None]:
    """The level of each heading by its text."""
    return {folded(block.text): block.level for block in of_kind(document, BlockKind.HEADING)}


def real_document(name: str) -> bytes:
    """One of the real documents; the test is skipped where they are not at hand."""
    path = DOCUMENTS / name
    if not path.exists():
        pytest.skip(f"{path} finns inte")
    return path.read_bytes()


def first(document: Document, kind: BlockKind) -> Block:
    """The first block of a kind."""
    return next(of_kind(document, kind))
