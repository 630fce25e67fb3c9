"""One page for a file that is fetched, filled in, brought back, seen and taken in: all of it or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fridlyst.base.errors import BadInput, Conflict, NotFound, WrongState
from fridlyst.base.translating import translated
from fridlyst.web.shared.table_upload import TableUpload
from fridlyst.web.shared.text import Words

R = TypeVar("R")

_KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True, kw_only=True)
class FileIn(Generic[R]):
    """What differs from page to page: words, addresses, and how a file is read, shown and kept.

    `frame` is the template around and `context` what it needs; `shown` is the template of what a file says.
    What `pack` makes of that is carried by the page, signed for the address `here`, and given to `keep`.
    """

    frame: str
    shown: str
    context: Mapping[str, object]
    title: Words
    lead: Words
    note: Words
    save: Words
    here: str
    fetch: str
    back: str
    done: str
    read: Callable[[bytes, str], R]
    show: Callable[[R], Mapping[str, object]]
    pack: Callable[[R], object]
    keep: Callable[[Any], str]


def file_in(request: HttpRequest, page: FileIn[R]) -> HttpResponse:
    """Choose a file; then see what it says; then keep what was shown."""
    if request.method != "POST":
        return _chosen(request, page, TableUpload())
    if "rows" in request.POST:
        return _kept(request, page, brought_back(page.here, request.POST["rows"]))
    form = TableUpload(request.POST, request.FILES)
    read = form.content(page.read)
    if read is None:
        return _chosen(request, page, form)
    context = {"page": page, "carried": carried(page.here, page.pack(read)), **page.context}
    return render(request, page.shown, context | {**page.show(read)})


def _chosen(request: HttpRequest, page: FileIn[R], form: TableUpload) -> HttpResponse:
    context = {"page": page, "form": form, **page.context}
    return render(request, "shared/file_in.html", context, status=form.status)


def _kept(request: HttpRequest, page: FileIn[R], rows: object) -> HttpResponse:
    if rows is None:
        messages.error(request, _("Filen visades för länge sedan. Välj den igen; inget är sparat."))
        return redirect(page.here)
    try:
        said = page.keep(rows)
    except (BadInput, Conflict, WrongState, NotFound) as error:
        messages.error(request, f"{translated(error.message)} {_('Inget är sparat.')}")
        return redirect(page.here)
    messages.success(request, said)
    return redirect(page.done)


def carried(where: str, content: object) -> str:
    """What was read as a text that a page can carry, and that nobody can change, or bring elsewhere."""
    return signing.dumps(content, salt=f"fridlyst.carried.{where}", compress=True)


def brought_back(where: str, text: str) -> Any | None:  # noqa: ANN401 (what was carried)
    """What `carried` wrote for the same place during the last day; None for anything else."""
    try:
        return signing.loads(text, salt=f"fridlyst.carried.{where}", max_age=_KEPT_SECONDS)
    except signing.BadSignature:
        return None
