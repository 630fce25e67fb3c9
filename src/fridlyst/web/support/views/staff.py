"""What the municipality adds to the guidance for its staff."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.organisation.policies import require
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.support.actions import save_guidance_note
from fridlyst.support.guidance.reading import situations
from fridlyst.support.guidance.shapes import NoteView, Situation
from fridlyst.support.policies import may_edit_directory
from fridlyst.support.queries import guidance_notes
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer
from fridlyst.web.support.addresses import href
from fridlyst.web.support.forms.staff import NoteForm, note_initial
from fridlyst.web.support.tabs import support_tabs


@require_safe
@municipal("support")
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every situation, and what the municipality has written to it; one statement."""
    require(may_edit_directory(visit.actor))
    notes = guidance_notes(visit.municipality.id)
    file = exported(
        request,
        title=_("för personal %(municipality)s") % {"municipality": visit.municipality.name},
        columns=_columns(),
        rows=lambda: [_cells(one, notes) for one in situations().all],
    )
    rows = [
        {"situation": one, "note": notes.get(one.code), "href": href(visit, "note", one.code)}
        for one in situations().all
    ]
    public = address("directory:staff", visit.municipality.slug)
    context = {"visit": visit, "rows": rows, "public": public, "tabs": support_tabs(visit), "tab": "staff"}
    return file or render(request, "support/staff.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("support")
def edit(request: HttpRequest, visit: Visit, situation: str) -> HttpResponse:
    """Write to one situation. NotFound where there is none."""
    require(may_edit_directory(visit.actor))
    found = situations().by_code(situation)
    if found is None:
        raise NotFound
    saved = guidance_notes(visit.municipality.id).get(situation)
    form = NoteForm(request.POST or None, initial=note_initial(saved))
    if request.method == "POST" and form.saves(
        lambda: save_guidance_note(
            by=visit.actor, situation=situation, fields=form.values(), version=form.seen
        )
    ):
        messages.success(request, _("Texten är sparad och syns genast."))
        return redirect(href(visit, "staff"))
    page = FormPage(found.title, _("Spara texten"), href(visit, "staff"), lead=_lead())
    more = {
        "visit": visit,
        "tabs": support_tabs(visit),
        "tab": "staff",
        "crumbs": (Crumb(_("För personal"), href(visit, "staff")),),
        "here": found.title,
    }
    return form_answer(request, form, page, "support/form.html", **more)


def _lead() -> str:
    return _("Sidan är öppen för alla. Skriv inget om en person, och inget som bara personalen får veta.")


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("När det gäller"), weight=2, key="situation"),
        Column(_("Ring i huset"), weight=2, key="call"),
        Column(_("Rutin"), weight=2, key="routine"),
        Column(_("Text"), weight=3, key="text"),
        Column(_("Ändrad"), Kind.DATE, key="changed_on"),
    )


def _cells(situation: Situation, notes: Mapping[str, NoteView]) -> Row:
    note = notes.get(situation.code)
    if note is None:
        return situation.title, "", "", "", None
    return situation.title, note.call, note.routine, note.text, note.changed_on
