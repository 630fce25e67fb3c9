"""Many translations at once, as a translation agency sends them back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from fridlyst.organisation.actor import Actor
from fridlyst.support.actions.translations import save_translation
from fridlyst.support.fields import TranslationFields


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """A service's words in a language; `version` is the translation's that was seen, 0 for none."""

    service_id: int
    fields: TranslationFields
    version: int


@transaction.atomic
def save_translations(*, by: Actor, language: str, rows: Sequence[TranslationRow]) -> int:
    """How many were saved: all of them or, with the first error of `save_translation`, none."""
    for row in rows:
        save_translation(
            by=by, service_id=row.service_id, language=language, fields=row.fields, version=row.version
        )
    return len(rows)
