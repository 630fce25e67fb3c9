"""Translations beside their source."""

from collections.abc import Mapping
from typing import Any

from fridlyst.support.languages import BY_CODE
from fridlyst.support.models import ServiceTranslation, SupportService
from fridlyst.support.queries.parts import swedish_text, translated_text
from fridlyst.support.queries.shapes import TranslationCounts, TranslationView
from fridlyst.support.shapes import ServiceText
from fridlyst.support.source_prints import TEXTS, print_of, words_of


def translations(municipality_id: int, language: str) -> tuple[TranslationView, ...]:
    """Every service's Swedish beside its words in the language, in order; two statements."""
    rows = ServiceTranslation.objects.filter(service__municipality_id=municipality_id, language=language)
    found = {row.service_id: row for row in rows}
    sources = SupportService.objects.filter(municipality_id=municipality_id)
    return tuple(_view(row, found.get(row.pk)) for row in sources.order_by("position", "name", "id"))


def translation_counts(municipality_id: int) -> Mapping[str, TranslationCounts]:
    """Language → how far it has come, for every language but Swedish; two statements."""
    sources = SupportService.objects.filter(municipality_id=municipality_id).only("pk", *TEXTS)
    prints = {row.pk: print_of(words_of(row)) for row in sources}
    rows = ServiceTranslation.objects.filter(service__municipality_id=municipality_id)
    found = list(rows.values_list("language", "service_id", "source_print", "checked_on"))
    return {
        code: _counts([row for row in found if row[0] == code], prints) for code in BY_CODE if code != "sv"
    }


def _counts(rows: list[tuple[str, int, int, object]], prints: Mapping[int, int]) -> TranslationCounts:
    behind = sum(source_print != prints.get(service) for _, service, source_print, _ in rows)
    return TranslationCounts(len(prints), len(rows), behind, sum(row[3] is not None for row in rows))


def _view(source: SupportService, row: ServiceTranslation | None) -> TranslationView:
    return TranslationView(
        service_id=source.pk,
        key=source.key,
        body_id=source.body_id,
        published=source.published,
        source=swedish_text(source),
        text=translated_text(row, source) if row else None,
        source_then=_then(row) if row else None,
        checked_by=row.checked_by if row else "",
        checked_on=row.checked_on if row else None,
        version=row.version if row else 0,
    )


def _then(row: ServiceTranslation) -> ServiceText:
    words: dict[str, Any] = {name: str(row.source.get(name, "")) for name in TEXTS}
    return ServiceText("sv", **words, translated_on=row.translated_on)
