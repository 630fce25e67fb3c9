"""Making a service and changing it, a part at a time, each saved by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import BodyView, bodies
from fridlyst.organisation.rules import is_valid_on
from fridlyst.support import actions
from fridlyst.support.fields import ServiceFields
from fridlyst.support.place_rules import is_named_so
from fridlyst.support.policies import may_edit_directory, may_keep
from fridlyst.support.queries import ServiceForEditing, keepers
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer
from fridlyst.web.shared.text import Words
from fridlyst.web.support.addresses import crumbs, href, service_href
from fridlyst.web.support.finding import fields_of, kept_service
from fridlyst.web.support.forms.contact import ContactForm, contact_initial
from fridlyst.web.support.forms.hours import HoursForm, hours_initial
from fridlyst.web.support.forms.parts import RowsPart, ServicePart, asks_for_rows, reshaped
from fridlyst.web.support.forms.place import PlaceForm, place_initial
from fridlyst.web.support.forms.terms import TermsForm, terms_initial
from fridlyst.web.support.forms.what import WhatForm, what_initial
from fridlyst.web.support.tabs import support_tabs


@dataclass(frozen=True)
class Step:
    """A step of making a new service, as `<c-stepper>` takes it."""

    key: str
    label: Words
    done: bool
    href: str = ""


_Initial = Callable[[ServiceFields], dict[str, Any]]
# The parts in the order that a new service is written; the key is the address's name.
PARTS: Final[dict[str, tuple[Words, type[ServicePart], _Initial]]] = {
    "edit": (gettext_lazy("Vad och för vem"), WhatForm, what_initial),
    "contacts": (gettext_lazy("Kontakt"), ContactForm, contact_initial),
    "hours": (gettext_lazy("Öppettider"), HoursForm, hours_initial),
    "place": (gettext_lazy("Plats och tillgänglighet"), PlaceForm, place_initial),
    "terms": (gettext_lazy("Villkor"), TermsForm, terms_initial),
}
_TEMPLATES: Final = {
    "edit": "support/form_what.html",
    "contacts": "support/form_contacts.html",
    "hours": "support/form_hours.html",
    "place": "support/form.html",
    "terms": "support/form_terms.html",
}
_LEADS: Final[dict[str, Words]] = {
    "contacts": gettext_lazy(
        "Hur når man stödet? Det första visas störst. Utan något sätt att nå det kan stödet inte visas."
    ),
    "hours": gettext_lazy("När kan man ringa eller komma? Lämna tomt om ni inte vet."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("support")
def new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The first part of a new service; it is a draft until somebody shows it."""
    owners = _owners(visit, None)
    require(may_edit_directory(visit.actor) or bool(owners))
    form = WhatForm(request.POST or None)
    form.offer(owners, may_be_none=may_edit_directory(visit.actor))
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(visit, form))
        if made:
            messages.success(request, _("Utkastet är sparat. Skriv nu hur man når stödet."))
            return redirect(made)
    page = FormPage(
        _("Lägg till ett stöd"),
        _("Spara och gå vidare"),
        href(visit),
        crumbs(visit),
        _("Det visas inte förrän du väljer det. Du skriver i fem korta steg och kan sluta när som helst."),
    )
    return _answer(request, visit, form, page, "edit", None)


def _add(visit: Visit, form: WhatForm) -> str:
    made = actions.save_service(by=visit.actor, fields=form.changed(ServiceFields(name="")))
    return f"{service_href(visit, 'contacts', made.key)}?ny=1"


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("support")
def edit(request: HttpRequest, visit: Visit, service: str, part: str) -> HttpResponse:
    """One part of a service; what the other parts say stands."""
    found = kept_service(visit, service)
    fields = fields_of(found.service)
    _title, form_class, initial = PARTS[part]
    saved = initial(fields) | {"version": found.service.version}
    form = form_class(request.POST or None, initial=saved)
    if isinstance(form, RowsPart) and form.is_bound and asks_for_rows(request.POST):
        form = form_class(initial=reshaped(form))
    if isinstance(form, WhatForm):
        _offer_owners(visit, form, found)
    if isinstance(form, PlaceForm) and not _may_say_open(visit, fields):
        form.without_office()
    if form.is_bound and form.saves(lambda: _save(visit, found, form, fields)):
        return redirect(_after(request, visit, service, part))
    return _answer(request, visit, form, _page(request, visit, found, part), part, found)


def _may_say_open(visit: Visit, fields: ServiceFields) -> bool:
    return may_edit_directory(visit.actor) and (fields.open_office or is_named_so(fields.name))


def _save(visit: Visit, found: ServiceForEditing, form: ServicePart, fields: ServiceFields) -> object:
    return actions.save_service(
        by=visit.actor, fields=form.changed(fields), service_id=found.service.id, version=form.seen
    )


def _after(request: HttpRequest, visit: Visit, key: str, part: str) -> str:
    """A new service goes on to its next part; otherwise back to the service."""
    following = _following(part) if _is_new(request) else None
    if following:
        return f"{service_href(visit, following, key)}?ny=1"
    told = _("Allt är sparat. Läs igenom och välj när det ska visas.") if _is_new(request) else _("Sparat.")
    messages.success(request, told)
    return service_href(visit, "show", key)


def _page(request: HttpRequest, visit: Visit, found: ServiceForEditing, part: str) -> FormPage:
    going_on = _is_new(request) and _following(part)
    back = service_href(visit, "show", found.service.key)
    return FormPage(
        PARTS[part][0],
        _("Spara och gå vidare") if going_on else _("Spara"),
        back,
        crumbs(visit, Crumb(found.service.name, back)),
        _LEADS.get(part, ""),
    )


def _answer(
    request: HttpRequest,
    visit: Visit,
    form: ServicePart,
    page: FormPage,
    part: str,
    found: ServiceForEditing | None,
) -> HttpResponse:
    more = {
        "visit": visit,
        "tabs": support_tabs(visit),
        "tab": "services",
        "crumbs": page.crumbs,
        "here": page.title,
        "part": part,
        "steps": _steps(part) if found is None or _is_new(request) else (),
        "later": service_href(visit, _following(part) or "show", found.service.key) + "?ny=1"
        if found and _is_new(request)
        else "",
    }
    return form_answer(request, form, page, _TEMPLATES[part], **more)


def _steps(part: str) -> tuple[Step, ...]:
    """The parts with which are behind the visitor."""
    at = list(PARTS).index(part)
    return tuple(Step(key, title, place < at) for place, (key, (title, *_rest)) in enumerate(PARTS.items()))


def _following(part: str) -> str | None:
    names = list(PARTS)
    at = names.index(part) + 1
    return names[at] if at < len(names) else None


def _is_new(request: HttpRequest) -> bool:
    return request.GET.get("ny") == "1"


def _offer_owners(visit: Visit, form: WhatForm, found: ServiceForEditing) -> None:
    owners = _owners(visit, found.service.body_id)
    form.offer(owners, may_be_none=may_edit_directory(visit.actor))


def _owners(visit: Visit, chosen: int | None) -> list[BodyView]:
    """The bodies in being, and the one chosen already, that the visitor may let own a service."""
    day, kept_by = today(), keepers(visit.municipality.id)
    return [
        one
        for one in bodies(visit.municipality.id)
        if may_keep(visit.actor, kept_by.of(one.id))
        and (one.id == chosen or is_valid_on(one.valid_from, one.valid_to, day))
    ]
