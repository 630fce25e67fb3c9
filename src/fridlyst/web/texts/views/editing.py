"""One section written anew by hand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.organisation.policies import require
from fridlyst.texts.actions import edit_section
from fridlyst.texts.models import TextVersion
from fridlyst.texts.policies import may_write_text
from fridlyst.texts.queries import body
from fridlyst.web.programmes.addresses import brief
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer
from fridlyst.web.texts.forms import SectionForm, section_initial
from fridlyst.web.texts.homes import Home
from fridlyst.web.texts.presenting import known_versions


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, visit: Visit, home: Home, section: str) -> HttpResponse:
    """The newest version's section in a form; saved as a version of its own."""
    require(may_write_text(visit.actor))
    known = known_versions(visit, home)
    if not known:
        raise NotFound
    words = body(municipality_id=visit.municipality.id, version_id=known[-1].id)
    found = next((one for one in words.sections if one.key == section), None)
    if found is None:
        raise NotFound
    initial = section_initial(found, known[-1].number)
    form = SectionForm(request.POST or None, section=found, initial=initial)
    if request.method == "POST":
        made = form.submit(lambda: _save(visit, home, form))
        if made:
            return _told(request, home, made, changed=made.number > known[-1].number)
    page = FormPage(
        _("Ändra avsnittet %(title)s") % {"title": brief(found.title)}
        if found.title
        else _("Ändra avsnittet"),
        _("Spara som ny version"),
        f"{home.href()}#{section}",
        (*home.crumbs, Crumb(_("Text"), home.href())),
        _("Töm en ruta för att ta bort stycket. En tom rad i en ruta delar stycket i två."),
    )
    return form_answer(request, form, page)


def _save(visit: Visit, home: Home, form: SectionForm) -> TextVersion:
    if home.text_id is None:
        raise NotFound
    return edit_section(
        by=visit.actor,
        text_id=home.text_id,
        seen=form.seen,
        section=form.section.key,
        heading=form.cleaned_data["heading"],
        passages=form.passages(),
        note=form.cleaned_data["note"],
    )


def _told(request: HttpRequest, home: Home, made: TextVersion, *, changed: bool) -> HttpResponse:
    if not changed:
        messages.info(request, _("Inget var ändrat, så ingen ny version gjordes."))
        return redirect(home.href())
    messages.success(request, _("Version %(n)s är sparad.") % {"n": made.number})
    return redirect(f"{home.href('compare')}?fran={made.number - 1}&till={made.number}")
