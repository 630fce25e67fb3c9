"""What holds for support services, in plain Python."""

from fridlyst.base.errors import BadInput
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
