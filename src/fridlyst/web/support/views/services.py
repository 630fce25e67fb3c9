"""One service: what is said of it, what it lacks, and the buttons that show, hide and go through it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import now
from fridlyst.base.errors import BadInput, Conflict, WrongState
from fridlyst.base.translating import translated
from fridlyst.support import actions
from fridlyst.support.languages import SWEDISH
from fridlyst.support.queries import ServiceForEditing, directory
from fridlyst.support.queries.history import service_history
from fridlyst.support.terms import ServiceState
from fridlyst.web.directory.pages import draw
from fridlyst.web.directory.presenters import card
from fridlyst.web.directory.standing import standing
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.support import presenters
from fridlyst.web.support.addresses import crumbs, href, public_href, service_href
from fridlyst.web.support.finding import kept_service, one_service, rights, version_seen
from fridlyst.web.support.history import change_rows
from fridlyst.web.support.preview import as_public
from fridlyst.web.support.tabs import support_tabs


@require_safe
@municipal("support")
def show(request: HttpRequest, visit: Visit, service: str) -> HttpResponse:
    """Everything that is said of the service; seven statements."""
    found = one_service(visit, service)
    kept, may_remove = rights(visit, found)
    here, shown = visit.municipality.id, found.state in (ServiceState.PUBLIC, ServiceState.DUE)
    history = service_history(municipality_id=here, service_id=found.service.id) if kept else ()
    context = {
        "visit": visit,
        "tabs": support_tabs(visit),
        "tab": "services",
        "crumbs": crumbs(visit),
        "here": found.service.name,
        "view": found,
        "service": found.service,
        "keeps": kept,
        "removes": may_remove,
        "mark": presenters.mark_of(found.state),
        "state": presenters.STATE_WORDS[found.state],
        "sentence": presenters.state_sentence(found),
        "shown": shown,
        "late": found.state in (ServiceState.DUE, ServiceState.GONE),
        "public": public_href(visit, found.service.id) if shown else "",
        "lacks": presenters.lacks(visit, found) if kept else (),
        "parts": presenters.parts(visit, found.service),
        "history": change_rows(history),
    }
    return render(request, "support/service.html", context)


@require_safe
@municipal("support")
def preview(request: HttpRequest, visit: Visit, service: str) -> HttpResponse:
    """The service as the public would see it, for those who keep it."""
    found, slug = kept_service(visit, service), visit.municipality.slug
    one = as_public(found.service)
    more = {
        "card": card(one, slug, SWEDISH),
        "standing": standing(one, now()),
        "back": service_href(visit, "show", service),
    }
    page = draw("support/preview.html", directory(slug), SWEDISH, request.get_full_path(), more)
    return HttpResponse(page)


@require_POST
@municipal("support")
def publish(request: HttpRequest, visit: Visit, service: str) -> HttpResponse:
    """Show the service to the public; it counts as gone through."""
    found = kept_service(visit, service)
    act = partial(
        actions.publish_service, by=visit.actor, service_id=found.service.id, version=version_seen(request)
    )
    return _done(request, visit, found, act, _("Stödet visas nu för allmänheten."))


@require_POST
@municipal("support")
def unpublish(request: HttpRequest, visit: Visit, service: str) -> HttpResponse:
    """Take the service off the public page."""
    found = kept_service(visit, service)
    act = partial(
        actions.unpublish_service, by=visit.actor, service_id=found.service.id, version=version_seen(request)
    )
    return _done(
        request, visit, found, act, _("Stödet visas inte längre. Allt som står om det finns kvar här.")
    )


@require_POST
@municipal("support")
def review(request: HttpRequest, visit: Visit, service: str) -> HttpResponse:
    """What is said still holds: one press, wherever the button stands."""
    found = kept_service(visit, service)
    said = _("Tack. ”%(name)s” är sett över i dag.") % {"name": found.service.name}
    act = partial(actions.review_service, by=visit.actor, service_id=found.service.id)
    return _done(request, visit, found, act, said)


@require_POST
@municipal("support")
def remove(request: HttpRequest, visit: Visit, service: str) -> HttpResponse:
    """Take the service away with its contacts, hours and translations."""
    found = kept_service(visit, service)
    try:
        actions.remove_service(by=visit.actor, service_id=found.service.id, version=version_seen(request))
    except (BadInput, Conflict, WrongState) as error:
        messages.error(request, translated(error.message))
        return redirect(service_href(visit, "show", service))
    messages.success(request, _("”%(name)s” är borttaget.") % {"name": found.service.name})
    return redirect(href(visit))


def _done(
    request: HttpRequest, visit: Visit, found: ServiceForEditing, act: Callable[[], Any], said: str
) -> HttpResponse:
    """Do it and go back to where the button stood; an error is said there and nothing has changed."""
    try:
        act()
    except (BadInput, Conflict, WrongState) as error:
        messages.error(request, translated(error.message))
    else:
        messages.success(request, said)
    return redirect(_next(request, visit, found.service.key))


def _next(request: HttpRequest, visit: Visit, key: str) -> str:
    """The page that the button stood on: the start page, the list or the service."""
    places = {"list": href(visit), "start": f"/{visit.municipality.slug}/"}
    return places.get(request.POST.get("next", ""), service_href(visit, "show", key))
