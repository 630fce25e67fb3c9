"""What holds for support services, in plain Python."""

import re
from collections.abc import Sequence

from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.sentences import Sentence

OLDEST = 120
MOST_LANGUAGES = 60
# A language tag (BCP 47) as far as the directory needs one: sv, sv-simple, zh-Hant.
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")


class WrongAge(BadInput):
    """No age that a person has."""

    code = "wrong-age"


class AgeOrder(BadInput):
    """The highest age is below the lowest."""

    code = "age-order"


def check_ages(minimum: int | None, maximum: int | None) -> None:
    """Raise WrongAge for what is no age, in whole years, and AgeOrder when the span is empty."""
    for age, field in ((minimum, "minimum_age"), (maximum, "maximum_age")):
        if age is not None and not 0 <= age <= OLDEST:
            raise WrongAge(
                Sentence("Åldern ska vara mellan 0 och %(oldest)s år.", oldest=OLDEST), field=field
            )
    if minimum is not None and maximum is not None and maximum < minimum:
        raise AgeOrder("Högsta åldern är lägre än lägsta åldern.", field="maximum_age")


class WithoutContact(WrongState):
    """A service that nobody could get in touch with cannot be shown."""

    code = "without-contact"


class TooManyCodes(BadInput):
    """More codes than any list holds."""

    code = "too-many-codes"


class WrongLanguage(BadInput):
    """No code of a language."""

    code = "wrong-language"


class ReviewAhead(BadInput):
    """Nobody has gone through anything on a day that has not come."""

    code = "review-ahead"


def check_languages(given: Sequence[str]) -> list[str]:
    """The codes of languages, each once; WrongLanguage for what is no language tag."""
    if len(given) > MOST_LANGUAGES:
        raise TooManyCodes("Välj högst 60 språk.", field="languages")
    for code in given:
        if not _LANGUAGE.fullmatch(code):
            raise WrongLanguage(
                Sentence("”%(code)s” är ingen språkkod. Skriv till exempel sv, en eller ar.", code=code[:20]),
                field="languages",
            )
    return list(dict.fromkeys(given))


def check_shown(contacts: int) -> None:
    """Raise WithoutContact unless there is a way to get in touch."""
    if not contacts:
        raise WithoutContact(
            "Stödet saknar kontakt och kan inte visas. Lägg till minst ett sätt att nå det, till exempel ett "
            "telefonnummer.",
            field="contacts",
        )
