"""When a question is asked, as XPath."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fridlyst.followup.questioning import Option, QuestionCondition, QuestionFields, QuestionView
from fridlyst.followup.terms import QuestionKind

# Of a question that is not asked here there is no answer.
NEVER = "false()"
_CHOICE = re.compile(r"[\w.\-]+")


@dataclass(frozen=True, slots=True)
class Operand:
    """What a condition looks at; `several` when it is many answers with a space between."""

    text: str
    several: bool = False


def condition_text(
    condition: QuestionCondition | None,
    known: Mapping[str, QuestionFields | QuestionView],
    operands: Mapping[str, Operand],
    status: str,
) -> str:
    """The condition as XPath, never where the question looked at is not `known`.

    `operands` by the key of the question, `status` what holds the status or statuses.
    """
    if condition is None:
        return ""
    of_status = " or ".join(f"selected({status}, '{code}')" for code in condition.statuses)
    if not condition.question:
        return of_status
    of_question = _of_question(condition, known, operands)
    return f"({of_status}) and ({of_question})" if of_status else of_question


def _of_question(
    condition: QuestionCondition,
    known: Mapping[str, QuestionFields | QuestionView],
    operands: Mapping[str, Operand],
) -> str:
    if condition.question not in known:
        return NEVER
    asked, operand = known[condition.question], operands[condition.question]
    several = operand.several or asked.kind == QuestionKind.MANY_CHOICES
    one = "selected({0}, '{1}')" if several else "{0} = '{1}'"
    values = choice_values(asked)
    kept = [values[value] for value in condition.values if value in values]
    return " or ".join(one.format(operand.text, value) for value in kept) or NEVER


def choice_values(asked: QuestionFields | QuestionView) -> dict[str, str]:
    """The name of each choice, by the value that a condition holds."""
    if asked.kind == QuestionKind.YES_NO:
        return {"true": "yes", "false": "no"}
    return option_names(asked.options)


def option_names(options: Iterable[Option]) -> dict[str, str]:
    """Key → the name of the choice, without the spaces that part the answers of a multiple choice."""
    found: dict[str, str] = {}
    taken = {one.key for one in options}
    for one in options:
        name = one.key
        if not _CHOICE.fullmatch(name):
            name = _free(re.sub(r"[^\w.\-]", "_", name) or "_", taken)
        taken.add(name)
        found[one.key] = name
    return found


def _free(first: str, taken: set[str]) -> str:
    name, number = first, 2
    while name in taken:
        name, number = f"{first}_{number}", number + 1
    return name
