"""The national lines in the order that suits who asks: all of them, those that fit first."""

from fridlyst.support.finding.shapes import Answers, Understood
from fridlyst.support.finding.terms import Need
from fridlyst.support.finding.understanding import understand
from fridlyst.support.national import national_lines
from fridlyst.support.shapes import NationalLine
from fridlyst.support.terms import Seeker

_EMERGENCY = "emergency"
# Who a line is for beyond what its fields say, by the line's key.
_FOR_NEED = {"men": Need.MAN, "trans": Need.HBTQI}


def fitting_lines(
    answers: Answers, *, language: str = "sv", understood: Understood | None = None
) -> tuple[NationalLine, ...]:
    """Every national line: 112 first, then those that fit the answers, then the rest as they stand.

    `understood` is what was found of the free words, where they have been read already.
    """
    understood = understood or understand(answers.words, language=language)
    lines = national_lines()
    order = {line.key: at for at, line in enumerate(lines)}
    return tuple(sorted(lines, key=lambda line: (-_fit(line, answers, understood), order[line.key])))


def _fit(line: NationalLine, answers: Answers, understood: Understood) -> int:
    if line.key == _EMERGENCY:
        return 100
    asked = {answers.about} if answers.about else set(understood.seekers)
    if answers.empty:
        return 0
    return (
        _by_seeker(line, asked)
        + _by_age(line, (answers.age,) if answers.age is not None else understood.ages)
        + (8 if _FOR_NEED.get(line.key) in understood.needs else 0)
    )


def _by_seeker(line: NationalLine, asked: set[str]) -> int:
    if Seeker.USING_VIOLENCE in asked:
        return 20 if Seeker.USING_VIOLENCE in line.whom else -4
    if asked & {Seeker.CHILD, Seeker.YOUNG}:
        return 6 if {Seeker.CHILD, Seeker.YOUNG} & set(line.whom) else 0
    return 2 if asked & set(line.whom) else 0


def _by_age(line: NationalLine, ages: tuple[int, ...]) -> int:
    if not ages:
        return 0
    fits = any(
        (line.minimum_age is None or age >= line.minimum_age)
        and (line.maximum_age is None or age <= line.maximum_age)
        for age in ages
    )
    return (5 if line.maximum_age is not None else 0) if fits else -10
