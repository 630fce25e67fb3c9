"""Many services from one file: fetched, filled in, brought back, seen before anything is kept."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.reports.columns import Column
from fridlyst.support.actions.taking_in import add_services
from fridlyst.support.fields import ContactFields, ServiceFields
from fridlyst.support.policies import may_edit_directory
from fridlyst.support.queries import services
from fridlyst.support.terms import Seeker
from fridlyst.web.programmes.presenters import labels
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.file_in import FileIn, file_in
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.support.addresses import crumbs, href
from fridlyst.web.support.reading_files import EXAMPLE, HEADINGS, NAME, Known, read_services
from fridlyst.web.support.tabs import support_tabs

# What the template's only row says, so that one sees how each column is written.
_EXAMPLE = {
    NAME: EXAMPLE,
    "Beskrivning": "Samtal och råd för den som är utsatt.",
    "För vem": "; ".join(str(label) for label in Seeker.labels),
    "Lägsta ålder": "18",
    "Telefon": "08-465 004 10",
    "Dygnet runt": "nej",
    "Tiderna i ord": "Vardagar kl. 9–16",
    "Gratis": "ja",
    "Tolk": "ja",
    "Språk": "svenska; engelska",
}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("support")
def upload(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The file to fill in, with one row that shows how; what it says, and taking it in as drafts."""
    require(may_edit_directory(visit.actor))
    file = exported(
        request,
        title=_("mall för stöd"),
        columns=tuple(Column(title) for title in HEADINGS),
        rows=lambda: [tuple(_EXAMPLE.get(title, "") for title in HEADINGS)],
    )
    return file or file_in(request, _page(visit))


def _page(visit: Visit) -> FileIn[tuple[ServiceFields, ...]]:
    here, title = href(visit, "upload"), _("Läs in från fil")
    return FileIn(
        frame="support/page.html",
        shown="support/file_read.html",
        context={
            "visit": visit,
            "tabs": support_tabs(visit),
            "tab": "services",
            "crumbs": crumbs(visit),
            "here": title,
        },
        title=title,
        lead=_("En fil med en rad för varje stöd. Allt blir utkast tills du väljer att visa det."),
        note=_("Flera saker i samma ruta skiljs åt med semikolon. Lämna rutan tom där ni inte vet."),
        save=_("Spara som utkast"),
        here=here,
        fetch=here,
        back=href(visit),
        done=f"{href(visit)}?lage=utkast",
        read=lambda data, name: read_services(data, name, _known(visit)),
        show=lambda read: {"rows": _rows(visit, read)},
        pack=lambda read: [asdict(one) for one in read],
        keep=lambda rows: _keep(visit, rows),
    )


def _known(visit: Visit) -> Known:
    here = visit.municipality.id
    return Known(bodies(here), frozenset(one.key for one in services(here)))


def _rows(visit: Visit, read: Sequence[ServiceFields]) -> list[dict[str, object]]:
    names = {one.id: one.name for one in bodies(visit.municipality.id)}
    return [
        {
            "fields": one,
            "whom": ", ".join(labels(Seeker, one.whom)),
            "contacts": [way.value for way in one.contacts],
            "body": names.get(one.body_id or 0, ""),
        }
        for one in read
    ]


def _keep(visit: Visit, rows: Sequence[dict[str, Any]]) -> str:
    count = add_services(by=visit.actor, services=[_unpacked(one) for one in rows])
    said = ngettext(
        "%(count)s stöd är sparat som utkast. Läs igenom det och välj när det ska visas.",
        "%(count)s stöd är sparade som utkast. Läs igenom dem och välj när de ska visas.",
        count,
    )
    return said % {"count": count}


def _unpacked(given: dict[str, Any]) -> ServiceFields:
    contacts = tuple(ContactFields(**one) for one in given["contacts"])
    return ServiceFields(**given | {"contacts": contacts})
