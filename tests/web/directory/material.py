"""A directory to look at: small, in every language, and with what must be told of a translation."""

from datetime import date

from tests.support.building import fill_directory

from fridlyst.support.actions.common import touch
from fridlyst.support.languages import LANGUAGES
from fridlyst.support.models import DirectorySettings, ServiceTranslation, SupportService
from fridlyst.support.source_prints import print_of, words_of

# A letter of three bytes, in words of the length that the language's have.
ETHIOPIC = "ሓገዝ ንዝተጠቕዐ ሰብ ኣብ ቀረባ "
TRANSLATED = tuple(one.code for one in LANGUAGES if one.translated and one.code != "sv")


def stockholm(municipality_id: int) -> None:
    """Twenty-two services, each long and whole in every language."""
    fill_directory(municipality_id, 22, translated=0)
    ServiceTranslation.objects.bulk_create(
        _text(one, language)
        for one in SupportService.objects.filter(municipality_id=municipality_id)
        for language in TRANSLATED
    )
    touch(municipality_id)


def settings(municipality_id: int, **chosen: object) -> None:
    """What the town has chosen."""
    DirectorySettings.objects.update_or_create(municipality_id=municipality_id, defaults=chosen)
    touch(municipality_id)


def _text(service: SupportService, language: str) -> ServiceTranslation:
    source = words_of(service)
    return ServiceTranslation(
        service=service,
        language=language,
        name=(ETHIOPIC * 3)[:45],
        description=ETHIOPIC * 10,
        cost=ETHIOPIC,
        hours=ETHIOPIC,
        area=ETHIOPIC,
        source=source,
        source_print=print_of(source),
        translated_on=date(2026, 1, 2),
    )
