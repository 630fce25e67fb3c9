"""A form becomes a workbook with the three sheets of an XLSForm."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format

from fridlyst.exchange.xlsform.form import Form, Row
from fridlyst.exchange.xlsform.words import CHOICE_COLUMNS, CONTENT, LANGUAGE, SURVEY_COLUMNS, guarded

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDE = {"label": 60, "hint": 40, "relevant": 40, "calculation": 40, "type": 26, "name": 24}


def as_workbook(form: Form) -> bytes:
    """The form as XLSX; every cell is text, none a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _sheet(book, "survey", SURVEY_COLUMNS, form.survey, (bold, wrapped))
    _sheet(book, "choices", CHOICE_COLUMNS, form.choices, (bold, wrapped))
    settings = _settings(form)
    _sheet(book, "settings", tuple(settings), [settings], (bold, wrapped))
    book.close()
    return out.getvalue()


def _settings(form: Form) -> dict[str, str]:
    said = {"form_title": guarded(form.title), "form_id": form.form_id, "version": form.version}
    return {**said, "default_language": LANGUAGE, CONTENT: form.content}


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Row],
    looks: tuple[Format, Format],
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for x, column in enumerate(columns):
        sheet.write_string(0, x, column, looks[0])
        sheet.set_column(x, x, _WIDE.get(column.partition("::")[0], 18))
    for y, row in enumerate(rows, start=1):
        for x, column in enumerate(columns):
            if text := row.get(column, ""):
                sheet.write_string(y, x, text, looks[1])
