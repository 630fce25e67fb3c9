"""What holds for questions and their answers, in plain Python."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from fridlyst.base.checks import check_code, check_codes, check_name, check_text
from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import free_slug
from fridlyst.followup.questioning import Option, QuestionCondition, QuestionFields
from fridlyst.followup.terms import QuestionAbout, QuestionKind, Status
from fridlyst.indicators.rules import check_number, outcome
from fridlyst.organisation.terms import BodyKind

MOST_QUESTIONS, MOST_OPTIONS = 200, 100
LONGEST_LABEL, LONGEST_HELP, LONGEST_OPTION, LONGEST_ANSWER = 500, 1000, 300, 10_000
LONGEST_SECTION = 200
CHOICES = frozenset({QuestionKind.ONE_CHOICE, QuestionKind.MANY_CHOICES})
DECIDING = frozenset({*CHOICES, QuestionKind.YES_NO})
_KEY = re.compile(r"[a-z][a-z0-9-]{0,59}")


class BadQuestion(BadInput):
    """A question that cannot be asked as it is written."""

    code = "bad-question"


class BadCondition(BadInput):
    """A condition that can never hold, or that refers to what is not there."""

    code = "bad-condition"


class QuestionAnswered(WrongState):
    """What was answered as one question cannot be read as another."""

    code = "question-answered"


class WrongAnswer(BadInput):
    """An answer that the question's kind cannot have."""

    code = "wrong-answer"


def checked_questions(given: Sequence[QuestionFields]) -> tuple[QuestionFields, ...]:
    """A whole questionnaire with everything checked, and a key of its own for each question.

    A condition refers to a question that stands earlier. BadQuestion, BadCondition and the errors of texts.
    """
    if len(given) > MOST_QUESTIONS:
        raise BadQuestion(Sentence("En omgång har högst %(most)s frågor.", most=MOST_QUESTIONS))
    wanted = [one.key for one in given if one.key]
    if len(wanted) != len(set(wanted)):
        raise BadQuestion("Två frågor har samma namn.", field="key")
    found: dict[str, QuestionFields] = {}
    for one in given:
        key = one.key or free_slug(f"f-{one.label}", {*found, *wanted}, longest=50)
        found[key] = checked(replace(one, key=key), found)
    return tuple(found.values())


def checked(fields: QuestionFields, earlier: Mapping[str, QuestionFields]) -> QuestionFields:
    """One question with everything checked; its condition may refer to the `earlier`, by key."""
    if not _KEY.fullmatch(fields.key):
        raise BadQuestion("Frågans namn får bara ha små bokstäver, siffror och bindestreck.", field="key")
    kind = check_code(fields.kind, QuestionKind.values, "kind")
    about = check_code(fields.about, QuestionAbout.values, "about")
    if fields.body_kind:
        check_code(fields.body_kind, BodyKind.values, "body_kind")
    label = check_name(
        " ".join(fields.label.split()), "label", longest=LONGEST_LABEL, missing="Skriv frågan."
    )
    return replace(
        fields,
        kind=kind,
        about=about,
        label=label,
        section=check_text(" ".join(fields.section.split()), "section", longest=LONGEST_SECTION),
        help=check_text(fields.help, "help", longest=LONGEST_HELP),
        options=_options(kind, fields.options),
        condition=_condition(fields.condition, about, earlier),
        body_ids=tuple(sorted(set(fields.body_ids))),
    )


def _options(kind: str, given: Sequence[Option]) -> tuple[Option, ...]:
    if kind not in CHOICES:
        if given:
            raise BadQuestion("Bara frågor med val har svarsalternativ.", field="options")
        return ()
    if not 2 <= len(given) <= MOST_OPTIONS:
        raise BadQuestion(
            Sentence("Ange minst två och högst %(most)s svarsalternativ.", most=MOST_OPTIONS), field="options"
        )
    wanted = {one.key for one in given if one.key}
    found: dict[str, str] = {}
    for one in given:
        label = check_name(
            one.label, "options", longest=LONGEST_OPTION, missing="Ett svarsalternativ är tomt."
        )
        key = one.key or free_slug(label, {*found, *wanted}, longest=40)
        if key in found or label.casefold() in (other.casefold() for other in found.values()):
            raise BadQuestion(
                Sentence("Svarsalternativet ”%(label)s” står två gånger.", label=label[:60]), field="options"
            )
        found[key] = label
    return tuple(Option(key, label) for key, label in found.items())


def _condition(
    given: QuestionCondition | None, about: str, earlier: Mapping[str, QuestionFields]
) -> QuestionCondition | None:
    if given is None or not (given.statuses or given.question):
        return None
    statuses = tuple(check_codes(given.statuses, Status.values, "condition"))
    if not given.question:
        return QuestionCondition(statuses)
    on = earlier.get(given.question)
    if on is None:
        raise BadCondition("Villkoret gäller en fråga som inte står tidigare.", field="condition")
    if on.kind not in DECIDING:
        raise BadCondition("Ett villkor kan bara gälla en fråga med val eller ja och nej.", field="condition")
    if on.about == QuestionAbout.ACTIVITY and about == QuestionAbout.BODY:
        raise BadCondition("Frågan ställs en gång och kan inte bero på varje aktivitet.", field="condition")
    known = ["true", "false"] if on.kind == QuestionKind.YES_NO else [one.key for one in on.options]
    values = tuple(check_codes(given.values, known, "condition"))
    if not values:
        raise BadCondition("Välj vilket svar som villkoret gäller.", field="condition")
    return QuestionCondition(statuses, given.question, values)


def check_free(key: str, questions: Iterable[QuestionFields]) -> None:
    """Raise BadCondition when one of the questions waits for the answer to the one with this key."""
    for one in questions:
        if one.condition and one.condition.question == key:
            raise BadCondition(
                Sentence(
                    "Frågan ”%(label)s” ställs bara vid vissa svar på den här. "
                    "Ändra när den ställs, eller ta bort den först.",
                    label=one.label,
                )
            )


def check_same(old: QuestionFields, new: QuestionFields, answers: int) -> None:
    """Raise QuestionAnswered when an answered question would mean something else; words may be mended."""
    kept = {one.key for one in new.options} >= {one.key for one in old.options}
    if answers and (old.kind != new.kind or old.about != new.about or not kept):
        raise QuestionAnswered(
            Sentence(
                "Frågan är redan besvarad %(count)s gånger. Du kan ändra orden, men inte slaget av svar "
                "eller ta bort svarsalternativ. Lägg till en ny fråga i stället.",
                count=answers,
            ),
            field="kind",
        )


def checked_value(kind: str, options: Sequence[Option], value: object) -> object:
    """The answer as it is stored (models.QuestionAnswer), None for nothing; WrongAnswer when it cannot be."""
    if value is None or value == "" or value == []:
        return None
    keys = [one.key for one in options]
    match QuestionKind(kind):
        case QuestionKind.TEXT:
            return check_text(_text(value), "value", longest=LONGEST_ANSWER) or None
        case QuestionKind.YES_NO:
            if isinstance(value, bool):
                return value
            raise WrongAnswer("Svara ja eller nej.", field="value")
        case QuestionKind.ONE_CHOICE:
            return check_code(_text(value), keys, "value")
        case QuestionKind.MANY_CHOICES:
            chosen = value if isinstance(value, list | tuple) else [value]
            return check_codes([_text(one) for one in chosen], keys, "value") or None
        case QuestionKind.NUMBER:
            return _number(value, "value")
        case QuestionKind.SHARE:
            return _share(value)
        case QuestionKind.DATE:
            return _day(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise WrongAnswer("Svaret ska vara text.", field="value")
    return value


def _number(value: object, field: str) -> str:
    try:
        number = check_number(Decimal(str(value)), field)
    except (InvalidOperation, ValueError):
        raise WrongAnswer("Ange ett tal, till exempel 12 eller 12,5.", field=field) from None
    return f"{number:f}"


def _share(value: object) -> dict[str, str] | None:
    if not isinstance(value, Mapping):
        raise WrongAnswer("Ange antalet och hur många det är av.", field="value")
    given = {name: value.get(name) for name in ("numerator", "denominator")}
    if all(one in (None, "") for one in given.values()):
        return None
    numbers = {name: _number(one, name) for name, one in given.items() if one not in (None, "")}
    outcome("share", **{name: Decimal(number) for name, number in numbers.items()})
    return numbers


def _day(value: object) -> str:
    try:
        return (value if isinstance(value, date) else date.fromisoformat(_text(value))).isoformat()
    except ValueError:
        raise WrongAnswer("Skriv datumet som 2026-08-31.", field="value") from None
