"""The parts of an answer page: each activity, goal and indicator, as a form or as it was answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.base.translating import translated
from fridlyst.followup.policies import may_answer
from fridlyst.followup.shapes import (
    AnswerItem,
    AnswerSheet,
    GoalItem,
    OutcomeItem,
    PastGoalReport,
    PastReport,
)
from fridlyst.followup.terms import Status
from fridlyst.indicators.queries import IndicatorView
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.terms import IndicatorKind, Sex
from fridlyst.programmes.terms import Origin
from fridlyst.web.followup.addresses import activity_href, answer_href
from fridlyst.web.followup.forms.answers import AnswerForm, AnswerForms, OutcomeForm
from fridlyst.web.followup.forms.replies import GoalForm
from fridlyst.web.followup.presenters.questions import QuestionBlock, question_anchor, share_words
from fridlyst.web.shared.text import exact_number

_Questions = Mapping[int | None, tuple[QuestionBlock, ...]]


@dataclass(frozen=True)
class ItemBlock:
    """One activity: what was said last time, and what is said now, as a form where it can be changed."""

    id: int
    anchor: str
    title: str
    description: str
    href: str
    own: bool
    status: str
    comment: str
    hindrance: str
    before: PastReport | None
    form: AnswerForm | None
    save_href: str
    next_anchor: str
    also: str
    questions: tuple[QuestionBlock, ...]

    @property
    def answered(self) -> bool:
        return self.status != Status.UNKNOWN


@dataclass(frozen=True)
class GoalGroup:
    """The activities under one goal; `programme` is said over the first of several programmes' goals."""

    programme: str
    label: str
    title: str
    items: tuple[ItemBlock, ...]


@dataclass(frozen=True)
class GoalBlock:
    """A goal that the body owns: what was said last time, and what is said now."""

    anchor: str
    label: str
    title: str
    status: str
    comment: str
    before: PastGoalReport | None
    form: GoalForm | None
    save_href: str

    @property
    def answered(self) -> bool:
        return self.status != Status.UNKNOWN


@dataclass(frozen=True)
class OutcomeBlock:
    """One indicator; `result`, `before` and `parts` (by sex) in words. `question` asks about an odd outcome.

    Who does not answer for the body, nor approves, is shown the numbers at `href`, where few are hidden.
    """

    id: int
    anchor: str
    title: str
    share: bool
    target: str
    result: str
    comment: str
    before: str
    answered: bool
    form: OutcomeForm | None
    save_href: str
    own: bool
    question: str = ""
    parts: tuple[str, ...] = ()
    href: str = ""


def item_blocks(
    visit: Visit, sheet: AnswerSheet, forms: AnswerForms | None, questions: _Questions
) -> dict[int, ItemBlock]:
    """Activity → its block, in the order of the page."""
    items = ordered(sheet)
    after = [item_anchor(item.activity_id) for item in items[1:]] + [_after_items(sheet)]
    return {
        item.activity_id: _item(visit, sheet, item, forms, next_anchor, questions)
        for item, next_anchor in zip(items, after, strict=False)
    }


def _after_items(sheet: AnswerSheet) -> str:
    goals = [goal_anchor(one.goal_id) for one in sheet.goals]
    outcomes = [outcome_anchor(one.indicator.id) for one in sorted(sheet.outcomes, key=is_own)]
    questions = [question_anchor(one) for one in sheet.questions if one.activity_id is None and one.asked]
    return [*goals, *outcomes, *questions, "helheten"][0]


def goal_groups(sheet: AnswerSheet, items: Mapping[int, ItemBlock]) -> tuple[GoalGroup, ...]:
    """The programme's activities by goal; several programmes are named, each once."""
    several = len({name for item in sheet.items for name in item.programmes}) > 1
    found, last = [], ""
    of_programme = [item for item in sheet.items if item.origin != Origin.BODY]
    for (name, label, title), inside in groupby(of_programme, key=_heading):
        said = name if several and name != last else ""
        found.append(GoalGroup(said, label, title, tuple(items[item.activity_id] for item in inside)))
        last = name
    return tuple(found)


def _heading(item: AnswerItem) -> tuple[str, str, str]:
    return item.programmes[0] if item.programmes else "", item.goal_label, item.goal_title


def _item(
    visit: Visit,
    sheet: AnswerSheet,
    item: AnswerItem,
    forms: AnswerForms | None,
    next_anchor: str,
    questions: _Questions,
) -> ItemBlock:
    return ItemBlock(
        id=item.activity_id,
        anchor=item_anchor(item.activity_id),
        title=item.title,
        description=item.description,
        href=activity_href(visit, item.key),
        own=item.origin == Origin.BODY,
        status=item.status,
        comment=item.comment,
        hindrance=item.hindrance,
        before=item.before,
        form=forms.items[item.activity_id] if forms else None,
        save_href=answer_href(visit, sheet.round.slug, sheet.body_key, "save_activity", item.activity_id),
        next_anchor=next_anchor,
        also=", ".join(item.programmes[1:]),
        questions=questions.get(item.activity_id, ()),
    )


def goal_block(visit: Visit, sheet: AnswerSheet, one: GoalItem, forms: AnswerForms | None) -> GoalBlock:
    """One goal as the page shows it."""
    return GoalBlock(
        anchor=goal_anchor(one.goal_id),
        label=one.label,
        title=one.title,
        status=one.status,
        comment=one.comment,
        before=one.before,
        form=forms.goals[one.goal_id] if forms else None,
        save_href=answer_href(visit, sheet.round.slug, sheet.body_key, "save_goal", one.goal_id),
    )


def outcome_block(
    visit: Visit, sheet: AnswerSheet, one: OutcomeItem, forms: AnswerForms | None
) -> OutcomeBlock:
    """One indicator as the page shows it."""
    indicator = one.indicator
    hidden = indicator.about_persons and not may_answer(visit.actor, sheet.body_id)
    now = "" if hidden else outcome_words(indicator, one.now.outcome)
    before = outcome_words(indicator, one.before.outcome) if one.before and not hidden else ""
    return OutcomeBlock(
        id=indicator.id,
        anchor=outcome_anchor(indicator.id),
        title=indicator.title,
        share=indicator.kind == IndicatorKind.SHARE,
        target=_target_words(indicator),
        result=now,
        comment=one.now.comment,
        before=before,
        answered=one.now.outcome.answered,
        form=forms.outcomes[indicator.id] if forms else None,
        save_href=answer_href(visit, sheet.round.slug, sheet.body_key, "save_indicator", indicator.id),
        own=is_own(one),
        question=translated(one.question),
        parts=() if hidden else _part_words(indicator, one.now.parts),
        href=f"/{visit.municipality.slug}/statistik/indikatorer/{indicator.id}/" if hidden else "",
    )


def _part_words(indicator: IndicatorView, parts: Mapping[str, Outcome]) -> tuple[str, ...]:
    """ "Kvinnor 42 % (10 av 24)", in the order of the sexes."""
    return tuple(
        f"{Sex(sex).label} {outcome_words(indicator, parts[sex])}"
        for sex in (Sex.WOMEN, Sex.MEN, Sex.OTHER)
        if sex in parts
    )


def ordered(sheet: AnswerSheet) -> list[AnswerItem]:
    """The programme's activities, then the body's own."""
    return sorted(sheet.items, key=lambda item: item.origin == Origin.BODY)


def is_own(one: OutcomeItem) -> bool:
    """Whether the indicator is the body's own."""
    return one.indicator.origin == Origin.BODY


def item_anchor(activity_id: int) -> str:
    """Where an activity stands on the page."""
    return f"aktivitet-{activity_id}"


def goal_anchor(goal_id: int) -> str:
    """Where a goal stands on the page."""
    return f"mal-{goal_id}"


def outcome_anchor(indicator_id: int) -> str:
    """Where an indicator stands on the page."""
    return f"indikator-{indicator_id}"


def outcome_words(indicator: IndicatorView, one: Outcome) -> str:
    """An outcome as it is read: "42 % (10 av 24)", "Ja", "12 utbildade"; nothing when unanswered."""
    if one.value is None:
        return ""
    value, top, bottom = one.value, one.numerator, one.denominator
    if indicator.kind == IndicatorKind.YES_NO:
        return _("Ja") if value else _("Nej")
    if indicator.kind == IndicatorKind.SHARE and top is not None and bottom is not None:
        return share_words(top, bottom)
    return f"{exact_number(value)} {indicator.unit}".strip()


def _target_words(indicator: IndicatorView) -> str:
    """The target in its unit, or nothing."""
    if indicator.target_value is None:
        return ""
    if indicator.kind == IndicatorKind.YES_NO:
        return _("Ja") if indicator.target_value else _("Nej")
    unit = "%" if indicator.kind == IndicatorKind.SHARE else indicator.unit
    return f"{exact_number(indicator.target_value)} {unit}".strip()
