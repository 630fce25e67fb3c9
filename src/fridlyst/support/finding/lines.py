"""The national lines in the order that suits who asks: all of them, those that fit first."""

from functools import partial

from fridlyst.support.finding.shapes import Answers, Understood
from fridlyst.support.finding.terms import Need
from fridlyst.support.finding.understanding import understand
from fridlyst.support.national import national_lines
from fridlyst.support.shapes import NationalLine
from fridlyst.support.terms import Seeker

_EMERGENCY = "emergency"
_USING = Seeker.USING_VIOLENCE.value
_YOUNG = frozenset({Seeker.CHILD.value, Seeker.YOUNG.value})
# Who a line is for beyond what its fields say, by the line's key.
_FOR_NEED = {"men": Need.MAN, "trans": Need.HBTQI}


def fitting_lines(
    answers: Answers, *, language: str = "sv", understood: Understood | None = None
) -> tuple[NationalLine, ...]:
    """Every national line: 112 first, then those that fit the answers, then the rest as they stand.

    `understood` is what was found of the free words, where they have been read already.
    """
    understood = understood or understand(answers.words, language=language)
    asked = frozenset((answers.about,) if answers.about else understood.seekers)
    ages = (answers.age,) if answers.age is not None else understood.ages
    fits = partial(_fit, asked=asked, ages=ages, needs=understood.needs)
    return tuple(sorted(national_lines(), key=fits, reverse=True))


def _fit(line: NationalLine, asked: frozenset[str], ages: tuple[int, ...], needs: tuple[str, ...]) -> int:
    if line.key == _EMERGENCY:
        return 100
    return _by_seeker(line, asked) + _by_age(line, ages) + (8 if _FOR_NEED.get(line.key) in needs else 0)


def _by_seeker(line: NationalLine, asked: frozenset[str]) -> int:
    if _USING in asked:
        return 20 if _USING in line.whom else -4
    if asked & _YOUNG:
        return 6 if not _YOUNG.isdisjoint(line.whom) else 0
    return 0 if asked.isdisjoint(line.whom) else 2


def _by_age(line: NationalLine, ages: tuple[int, ...]) -> int:
    if not ages:
        return 0
    fits = any(
        (line.minimum_age is None or age >= line.minimum_age)
        and (line.maximum_age is None or age <= line.maximum_age)
        for age in ages
    )
    return (5 if line.maximum_age is not None else 0) if fits else -10
