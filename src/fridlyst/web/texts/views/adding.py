"""A document read as the next version of a text, or as its first; and another text for a matter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.actions.texts import set_text
from fridlyst.organisation.policies import require
from fridlyst.programmes.queries import programmes_with_text
from fridlyst.review.actions.texts import (
    ReadText,
    add_read_version,
    read_text,
    start_matter_text,
    start_programme_text,
)
from fridlyst.texts.models import TextVersion
from fridlyst.texts.policies import may_write_text
from fridlyst.texts.queries import VersionView
from fridlyst.web.programmes.forms.parts import set_choices
from fridlyst.web.programmes.views.reading import sees_drafts
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer
from fridlyst.web.texts.forms import ChooseForm, DocumentForm
from fridlyst.web.texts.homes import Home
from fridlyst.web.texts.presenting import known_versions


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, visit: Visit, home: Home) -> HttpResponse:
    """Read a document; then what it changed is shown."""
    require(may_write_text(visit.actor))
    known = known_versions(visit, home)
    newest = known[-1].number if known else 0
    form = DocumentForm(request.POST or None, request.FILES or None, initial={"after": newest})
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(request, visit, home, form, known))
        if made:
            return redirect(made)
    page = FormPage(
        _("Lägg till en ny version") if known else _("Lägg till texten"),
        _("Läs dokumentet"),
        home.href(),
        (*home.crumbs, Crumb(_("Text"), home.href())),
        _lead(known),
    )
    return form_answer(request, form, page, "texts/add.html", home=home)


def _lead(known: tuple[VersionView, ...]) -> str:
    if not known:
        return _("Fridlyst läser dokumentets ord: rubriker, stycken, listor och tabeller, i ordning.")
    return _("Fridlyst läser dokumentet och visar vad som har ändrats sedan version %(number)s.") % {
        "number": known[-1].number
    }


def _add(
    request: HttpRequest, visit: Visit, home: Home, form: DocumentForm, known: tuple[VersionView, ...]
) -> str:
    data, filename = form.upload
    read = read_text(by=visit.actor, data=data, filename=filename)
    made = _store(visit, home, read, form)
    if known and made.number == known[-1].number:
        messages.info(
            request, _("Dokumentet har samma ord som version %(n)s. Inget är ändrat.") % {"n": made.number}
        )
        return home.href()
    messages.success(request, _("Version %(n)s är sparad.") % {"n": made.number})
    return f"{home.href('compare')}?fran={made.number - 1}&till={made.number}" if known else home.href()


def _store(visit: Visit, home: Home, read: ReadText, form: DocumentForm) -> TextVersion:
    by, note = visit.actor, form.cleaned_data["note"]
    if home.text_id is not None:
        return add_read_version(by=by, text_id=home.text_id, seen=form.follows, read=read, note=note)
    if home.programme is not None:
        return start_programme_text(by=by, programme_id=home.id, read=read, note=note)
    return start_matter_text(by=by, matter_id=home.id, version=home.version, read=read, note=note)


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, visit: Visit, home: Home) -> HttpResponse:
    """Let the matter lead to the text that a programme has."""
    require(may_write_text(visit.actor))
    owners = programmes_with_text(municipality_id=visit.municipality.id, drafts=sees_drafts(visit))
    form = ChooseForm(request.POST or None, initial={"version": home.version, "text": home.text_id or ""})
    set_choices(form, "text", [("", _("Välj ett program")), *((one.text_id, one.title) for one in owners)])
    if request.method == "POST" and form.saves(
        lambda: set_text(
            by=visit.actor, matter_id=home.id, version=form.seen, text_id=form.cleaned_data["text"]
        )
    ):
        messages.success(request, _("Ärendet leder nu till programmets text."))
        return redirect(home.href())
    crumbs = (*home.crumbs, Crumb(_("Text"), home.href()))
    page = FormPage(_("Välj ett programs text"), _("Välj texten"), home.href(), crumbs)
    return form_answer(request, form, page)
