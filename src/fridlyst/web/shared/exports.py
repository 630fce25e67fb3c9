"""Every list as a file: the same address with `?format=csv`, `xlsx` or `json`."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fridlyst.base.clock import today
from fridlyst.base.errors import BadInput
from fridlyst.base.slugs import slug
from fridlyst.reports.columns import Column, Row
from fridlyst.reports.tables import (
    CSV_TYPE,
    JSON_TYPE,
    XLSX_TYPE,
    table_as_csv,
    table_as_json,
    table_as_xlsx,
)


class UnknownFormat(BadInput):
    """A list can be had in three formats."""

    code = "unknown-format"


def exported(
    request: HttpRequest, *, title: str, columns: Sequence[Column], rows: Callable[[], Sequence[Row]]
) -> HttpResponse | None:
    """The whole list as a file when the address asks for one, else None; UnknownFormat for any other format.

    `rows` is called only when a file is asked for. Text is never written as a formula.
    """
    wanted = request.GET.get("format")
    if not wanted:
        return None
    if wanted not in ("csv", "xlsx", "json"):
        raise UnknownFormat(_("Listan kan hämtas som CSV, Excel eller JSON."), field="format")
    return _answer(wanted, title, columns, tuple(rows()))


def _answer(wanted: str, title: str, columns: Sequence[Column], rows: Sequence[Row]) -> HttpResponse:
    if wanted == "csv":
        body, kind = table_as_csv(columns, rows, language=get_language() or "sv"), CSV_TYPE
    elif wanted == "xlsx":
        body, kind = table_as_xlsx(columns, rows, title=title), XLSX_TYPE
    else:
        body, kind = table_as_json(columns, rows), JSON_TYPE
    return file_answer(body, name=f"{slug(title)}-{today().isoformat()}.{wanted}", media_type=kind)


def file_answer(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """A file to keep, that nothing on the way keeps a copy of."""
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
