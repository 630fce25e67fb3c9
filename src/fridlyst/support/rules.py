"""What holds for support services, in plain Python."""

from fridlyst.base.errors import BadInput


class AgeOrder(BadInput):
    """The highest age is below the lowest."""

    code = "age-order"


def check_ages(minimum: int | None, maximum: int | None) -> None:
    """Raise AgeOrder when the span is empty."""
    if minimum is not None and maximum is not None and maximum < minimum:
        raise AgeOrder("Högsta åldern är lägre än lägsta åldern.", field="maximum_age")
