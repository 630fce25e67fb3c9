"""What people have said of the programmes, for the coordinator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.insight import actions, queries
from fridlyst.insight.policies import may_read_feedback
from fridlyst.insight.shapes import FeedbackView
from fridlyst.insight.terms import FeedbackAbout
from fridlyst.organisation.policies import require
from fridlyst.reports.columns import Coded, Column, Kind, Row
from fridlyst.web.insight.forms.choosing import HandlingForm, SettingsForm, handling_initial, settings_initial
from fridlyst.web.insight.views.choosing import crumbs
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.lists import paged
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer

_SHOWN = {"nya": False, "hanterade": True}


@require_safe
@municipal("programmes")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What has come in, newest first."""
    require(may_read_feedback(visit.actor))
    here = visit.municipality
    wanted = request.GET.get("visa", "nya")
    found = queries.feedback(here.id, handled=_SHOWN.get(wanted))
    file = exported(
        request,
        title=_("synpunkter %(municipality)s") % {"municipality": here.name},
        columns=_columns(),
        rows=lambda: [_cells(one) for one in found],
    )
    context = {
        "visit": visit,
        "page": paged(request, [(one, about_words(one)) for one in found]),
        "shown": wanted if wanted in _SHOWN else "alla",
        "settings": queries.settings_of(here.id),
        "crumbs": crumbs(visit),
    }
    return file or render(request, "insight/inbox.html", context)


def about_words(view: FeedbackView) -> str:
    """What it is about: the goal or activity as it was called, or what kind of thing."""
    return view.title or str(FeedbackAbout(view.about).label)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Nummer"), Kind.NUMBER, key="id"),
        Column(_("Inkom"), Kind.DATE, key="received"),
        Column(_("Program"), weight=2, key="programme"),
        Column(_("Gäller"), key="about"),
        Column(_("Vad"), weight=2, key="title"),
        Column(_("Synpunkt"), weight=4, key="text"),
        Column(_("E-post"), key="email"),
        Column(_("Hanterad"), Kind.DATE, key="handled"),
        Column(_("Anteckning"), weight=2, key="note"),
    )


def _cells(one: FeedbackView) -> Row:
    return (
        *(one.id, one.received_at.date(), one.programme_title),
        Coded(str(FeedbackAbout(one.about).label), one.about),
        *(one.title, one.text, one.email, one.handled_at.date() if one.handled_at else None, one.note),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def show(request: HttpRequest, visit: Visit, feedback_id: int) -> HttpResponse:
    """One of them: read, note what was done, mark as handled."""
    require(may_read_feedback(visit.actor))
    found = queries.one_feedback(municipality_id=visit.municipality.id, feedback_id=feedback_id)
    form = HandlingForm(request.POST or None, initial=handling_initial(found))
    back = address("insight:inbox", visit.municipality.slug)
    if request.method == "POST" and form.saves(lambda: _handle(visit, found, form)):
        messages.success(request, _("Sparat."))
        return redirect(back)
    page = FormPage(_("Synpunkt"), _("Spara"), back, (*crumbs(visit), _inbox(visit)))
    own = {"visit": visit, "found": found, "about": about_words(found)}
    return form_answer(request, form, page, "insight/message.html", **own)


def _handle(visit: Visit, found: FeedbackView, form: HandlingForm) -> bool:
    given = form.cleaned_data
    actions.handle_feedback(
        by=visit.actor, feedback_id=found.id, version=form.seen, handled=given["handled"], note=given["note"]
    )
    return True


def _inbox(visit: Visit) -> Crumb:
    return Crumb(_("Synpunkter"), address("insight:inbox", visit.municipality.slug))


@require_POST
@municipal("programmes")
def remove(request: HttpRequest, visit: Visit, feedback_id: int) -> HttpResponse:
    """Take it away for good."""
    found = queries.one_feedback(municipality_id=visit.municipality.id, feedback_id=feedback_id)
    actions.remove_feedback(by=visit.actor, feedback_id=found.id)
    messages.success(request, _("Synpunkten är borttagen."))
    return redirect(address("insight:inbox", visit.municipality.slug))


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def settings(request: HttpRequest, visit: Visit) -> HttpResponse:
    """How feedback is taken, and how long it is kept."""
    require(may_read_feedback(visit.actor))
    view = queries.settings_of(visit.municipality.id)
    form = SettingsForm(request.POST or None, initial=settings_initial(view))
    back = address("insight:inbox", visit.municipality.slug)
    if request.method == "POST" and form.saves(lambda: _save(visit, form)):
        messages.success(request, _("Inställningarna är sparade."))
        return redirect(back)
    page = FormPage(_("Inställningar för synpunkter"), _("Spara"), back, (*crumbs(visit), _inbox(visit)))
    return form_answer(request, form, page)


def _save(visit: Visit, form: SettingsForm) -> bool:
    actions.save_settings(by=visit.actor, version=form.seen, fields=form.values())
    return True
