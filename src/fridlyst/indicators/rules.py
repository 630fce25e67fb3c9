"""What holds for indicators, in plain Python."""

from dataclasses import dataclass
from decimal import Decimal

from fridlyst.base.errors import BadInput, WrongState

LARGEST = Decimal(10) ** 10
_FINEST = Decimal("0.0001")


class BadNumber(BadInput):
    """A number that there is no room for: ten digits and four decimals."""

    code = "bad-number"


class BadOutcome(BadInput):
    """An outcome that the indicator's kind cannot have."""

    code = "bad-outcome"


class BadTarget(BadInput):
    """A target that no outcome of the indicator's kind can reach."""

    code = "bad-target"


class KindMeasured(WrongState):
    """What was measured as one kind cannot be read as another."""

    code = "kind-measured"


class BadDefinition(BadInput):
    """A definition that does not hold together."""

    code = "bad-definition"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome: for shares numerator, denominator and the share in per cent; else only the value."""

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None

    @property
    def answered(self) -> bool:
        return self.value is not None


def check_number(value: Decimal | int | None, field: str) -> Decimal | None:
    """The number, or BadNumber for one with more than ten digits or four decimals, or that is none."""
    if value is None:
        return None
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= LARGEST:
        raise BadNumber("Talet är för stort. Ange det i tusental eller miljoner.", field=field)
    if number != number.quantize(_FINEST):
        raise BadNumber("Ange högst fyra decimaler.", field=field)
    return number


def check_target(kind: str, target: Decimal | None) -> None:
    """Raise BadTarget for a target that no outcome of the kind can reach: shares are in per cent."""
    if target is None:
        return
    if target < 0:
        raise BadTarget("Målvärdet ska vara noll eller större.", field="target_value")
    if kind == "share" and target > 100:
        raise BadTarget("En andel kan vara högst 100 procent.", field="target_value")
    if kind == "yes_no" and target not in (0, 1):
        raise BadTarget("Skriv 1 för ja eller 0 för nej.", field="target_value")


def counts_persons(kind: str) -> bool:
    """Whether an indicator of the kind counts persons unless something else is said."""
    return kind in ("share", "number")


def check_scale(low: Decimal | None, high: Decimal | None, target: Decimal | None) -> None:
    """Raise BadDefinition for a scale without both ends, upside down, or with its target outside."""
    if low is None and high is None:
        return
    if low is None or high is None:
        raise BadDefinition(
            "Skriv både skalans lägsta och högsta värde, eller inget av dem.", field="scale_high"
        )
    if low >= high:
        raise BadDefinition("Skalans högsta värde ska vara större än det lägsta.", field="scale_high")
    if target is not None and not low <= target <= high:
        raise BadTarget("Målvärdet ligger utanför skalan.", field="target_value")


def check_persons_said(kind: str, *, about_persons: bool, by_sex: bool, because: str) -> None:
    """Raise BadDefinition when what counts persons is not said so, or no reason is given why it does not."""
    if by_sex and not counts_persons(kind):
        raise BadDefinition("Bara andelar och antal kan delas upp på kön.", field="by_sex")
    if by_sex and not about_persons:
        raise BadDefinition("Det som delas upp på kön räknar personer.", field="about_persons")
    if counts_persons(kind) and not about_persons and not because.strip():
        raise BadDefinition(
            "Skriv varför talen inte handlar om personer. Då visas också små tal.",
            field="not_persons_because",
        )


def outcome(
    kind: str,
    *,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    value: Decimal | None = None,
) -> Outcome:
    """The outcome that the given numbers make for an indicator of `kind`; BadOutcome when they cannot,
    BadNumber when there is no room for them.

    Nothing given is an unanswered outcome, for every kind.
    """
    if numerator is None and denominator is None and value is None:
        return Outcome()
    numerator, denominator = check_number(numerator, "numerator"), check_number(denominator, "denominator")
    value = check_number(value, "value")
    if kind == "share":
        return _share(numerator, denominator)
    if value is None or value < 0:
        raise BadOutcome("Ange ett tal som är noll eller större.", field="value")
    if kind == "yes_no" and value not in (0, 1):
        raise BadOutcome("Svara ja eller nej.", field="value")
    if kind == "number" and value != value.to_integral_value():
        raise BadOutcome("Ange ett heltal.", field="value")
    return Outcome(value=value)


def _share(numerator: Decimal | None, denominator: Decimal | None) -> Outcome:
    if numerator is None or denominator is None:
        raise BadOutcome("Ange både antalet och hur många det räknas av.", field="numerator")
    if denominator <= 0:
        raise BadOutcome("Det som andelen räknas av måste vara större än noll.", field="denominator")
    if not 0 <= numerator <= denominator:
        raise BadOutcome("Antalet kan inte vara större än det som andelen räknas av.", field="numerator")
    return Outcome(numerator, denominator, (100 * numerator / denominator).quantize(_FINEST))


def together(kind: str, outcomes: list[Outcome]) -> Outcome:
    """Several bodies' outcomes as one: shares by summed numerators and denominators, numbers summed,
    yes/no as the share of yes among those who answered, scales as the mean. Unanswered ones are left out."""
    answered = [one for one in outcomes if one.answered]
    if not answered:
        return Outcome()
    if kind == "share":
        top = sum((one.numerator or Decimal(0) for one in answered), Decimal(0))
        bottom = sum((one.denominator or Decimal(0) for one in answered), Decimal(0))
        return _share(top, bottom)
    total = sum((one.value or Decimal(0) for one in answered), Decimal(0))
    if kind == "number":
        return Outcome(value=total)
    if kind == "yes_no":
        return Outcome(total, Decimal(len(answered)), (100 * total / len(answered)).quantize(_FINEST))
    return Outcome(value=(total / len(answered)).quantize(_FINEST))
