"""What holds for support services, in plain Python."""

from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.sentences import Sentence

OLDEST = 120


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


class ReviewAhead(BadInput):
    """Nobody has gone through anything on a day that has not come."""

    code = "review-ahead"


def check_shown(contacts: int) -> None:
    """Raise WithoutContact unless there is a way to get in touch."""
    if not contacts:
        raise WithoutContact(
            "Stödet saknar kontakt och kan inte visas. Lägg till minst ett sätt att nå det, till exempel ett "
            "telefonnummer.",
            field="contacts",
        )
