"""Translations of the services: how far each language has come, and each service beside its source."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import Conflict, NotFound
from fridlyst.base.translating import translated
from fridlyst.organisation.policies import require
from fridlyst.support import actions
from fridlyst.support.languages import Language
from fridlyst.support.policies import may_edit_directory
from fridlyst.support.queries import TranslationView, translation_counts, translations
from fridlyst.support.reading_ease import reading_ease
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.lists import paged
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer
from fridlyst.web.support.addresses import href
from fridlyst.web.support.finding import version_seen
from fridlyst.web.support.forms.translation import CheckForm, TranslationForm, translation_initial
from fridlyst.web.support.tabs import support_tabs
from fridlyst.web.support.translating import (
    EASY,
    ease_words,
    language_rows,
    one_language,
    plain_text,
    service_row,
    state_of,
    state_tabs,
    translation_crumbs,
    wanted_state,
)
from fridlyst.web.support.translation_tables import file_columns, file_rows, overview_cells, overview_columns

_PAGE = 20


@require_safe
@municipal("support")
def show_languages(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every language with what is missing, behind and unchecked; three statements."""
    require(may_edit_directory(visit.actor))
    rows = language_rows(visit, translation_counts(visit.municipality.id))
    file = exported(
        request,
        title=_("översättningar %(municipality)s") % {"municipality": visit.municipality.name},
        columns=overview_columns(),
        rows=lambda: [overview_cells(row) for row in rows],
    )
    context = {"rows": rows, "any": any(row.counts.services for row in rows), "easy": EASY}
    return file or render(request, "support/translations.html", _framed(visit) | context)


@require_safe
@municipal("support")
def show_language(request: HttpRequest, visit: Visit, language: str) -> HttpResponse:
    """Every service beside its words in the language; as a file for who translates. Three statements."""
    require(may_edit_directory(visit.actor))
    spoken = one_language(language)
    views = translations(visit.municipality.id, spoken.code)
    file = exported(
        request,
        title=_("översättning %(language)s") % {"language": spoken.swedish},
        columns=file_columns(spoken),
        rows=lambda: file_rows(views),
    )
    if file:
        return file
    rows = [service_row(visit, view, spoken) for view in views]
    state = wanted_state(request)
    page = paged(request, [row for row in rows if not state or row.state == state], _PAGE)
    context = {
        "spoken": spoken,
        "rows": page.rows,
        "page": page,
        "states": state_tabs(href(visit, "translation", spoken.code), rows),
        "state": state,
        "any": bool(rows),
        "crumbs": translation_crumbs(visit),
        "here": spoken.swedish.capitalize(),
    }
    return render(request, "support/translation.html", _framed(visit) | context)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("support")
def translate(request: HttpRequest, visit: Visit, language: str, service: str) -> HttpResponse:
    """One service's words in the language; what is typed can be reckoned without being saved."""
    spoken, view = _one(visit, language, service)
    row = service_row(visit, view, spoken)
    form = TranslationForm(request.POST or None, initial=translation_initial(view))
    form.speak(spoken, row.passages)
    only_reckon = "rakna" in request.POST
    if request.method == "POST" and not only_reckon and form.saves(lambda: _save(visit, view, spoken, form)):
        messages.success(request, _("Översättningen är sparad. Den är inte kontrollerad än."))
        return redirect(href(visit, "translate", spoken.code, view.key))
    checking = CheckForm(initial=_checked(view), auto_id="check_%s")
    answer = _answer(request, visit, spoken, view, form, checking)
    if only_reckon:
        answer.status_code = HTTPStatus.OK
    return answer


@require_POST
@municipal("support")
def check(request: HttpRequest, visit: Visit, language: str, service: str) -> HttpResponse:
    """Somebody who has the language from home has read it and stands for it."""
    spoken, view = _one(visit, language, service)
    form = CheckForm(request.POST, initial=_checked(view), auto_id="check_%s")
    if form.saves(lambda: _check(visit, view, spoken, form)):
        messages.success(
            request, _("Översättningen är kontrollerad. Märkningen är borta på den öppna sidan.")
        )
        return redirect(href(visit, "translation", spoken.code))
    words = TranslationForm(initial=translation_initial(view))
    words.speak(spoken, service_row(visit, view, spoken).passages)
    return _answer(request, visit, spoken, view, words, form)


@require_POST
@municipal("support")
def remove(request: HttpRequest, visit: Visit, language: str, service: str) -> HttpResponse:
    """Take the translation away, so that the public reads the Swedish in its place."""
    spoken, view = _one(visit, language, service)
    seen = version_seen(request)
    try:
        actions.remove_translation(
            by=visit.actor, service_id=view.service_id, language=spoken.code, version=seen
        )
    except Conflict as error:
        messages.error(request, translated(error.message))
        return redirect(href(visit, "translate", spoken.code, view.key))
    messages.success(request, _("Översättningen av ”%(name)s” är borttagen.") % {"name": view.source.name})
    return redirect(href(visit, "translation", spoken.code))


def _save(visit: Visit, view: TranslationView, language: Language, form: TranslationForm) -> object:
    return actions.save_translation(
        by=visit.actor,
        service_id=view.service_id,
        language=language.code,
        fields=form.values(view),
        version=form.seen,
    )


def _check(visit: Visit, view: TranslationView, language: Language, form: CheckForm) -> object:
    return actions.check_translation(
        by=visit.actor,
        service_id=view.service_id,
        language=language.code,
        version=form.seen,
        checked_by=form.cleaned_data["checked_by"],
    )


def _checked(view: TranslationView) -> dict[str, object]:
    return {"version": view.version, "checked_by": view.checked_by}


def _one(visit: Visit, language: str, key: str) -> tuple[Language, TranslationView]:
    require(may_edit_directory(visit.actor))
    spoken = one_language(language)
    views = translations(visit.municipality.id, spoken.code)
    found = next((view for view in views if view.key == key), None)
    if found is None:
        raise NotFound
    return spoken, found


def _answer(
    request: HttpRequest,
    visit: Visit,
    language: Language,
    view: TranslationView,
    form: TranslationForm,
    check_form: CheckForm,
) -> HttpResponse:
    row = service_row(visit, view, language)
    home = href(visit, "translation", language.code)
    page = FormPage(view.source.name, _("Spara översättningen"), home)
    context = {
        "spoken": language,
        "crumbs": translation_crumbs(visit, Crumb(language.swedish.capitalize(), home)),
        "here": view.source.name,
        "row": row,
        "pairs": [(one, form[one.name]) for one in row.passages],
        "check_form": check_form,
        "may_be_checked": state_of(view) != "missing",
        **_ease(language, view, form),
    }
    shown = check_form if check_form.is_bound else form
    answer = form_answer(request, form, page, "support/translate.html", **_framed(visit), **context)
    answer.status_code = int(shown.status)
    return answer


def _ease(language: Language, view: TranslationView, form: TranslationForm) -> dict[str, object]:
    """How heavy the easy Swedish is, as typed, and the Swedish that it was made from."""
    if language.code != EASY:
        return {}
    typed = reading_ease(form.typed())
    return {
        "ease": ease_words(typed),
        "heavy": typed.words > 0 and not typed.is_easy,
        "source_ease": ease_words(reading_ease(plain_text(view.source))),
    }


def _framed(visit: Visit) -> dict[str, object]:
    return {"visit": visit, "tabs": support_tabs(visit), "tab": "translations"}
