"""What belongs to services: ways to get in touch, hours and words; one statement each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from fridlyst.support.label_rules import is_behind, labels_of
from fridlyst.support.models import ContactWay, OpeningHours, ServiceTranslation, SupportService
from fridlyst.support.shapes import Contact, Opening, ServiceText
from fridlyst.support.source_prints import print_of, words_of


def contacts_of(**bounds: object) -> Mapping[int, tuple[Contact, ...]]:
    """Service → its ways to get in touch, in order; one statement within `bounds`."""
    found: dict[int, list[Contact]] = defaultdict(list)
    rows = ContactWay.objects.filter(**bounds).order_by("service_id", "position", "id")
    for row in rows.values_list("service_id", "kind", "value", "label", "free", "unseen"):
        service, kind, value, label, free, unseen = row
        found[service].append(Contact(kind, value, label, free, unseen))
    return {service: tuple(ways) for service, ways in found.items()}


def openings_of(**bounds: object) -> Mapping[int, tuple[Opening, ...]]:
    """Service → its hours, in order; one statement within `bounds`."""
    found: dict[int, list[Opening]] = defaultdict(list)
    rows = OpeningHours.objects.filter(**bounds).order_by("service_id", "position", "id")
    for service, weekdays, opens, closes in rows.values_list("service_id", "weekdays", "opens", "closes"):
        found[service].append(Opening(tuple(weekdays), opens, closes))
    return {service: tuple(hours) for service, hours in found.items()}


def labels_by_service(**bounds: object) -> Mapping[int, tuple[str, ...]]:
    """Service → the words beside its ways to get in touch; one statement within `bounds`."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    rows = ContactWay.objects.filter(**bounds).exclude(label="").order_by("service_id", "position", "id")
    for service, label in rows.values_list("service_id", "label"):
        found[service][label] = None
    return {service: tuple(labels) for service, labels in found.items()}


def texts_of(
    services: Sequence[SupportService], contacts: Mapping[int, tuple[Contact, ...]], **bounds: object
) -> Mapping[int, Mapping[str, ServiceText]]:
    """Service → its words by language, Swedish first; one statement within `bounds`."""
    found = {row.pk: {"sv": swedish_text(row)} for row in services}
    sources = {row.pk: row for row in services}
    rows = ServiceTranslation.objects.filter(**bounds).defer("source").order_by("language")
    for row in rows:
        if row.service_id in sources:
            labels = labels_of(contacts.get(row.service_id, ()))
            found[row.service_id][row.language] = translated_text(row, sources[row.service_id], labels)
    return found


def swedish_text(row: SupportService, labels: Sequence[str] = ()) -> ServiceText:
    """The source itself."""
    words: dict[str, Any] = {**words_of(row)}
    own = {one: one for one in labels}
    return ServiceText("sv", **words, checked=True, translated_on=row.changed_on, labels=own)


def translated_text(row: ServiceTranslation, source: SupportService, labels: Sequence[str]) -> ServiceText:
    """A translation, with the day from when the Swedish says something else."""
    words: dict[str, Any] = {**words_of(row)}
    behind = print_of(words_of(source)) != row.source_print or is_behind(labels, row.labels)
    return ServiceText(
        row.language,
        **words,
        checked=row.checked_on is not None,
        translated_on=row.translated_on,
        behind_since=source.changed_on if behind else None,
        labels=row.labels,
    )
