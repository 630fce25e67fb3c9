"""Answers to a question in numbers as a table of their day, and back."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from fridlyst.figures.tables import CellState
from fridlyst.followup.questioning import QuestionSums
from fridlyst.followup.shown_replies import ShownReplies
from fridlyst.indicators.publishing import MISSING, SUPPRESSED, Reading
from fridlyst.indicators.series import Point
from fridlyst.indicators.terms import Sex
from fridlyst.insight.tables import DayTable


def as_table(found: ShownReplies, names: Sequence[str], day: date, *, rounded: bool) -> DayTable:
    """The answers on the round's day, each under its name; not those that were not given."""
    sums = found.sums
    given = zip(names, found.values, found.hidden, strict=True)
    bodies = {
        name: SUPPRESSED if hidden else _reading(value, rounded)
        for name, value, hidden in given
        if hidden or value is not None
    }
    top = sums.total if sums.denominator is None else sums.numerator
    whole = SUPPRESSED if found.sum_hidden else _of(top, sums.denominator, rounded)
    return DayTable(Point(day, {Sex.ALL: whole}, sums.answered, sums.asked), bodies)


def _reading(value: Any, rounded: bool) -> Reading:  # noqa: ANN401 (as it is stored)
    if isinstance(value, Mapping):
        return _of(Decimal(value["numerator"]), Decimal(value["denominator"]), rounded)
    return _of(Decimal(value), None, rounded)


def _of(top: Decimal | None, bottom: Decimal | None, rounded: bool) -> Reading:
    if top is None:
        return MISSING
    return Reading(CellState.SHOWN, top, None if bottom is None else top, bottom, rounded)


def as_replies(table: DayTable, names: Sequence[str]) -> ShownReplies:
    """The answers of a table in the order of these names; who is not in it has not answered."""
    told = table.among(names)
    readings = [told.get(name) for name in names]
    whole, answered = table.point.whole, len(told)
    top, bottom = (whole.value, whole.denominator) if whole.shown else (None, None)
    number = top if bottom is None else None
    mean = number / answered if number is not None and answered else None
    counted = None if bottom is None else top
    return ShownReplies(
        tuple(_value(one) for one in readings),
        tuple(one is not None and not one.shown for one in readings),
        QuestionSums(len(names), answered, (), number, mean, counted, bottom),
        not whole.shown,
    )


def _value(one: Reading | None) -> object:
    if one is None or one.value is None:
        return None
    if one.denominator is None:
        return str(one.value)
    return {"numerator": str(one.value), "denominator": str(one.denominator)}
