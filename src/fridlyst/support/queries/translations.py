"""Translations beside their source."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from fridlyst.support.label_rules import is_behind
from fridlyst.support.languages import BY_CODE
from fridlyst.support.models import ServiceTranslation, SupportService
from fridlyst.support.queries.parts import labels_by_service, swedish_text, translated_text
from fridlyst.support.queries.shapes import TranslationCounts, TranslationView
from fridlyst.support.shapes import ServiceText
from fridlyst.support.source_prints import TEXTS, print_of, words_of


def translations(municipality_id: int, language: str) -> tuple[TranslationView, ...]:
    """Every service's Swedish beside its words in the language, in order; three statements."""
    rows = ServiceTranslation.objects.filter(service__municipality_id=municipality_id, language=language)
    found = {row.service_id: row for row in rows}
    labels = labels_by_service(service__municipality_id=municipality_id)
    sources = SupportService.objects.filter(municipality_id=municipality_id).order_by(
        "position", "name", "id"
    )
    return tuple(_view(row, found.get(row.pk), labels.get(row.pk, ())) for row in sources)


def translation_counts(municipality_id: int) -> Mapping[str, TranslationCounts]:
    """Language → how far it has come, for every language but Swedish; three statements."""
    sources = SupportService.objects.filter(municipality_id=municipality_id).only("pk", *TEXTS)
    prints = {row.pk: print_of(words_of(row)) for row in sources}
    rows = ServiceTranslation.objects.filter(service__municipality_id=municipality_id)
    labels = labels_by_service(service__municipality_id=municipality_id)
    told = {row.pk: words_of(row) for row in sources}
    found: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for row in rows.only("language", "service_id", "source_print", "labels", "checked_on", *TEXTS):
        spoken = labels.get(row.service_id, ())
        behind = row.source_print != prints.get(row.service_id) or is_behind(spoken, row.labels)
        whole = _is_whole(told.get(row.service_id, {}), words_of(row), spoken, row.labels)
        found[row.language].append((behind, row.checked_on is not None, whole and not behind))
    return {code: _counts(len(prints), found[code]) for code in BY_CODE if code != "sv"}


def _is_whole(
    source: Mapping[str, str], text: Mapping[str, str], labels: Sequence[str], translated: Mapping[str, str]
) -> bool:
    """Whether every Swedish text has one in the language."""
    said = all(text[name] for name, words in source.items() if words)
    return said and all(translated.get(one) for one in labels)


def _counts(services: int, rows: Sequence[tuple[bool, bool, bool]]) -> TranslationCounts:
    """`rows` say of each translation whether it is behind, whether it is checked, and whether it is done."""
    behind, checked, done = (sum(row[at] for row in rows) for at in (0, 1, 2))
    return TranslationCounts(services, len(rows), behind, checked, done)


def _view(source: SupportService, row: ServiceTranslation | None, labels: Sequence[str]) -> TranslationView:
    return TranslationView(
        service_id=source.pk,
        key=source.key,
        body_id=source.body_id,
        published=source.published,
        source=swedish_text(source, labels),
        text=translated_text(row, source, labels) if row else None,
        source_then=_then(row) if row else None,
        checked_by=row.checked_by if row else "",
        checked_on=row.checked_on if row else None,
        version=row.version if row else 0,
    )


def _then(row: ServiceTranslation) -> ServiceText:
    words: dict[str, Any] = {name: str(row.source.get(name, "")) for name in TEXTS}
    return ServiceText(
        "sv", **words, translated_on=row.translated_on, labels={one: one for one in row.labels}
    )
