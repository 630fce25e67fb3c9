"""Translations of services."""

from collections.abc import Sequence

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_code, check_name, check_text
from fridlyst.base.errors import NotFound
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.support.actions.common import check_version, own_service, touch
from fridlyst.support.fields import TranslationFields
from fridlyst.support.label_rules import LONGEST_TRANSLATED, label_name, labels_of
from fridlyst.support.languages import BY_CODE
from fridlyst.support.models import ServiceTranslation, SupportService
from fridlyst.support.place_rules import check_translated, is_sheltered
from fridlyst.support.source_prints import print_of, words_of

_LONGEST_LINE = 2_000


@transaction.atomic
def save_translation(
    *,
    by: Actor,
    service_id: int,
    language: str,
    fields: TranslationFields,
    version: int = 0,
    checked_by: str = "",
) -> ServiceTranslation:
    """The service's words in the language, made from the Swedish as it stands now.

    `version` is the translation's, 0 for a new one: SavedMeanwhile when somebody saved in between.
    `checked_by` names who has the language from home and has read it; without, it is not checked.
    """
    service = own_service(by, service_id)
    row = _row(service, language) or ServiceTranslation(
        service=service, language=_language(language), version=0
    )
    check_version(row.version, version)
    _take(row, fields, labels_of(service.contacts.all()))
    if is_sheltered(service):
        check_translated(fields)
    row.source = words_of(service)
    row.source_print = print_of(row.source)
    row.translated_on = clock.today()
    _check_by(row, checked_by)
    return _saved(by, row, "translated")


@transaction.atomic
def check_translation(
    *, by: Actor, service_id: int, language: str, version: int, checked_by: str
) -> ServiceTranslation:
    """Somebody who has the language from home has read the translation and stands for it."""
    service = own_service(by, service_id)
    row = _row(service, language)
    if row is None:
        raise NotFound
    check_version(row.version, version)
    _check_by(
        row,
        check_name(checked_by, "checked_by", longest=200, missing="Skriv vem som har läst översättningen."),
    )
    return _saved(by, row, "translation_checked")


@transaction.atomic
def remove_translation(*, by: Actor, service_id: int, language: str, version: int) -> None:
    """Take the translation away; the Swedish is shown in its place."""
    service = own_service(by, service_id)
    row = _row(service, language)
    if row is None:
        raise NotFound
    check_version(row.version, version)
    write_trail(by, "translation_removed", "support_service", service.pk, {"language": language})
    row.delete()
    touch(by.municipality_id)


def _row(service: SupportService, language: str) -> ServiceTranslation | None:
    return service.translations.filter(language=_language(language)).first()


def _language(code: str) -> str:
    return check_code(code, [one for one in BY_CODE if one != "sv"], "language")


def _take(row: ServiceTranslation, fields: TranslationFields, labels: Sequence[str]) -> None:
    row.name = check_name(fields.name, "name", longest=300, missing="Skriv vad stödet heter på språket.")
    row.description = check_text(fields.description, "description")
    for line in ("cost", "hours", "area"):
        setattr(row, line, check_text(getattr(fields, line), line, longest=_LONGEST_LINE))
    # Left empty is kept too: it tells that the words were there when the translation was made.
    row.labels = {
        one: check_text(fields.labels.get(one, ""), label_name(one), longest=LONGEST_TRANSLATED)
        for one in labels
    }


def _check_by(row: ServiceTranslation, checked_by: str) -> None:
    row.checked_by = check_text(checked_by, "checked_by", longest=200)
    row.checked_on = clock.today() if row.checked_by else None


def _saved(by: Actor, row: ServiceTranslation, verb: str) -> ServiceTranslation:
    row.version += 1
    row.save()
    touch(by.municipality_id)
    write_trail(by, verb, "support_service", row.service_id, {"language": row.language})
    return row
