"""The versions of a text: when, by whom and from what; and the documents that they were read from."""

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.files.names import download_name, media_type
from fridlyst.files.queries import content, stored_file
from fridlyst.organisation.policies import require
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.texts.actions import remove_last_version
from fridlyst.texts.policies import may_write_text
from fridlyst.web.shared.exports import exported, file_answer
from fridlyst.web.texts.homes import Home, around
from fridlyst.web.texts.presenting import VersionRow, chosen, in_force_words, known_versions, version_rows


@require_safe
def show_list(request: HttpRequest, visit: Visit, home: Home) -> HttpResponse:
    """Every version, the newest first."""
    known = known_versions(visit, home)
    rows = version_rows(home, known, in_force_words(visit, home))
    file = exported(
        request,
        title=f"{_('versioner')} {home.title}"[:120],
        columns=_columns(),
        rows=lambda: [_cells(row) for row in rows],
    )
    context = {**around(visit, home, _("Versioner")), "rows": rows}
    return file or render(request, "texts/versions.html", context)


@require_safe
def show_document(request: HttpRequest, visit: Visit, home: Home, number: int) -> HttpResponse:
    """The document that a version was read from, as it was uploaded."""
    version = chosen(known_versions(visit, home), str(number))
    if version.source_id is None:
        raise NotFound
    here = visit.municipality.id
    kind = stored_file(municipality_id=here, file_id=version.source_id).kind
    answer = file_answer(
        content(municipality_id=here, file_id=version.source_id),
        name=download_name(version.filename, kind),
        media_type=media_type(kind),
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@require_POST
def remove(request: HttpRequest, visit: Visit, home: Home, number: int) -> HttpResponse:
    """Take away the newest version again, where nothing stands on it; NotFound for any other."""
    require(may_write_text(visit.actor))
    known = known_versions(visit, home)
    version = chosen(known, str(number))
    if home.text_id is None or number == 1:
        raise NotFound
    try:
        remove_last_version(by=visit.actor, text_id=home.text_id, version_id=version.id)
    except ProtectedError:
        messages.warning(
            request, _("Versionen behövs: den gäller, eller så är yrkanden eller svar knutna till den.")
        )
    else:
        messages.success(request, _("Version %(n)s är borttagen.") % {"n": number})
    return redirect(home.href("versions"))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Version"), Kind.NUMBER, key="number"),
        Column(_("Gjord"), Kind.DATE, key="made_at"),
        Column(_("Av"), key="made_by"),
        Column(_("Hur"), key="origin"),
        Column(_("Dokument"), key="filename"),
        Column(_("Anteckning"), weight=3, key="note"),
        Column(_("Gäller"), key="in_force"),
    )


def _cells(row: VersionRow) -> Row:
    return (row.number, row.made_at.date(), row.made_by, row.origin, row.filename, row.note, row.in_force)
