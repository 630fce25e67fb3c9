"""Writing what a municipality calls the statuses."""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from fridlyst.base.versions import version_of
from fridlyst.followup import policies
from fridlyst.followup.models import StatusWord
from fridlyst.followup.queries.words import status_words
from fridlyst.followup.status_wording import check_words
from fridlyst.followup.terms import Status
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version


@transaction.atomic
def choose_status_words(*, by: Actor, words: Mapping[str, str], version: int) -> None:
    """Call the statuses what `words` says; a status without a word has Fridlyst's.

    `version` is `version_of` the words that the person saw; SavedMeanwhile when others stand there now.
    The same words twice are saved once.
    """
    require(policies.may_run_rounds(by))
    chosen = check_words(words, fridlysts_words())
    hold(by.municipality_id)
    before = status_words(by.municipality_id)
    if chosen == before:
        return
    check_version(version_of(before), version, "orden")
    StatusWord.objects.filter(municipality_id=by.municipality_id).delete()
    StatusWord.objects.bulk_create(
        StatusWord(municipality_id=by.municipality_id, status=status, word=word)
        for status, word in chosen.items()
    )
    write_trail(by, "status_words", "municipality", by.municipality_id, {"before": before, "after": chosen})


def fridlysts_words() -> dict[str, tuple[str, ...]]:
    """What Fridlyst calls each status in every language that it speaks, the first one first."""
    found: dict[str, list[str]] = {status: [] for status in Status.values}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for status in Status:
                found[status].append(str(status.label))
    return {status: tuple(names) for status, names in found.items()}
