"""Translations from a file: seen before anything is kept, and asked about where something has changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import BadInput, Conflict, NotFound, WrongState
from fridlyst.base.translating import translated
from fridlyst.organisation.policies import require
from fridlyst.support.actions.translation_files import save_translations
from fridlyst.support.languages import Language
from fridlyst.support.policies import may_edit_directory
from fridlyst.support.queries import translations
from fridlyst.web.shared.diff import word_diff
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb
from fridlyst.web.support.addresses import href
from fridlyst.web.support.forms.translation_file import TranslationUpload, brought_back, carried
from fridlyst.web.support.reading_translations import Given
from fridlyst.web.support.tabs import support_tabs
from fridlyst.web.support.translating import LABELS, one_language, saved_words, translation_crumbs


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("support")
def upload(request: HttpRequest, visit: Visit, language: str) -> HttpResponse:
    """Choose a file; then see what it says, before anything is kept."""
    require(may_edit_directory(visit.actor))
    spoken = one_language(language)
    if request.method != "POST":
        return _page(request, visit, spoken, TranslationUpload())
    form = TranslationUpload(request.POST, request.FILES)
    given = form.read(translations(visit.municipality.id, spoken.code), spoken)
    return _page(request, visit, spoken, form) if given is None else _shown(request, visit, spoken, given)


@require_POST
@municipal("support")
def take_in(request: HttpRequest, visit: Visit, language: str) -> HttpResponse:
    """Keep what was shown and chosen, all of it or nothing."""
    require(may_edit_directory(visit.actor))
    spoken = one_language(language)
    chosen = request.POST.getlist("ta_in")
    rows = brought_back(visit.municipality.id, spoken.code, request.POST.get("rows", ""), chosen)
    again = href(visit, "translation_file", spoken.code)
    if rows is None:
        messages.error(request, _("Filen visades för länge sedan. Välj den igen; inget är sparat."))
        return redirect(again)
    try:
        count = save_translations(by=visit.actor, language=spoken.code, rows=rows)
    except (BadInput, Conflict, WrongState, NotFound) as error:
        messages.error(request, f"{translated(error.message)} {_('Inget är sparat.')}")
        return redirect(again)
    messages.success(request, saved_words(count))
    return redirect(href(visit, "translation", spoken.code))


def _page(request: HttpRequest, visit: Visit, language: Language, form: TranslationUpload) -> HttpResponse:
    context = _framed(visit, language) | {"form": form}
    return render(request, "support/translation_file.html", context, status=form.status)


def _shown(request: HttpRequest, visit: Visit, language: Language, given: tuple[Given, ...]) -> HttpResponse:
    context = _framed(visit, language) | {
        "rows": [(one, _differences(one)) for one in given if not one.meanwhile],
        "asked": [(one, _differences(one)) for one in given if one.meanwhile],
        "carried": carried(visit.municipality.id, language.code, given),
    }
    return render(request, "support/translation_file_read.html", context)


def _differences(one: Given) -> list[tuple[object, object]]:
    return [
        (LABELS[name], word_diff(getattr(one.view.text, name, ""), text)) for name, text in one.words.items()
    ]


def _framed(visit: Visit, language: Language) -> dict[str, object]:
    home = Crumb(language.swedish.capitalize(), href(visit, "translation", language.code))
    return {
        "visit": visit,
        "tabs": support_tabs(visit),
        "tab": "translations",
        "spoken": language,
        "crumbs": translation_crumbs(visit, home),
        "here": _("Läs in översatt fil"),
    }
