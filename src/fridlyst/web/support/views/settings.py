"""What the municipality chooses for its public directory, and the line that shows it in another site."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.policies import require
from fridlyst.support import actions
from fridlyst.support.policies import may_edit_directory
from fridlyst.support.queries import directory_settings
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer
from fridlyst.web.support.addresses import href, public_href
from fridlyst.web.support.embedding import embed_line
from fridlyst.web.support.forms.settings import SettingsForm, settings_initial
from fridlyst.web.support.tabs import support_tabs


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("support")
def edit(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The directory's settings; two statements to read."""
    require(may_edit_directory(visit.actor))
    saved = directory_settings(visit.municipality.id)
    form = SettingsForm(request.POST or None, initial=settings_initial(saved))
    if request.method == "POST" and form.saves(
        lambda: actions.save_directory_settings(by=visit.actor, fields=form.values(), version=form.seen)
    ):
        messages.success(request, _("Inställningarna är sparade och gäller genast."))
        return redirect(href(visit, "settings"))
    page = FormPage(
        _("Inställningar för den öppna sidan"), _("Spara inställningarna"), href(visit), lead=_lead()
    )
    public = request.build_absolute_uri(public_href(visit))
    more = {
        "visit": visit,
        "tabs": support_tabs(visit),
        "tab": "settings",
        "public": public,
        "line": embed_line(public, visit.municipality.name),
        "framed": bool(saved.framers),
    }
    return form_answer(request, form, page, "support/settings.html", **more)


def _lead() -> str:
    return _("Gäller sidan där allmänheten hittar stöd.")
