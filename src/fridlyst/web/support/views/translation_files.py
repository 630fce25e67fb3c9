"""Translations from a file: seen before anything is kept, and asked about where something has changed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.policies import require
from fridlyst.support.actions.translation_files import TranslationRow, save_translations
from fridlyst.support.fields import TranslationFields
from fridlyst.support.languages import Language
from fridlyst.support.policies import may_edit_directory
from fridlyst.support.queries import translations
from fridlyst.web.shared.diff import word_diff
from fridlyst.web.shared.file_in import FileIn, file_in
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb
from fridlyst.web.support.addresses import href
from fridlyst.web.support.reading_translations import Given, read_translations
from fridlyst.web.support.tabs import support_tabs
from fridlyst.web.support.translating import (
    one_language,
    passage_label,
    saved_words,
    translation_crumbs,
    words_by_name,
)

Rows = tuple[Given, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("support")
def upload(request: HttpRequest, visit: Visit, language: str) -> HttpResponse:
    """What a file says of a language, and taking in what was shown and chosen."""
    require(may_edit_directory(visit.actor))
    return file_in(request, _page(visit, one_language(language), request.POST.getlist("ta_in")))


def _page(visit: Visit, language: Language, chosen: Sequence[str]) -> FileIn[Rows]:
    home = href(visit, "translation", language.code)
    return FileIn(
        frame="support/page.html",
        shown="support/translation_file_read.html",
        context=_framed(visit, language, home),
        title=_("Läs in en fil på %(language)s") % {"language": language.swedish},
        lead=_("Den som översätter fyller i kolumnen för språket och skickar tillbaka filen."),
        note=_("En tom ruta ändrar inget. Det som läses in är inte kontrollerat förrän du säger det."),
        save=_("Spara översättningarna"),
        here=href(visit, "translation_file", language.code),
        fetch=home,
        back=home,
        done=home,
        read=lambda data, name: _read(visit, language, data, name),
        show=_shown,
        pack=lambda given: [
            (one.view.service_id, asdict(one.fields), one.view.version, one.meanwhile) for one in given
        ],
        keep=lambda rows: _keep(visit, language, rows, chosen),
    )


def _read(visit: Visit, language: Language, data: bytes, name: str) -> Rows:
    return read_translations(data, name, translations(visit.municipality.id, language.code), language)


def _keep(visit: Visit, language: Language, rows: Sequence[Any], chosen: Sequence[str]) -> str:
    """Rows that were changed meanwhile are kept only if their number is among the `chosen`."""
    wanted = [
        TranslationRow(service_id, TranslationFields(**fields), version)
        for service_id, fields, version, meanwhile in rows
        if not meanwhile or str(service_id) in chosen
    ]
    return saved_words(save_translations(by=visit.actor, language=language.code, rows=wanted))


def _shown(given: Rows) -> Mapping[str, object]:
    return {
        "rows": [(one, _differences(one)) for one in given if not one.meanwhile],
        "asked": [(one, _differences(one)) for one in given if one.meanwhile],
    }


def _differences(one: Given) -> list[tuple[object, object]]:
    return [
        (passage_label(name), word_diff(words_by_name(one.view.text).get(name, ""), text))
        for name, text in one.words.items()
    ]


def _framed(visit: Visit, language: Language, home: str) -> Mapping[str, object]:
    return {
        "visit": visit,
        "tabs": support_tabs(visit),
        "tab": "translations",
        "spoken": language,
        "crumbs": translation_crumbs(visit, Crumb(language.swedish.capitalize(), home)),
        "here": _("Läs in översatt fil"),
    }
