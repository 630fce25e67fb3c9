"""What the demonstration's rounds ask beside the plan, and invented answers to that and about goals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from fridlyst.demo.plans import RoundPlan
from fridlyst.followup.actions import EnteredAnswer
from fridlyst.followup.asking_shapes import Asking
from fridlyst.followup.fields import GoalAnswer
from fridlyst.followup.questioning import Option, QuestionCondition, QuestionFields
from fridlyst.followup.ready_made import READY_MADE, ROUTINES
from fridlyst.followup.terms import QuestionAbout, QuestionKind, Status, SubmissionState
from fridlyst.programmes.terms import FollowUpKind

_HINDERED = QuestionCondition(statuses=(Status.LATE.value, Status.STOPPED.value))
_NEEDS = QuestionFields(
    key="behov",
    label="Vad behövs för att den ska bli av?",
    kind=QuestionKind.TEXT,
    about=QuestionAbout.ACTIVITY,
    condition=_HINDERED,
)
_CONTACT = QuestionFields(
    key="kontaktperson",
    section="Samordning",
    label="Har ni en utsedd kontaktperson för arbetet?",
    kind=QuestionKind.YES_NO,
    required=True,
)
_REACHED = QuestionFields(
    key="grupper",
    section="Samordning",
    label="Vilka når ert arbete i dag?",
    help="Välj alla som stämmer.",
    kind=QuestionKind.MANY_CHOICES,
    options=(
        Option("barn", "Barn och unga"),
        Option("kvinnor", "Kvinnor som utsätts"),
        Option("aldre", "Äldre"),
        Option("funktion", "Personer med funktionsnedsättning"),
        Option("hbtqi", "Hbtqi-personer"),
        Option("utovare", "Den som utövar våld"),
    ),
)
_SUPPORT = QuestionFields(
    key="stod",
    section="Samordning",
    label="Vilket stöd vill ni ha under nästa mandatperiod?",
    kind=QuestionKind.TEXT,
)
_DONE_BY = QuestionFields(
    key="klar-nar",
    label="När räknar ni med att den är klar?",
    kind=QuestionKind.DATE,
    about=QuestionAbout.ACTIVITY,
    condition=QuestionCondition(statuses=(Status.LATE.value,)),
    required=True,
)
_DECISION = QuestionFields(
    key="beslut-behovs",
    section="Till kommunstyrelsen",
    label="Behöver ni ett beslut från kommunstyrelsen?",
    kind=QuestionKind.YES_NO,
    required=True,
)
_WHICH = QuestionFields(
    key="vilket-beslut",
    section="Till kommunstyrelsen",
    label="Vilket beslut behöver ni?",
    kind=QuestionKind.TEXT,
    condition=QuestionCondition(question=_DECISION.key, values=("true",)),
    required=True,
)
_OF_KIND: Mapping[FollowUpKind, tuple[QuestionFields, ...]] = {
    FollowUpKind.TERM: (*READY_MADE[ROUTINES].questions, _CONTACT, _REACHED, _SUPPORT, _NEEDS),
    FollowUpKind.TERTIAL: (_DONE_BY, _DECISION, _WHICH),
    FollowUpKind.BEFORE_REVISION: READY_MADE[ROUTINES].questions,
    FollowUpKind.ANNUAL: (*READY_MADE[ROUTINES].questions, _NEEDS),
}
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "rutin-enheter": ("Mottagningen och familjeteamet", "Alla enheter utom jouren", "Två av fyra enheter"),
    "behov": (
        "En person som håller i det på halvtid.",
        "Att två förvaltningar enas om vem som betalar.",
        "Vikarier, så att personalen kan gå i väg.",
    ),
    "stod": (
        "Gemensamma utbildningar två gånger om året.",
        "Någon att ringa när vi är osäkra.",
        "Ett material som vi kan visa på flera språk.",
    ),
    "vilket-beslut": (
        "Att pengarna för utbildning får användas också nästa år.",
        "Vem som leder arbetet när nämnderna gör lika mycket.",
    ),
}
_OF_GOALS = {
    Status.DONE: ("Vi har gjort det vi skulle och håller kvar det.", ""),
    Status.ONGOING: (
        "Hälften är på plats. Resten tar vi under hösten.",
        "Vi har kommit i gång i alla enheter.",
        "",
    ),
    Status.LATE: ("Det tog längre tid att hitta folk än vi trodde.",),
    Status.NOT_STARTED: ("Vi börjar när utbildningen är upphandlad.",),
}


def questionnaire(plan: RoundPlan) -> tuple[QuestionFields, ...]:
    """What the round asks beside the plan."""
    return _OF_KIND.get(plan.kind, ())


def with_replies(
    given: Sequence[EnteredAnswer], plan: RoundPlan, asking: Asking, *, seed: str
) -> list[EnteredAnswer]:
    """The answers with what is said of goals and to questions; nothing from those who have not begun."""
    return [_more(one, plan, asking.goals.get(one.body_id, ()), f"{seed}:{plan.title}") for one in given]


def _more(one: EnteredAnswer, plan: RoundPlan, goals: Iterable[int], seed: str) -> EnteredAnswer:
    if one.state == SubmissionState.NOT_OPENED:
        return one
    chance = Random(f"{seed}:{one.body_id}")
    draft = one.state == SubmissionState.DRAFT
    said = {goal: _of_goal(chance) for goal in goals if not draft or chance.random() < 0.5}
    replies: dict[tuple[str, int | None], object] = {}
    for question in questionnaire(plan):
        for activity in _places(question, one):
            value = _value(question, chance, plan.period_end)
            if value is not None and not (draft and chance.random() < 0.6):
                replies[question.key, activity] = value
    return replace(one, goals=said, replies=replies)


def _places(question: QuestionFields, one: EnteredAnswer) -> list[int | None]:
    """Once, or for each activity whose status the question waits for."""
    if question.about == QuestionAbout.BODY:
        return [None]
    wanted = question.condition.statuses if question.condition else ()
    return [activity for activity, answer in one.answers.items() if answer.status in wanted]


def _of_goal(chance: Random) -> GoalAnswer:
    weights = {Status.ONGOING: 5, Status.DONE: 2, Status.LATE: 2, Status.NOT_STARTED: 1}
    status = chance.choices(list(weights), list(weights.values()))[0]
    return GoalAnswer(status, chance.choice(_OF_GOALS[status]))


def _value(question: QuestionFields, chance: Random, by: date) -> Any:  # noqa: ANN401 (by the kind)
    if not question.required and chance.random() < 0.15:
        return None
    keys = [option.key for option in question.options]
    match QuestionKind(question.kind):
        case QuestionKind.YES_NO:
            return chance.random() < (0.25 if question.key == _DECISION.key else 0.8)
        case QuestionKind.ONE_CHOICE:
            return chance.choices(keys, [5, 4, 2][: len(keys)])[0]
        case QuestionKind.MANY_CHOICES:
            return [key for key in keys if chance.random() < 0.45] or keys[:1]
        case QuestionKind.SHARE:
            whole = chance.randrange(20, 240)
            return {"numerator": str(int(whole * chance.uniform(0.3, 0.95))), "denominator": str(whole)}
        case QuestionKind.DATE:
            ahead = 1 if question.about == QuestionAbout.ACTIVITY else -1
            return (by + timedelta(days=ahead * chance.randrange(30, 400))).isoformat()
        case _:
            return chance.choice(_TEXTS[question.key])
