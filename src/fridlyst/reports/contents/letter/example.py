"""An example of a municipality's own Word template: a letter, and after it every field with what it holds."""

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt

from fridlyst.decisions.terms import LetterPart
from fridlyst.reports.contents.letter.fields import IN_LOOP, PART_FIELDS, SCHEMA
from fridlyst.reports.own_template.fields import Schema

_HEAD = ("{{ kommun.namn }}", "Tjänsteskrivelse")
_PARTICULARS = (
    ("Datum", "{{ brev.datum }}"),
    ("Diarienummer", "{{ arende.diarienummer }}"),
    ("Till", "{{ brev.till }}"),
)


def example_template() -> bytes:
    """The template as a Word document; every field stands in it at least once."""
    word = docx.Document()
    _set_look(word)
    _write_letter(word)
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _write_lists(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _set_look(word: Document) -> None:
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Calibri", Pt(11)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    # The header's own tab stops are made for a line of 152 mm.
    section.left_margin = section.right_margin = Mm(29)
    section.header.paragraphs[0].text = "\t".join(("{{ kommun.namn }}", "", "{{ arende.diarienummer }}"))
    section.footer.paragraphs[0].text = "{{ kommun.namn }} · {{ brev.datum }}"


def _write_letter(word: Document) -> None:
    word.add_paragraph(" · ".join(_HEAD))
    table = word.add_table(rows=2, cols=len(_PARTICULARS))
    for column, (label, field) in enumerate(_PARTICULARS):
        table.cell(0, column).text, table.cell(1, column).text = label, field
    word.add_heading("{{ brev.rubrik }}", 1)
    for part in LetterPart:
        word.add_heading(str(part.label), 2)
        word.add_paragraph(f"{{{{ brev.{PART_FIELDS[part]} }}}}")
        if part is LetterPart.UNION:
            word.add_paragraph("\n{{ brev.undertecknare }}")


def _write_lists(word: Document) -> None:
    """What a letter seldom holds, so that each field can be copied from here."""
    word.add_heading("Alla fält", 1)
    word.add_paragraph("Ta bort den här sidan ur mallen när du har kopierat det du behöver.")
    for line in _lines(dict(SCHEMA), ""):
        word.add_paragraph(line)


def _lines(schema: dict[str, Schema], path: str) -> Iterator[str]:
    for name, under in schema.items():
        here = f"{path}{name}"
        if isinstance(under, dict):
            yield from _lines(under, f"{here}.")
        elif isinstance(under, list):
            yield from _loop(here, under[0])
        else:
            yield f"{here}: {{{{ {here} }}}}"


def _loop(path: str, of: Schema) -> Iterator[str]:
    """A list as a loop; what it holds is called by the list's last word."""
    name = IN_LOOP[path.rsplit(".", 1)[-1]]
    yield f"{{%p for {name} in {path} %}}"
    if isinstance(of, dict):
        yield from _lines(of, f"{name}.")
    else:
        yield f"{{{{ {name} }}}}"
    yield "{%p endfor %}"
