"""What was answered to a question in numbers, as everybody may see it: what counts persons is published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from fridlyst.figures.shares import publish_numbers, publish_shares
from fridlyst.figures.tables import LARGEST, Cell, CellState, Rule
from fridlyst.followup.questioning import QuestionSums, QuestionView, sums_of
from fridlyst.followup.terms import QuestionKind

_TOTAL = "total"
_Counts = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class ShownReplies:
    """The answers in the order they were given in, None where they are `hidden` or there is none.

    `sums` are of all of them, without the numbers that may not be shown; `sum_hidden` tells of that.
    """

    values: tuple[object, ...]
    hidden: tuple[bool, ...]
    sums: QuestionSums
    sum_hidden: bool = False


def shown_replies(question: QuestionView, values: Sequence[object], rule: Rule) -> ShownReplies:
    """What may be shown of all that was answered to a question; None is not answered.

    Of what counts persons nothing is shown that is not a whole number of them.
    """
    sums = sums_of(question, values)
    if not question.counts_persons or not sums.answered:
        return ShownReplies(tuple(values), (False,) * len(values), sums)
    counted = {at: found for at, one in enumerate(values) if (found := _counts(one)) is not None}
    cells = _published(tuple(counted.values()), rule)
    shown = {at: _value(question, cell) for at, cell in zip(counted, cells, strict=False)}
    together = _value(question, cells[-1]) if len(counted) == sums.answered else None
    return ShownReplies(
        tuple(shown.get(at) for at in range(len(values))),
        tuple(one is not None and shown.get(at) is None for at, one in enumerate(values)),
        _sums(sums, together),
        together is None,
    )


def _counts(value: Any) -> tuple[int, ...] | None:  # noqa: ANN401 (as it is stored)
    """A number, or numerator and denominator, if they can be numbers of persons."""
    if value is None:
        return None
    given = (value["numerator"], value["denominator"]) if isinstance(value, Mapping) else (value,)
    numbers = [Decimal(one) for one in given]
    if any(one != one.to_integral_value() or not 0 <= one <= LARGEST for one in numbers):
        return None
    if len(numbers) > 1 and numbers[0] > numbers[1]:
        return None
    return tuple(map(int, numbers))


@lru_cache(maxsize=1024)
def _published(counts: _Counts, rule: Rule) -> tuple[tuple[Cell, ...], ...]:
    """The cells of each answer, and of all together last."""
    if not counts:
        return ((Cell(CellState.MISSING, None),),)
    if len(counts[0]) == 1:
        numbers = publish_numbers({str(at): one for at, (one,) in enumerate(counts)}, rule, total=_TOTAL)
        return tuple((numbers[str(at)],) for at in (*range(len(counts)), _TOTAL))
    pairs = {str(at): (one[0], one[1]) for at, one in enumerate(counts)}
    shares = publish_shares(pairs, rule, total=_TOTAL)
    return tuple(
        (shares[str(at)].numerator, shares[str(at)].denominator) for at in (*range(len(counts)), _TOTAL)
    )


def _value(question: QuestionView, cells: tuple[Cell, ...]) -> object:
    """As an answer is stored; None where any of it is hidden."""
    if any(one.state is not CellState.SHOWN for one in cells):
        return None
    if question.kind == QuestionKind.SHARE:
        return {"numerator": str(cells[0].value), "denominator": str(cells[1].value)}
    return str(cells[0].value)


def _sums(sums: QuestionSums, together: Any) -> QuestionSums:  # noqa: ANN401 (as it is stored)
    if isinstance(together, Mapping):
        top, bottom = Decimal(together["numerator"]), Decimal(together["denominator"])
        return replace(sums, numerator=top, denominator=bottom)
    total = None if together is None else Decimal(together)
    mean = None if total is None else total / sums.answered
    return replace(sums, total=total, mean=mean, numerator=None, denominator=None)
