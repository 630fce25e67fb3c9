"""A body's answer as its page shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.shapes import (
    AnswerItem,
    AnswerSheet,
    GoalItem,
    OutcomeItem,
    PastGoalReport,
    PastReport,
)
from fridlyst.followup.terms import RoundState, Status, SubmissionState
from fridlyst.indicators.queries import IndicatorView
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.terms import IndicatorKind
from fridlyst.programmes.terms import Origin
from fridlyst.web.followup.addresses import activity_href, answer_href
from fridlyst.web.followup.forms.answers import AnswerForm, AnswerForms, OutcomeForm
from fridlyst.web.followup.forms.numbers import decimal_text
from fridlyst.web.followup.forms.replies import GoalForm
from fridlyst.web.followup.presenters.questions import (
    QuestionBlock,
    QuestionSection,
    question_anchor,
    question_blocks,
    sections,
    share_words,
)
from fridlyst.web.shared.text import clock, day


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
    """One indicator; `result` and `before` in words."""

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


@dataclass(frozen=True)
class Progress:
    """How far the body has come, all that is asked together and in words, and where it goes on."""

    answered: int
    asked: int
    words: str
    next_anchor: str


@dataclass(frozen=True)
class AnswerPage:
    """The whole page; `editing` says whether there are forms on it. What is the body's own stands apart."""

    sheet: AnswerSheet
    groups: tuple[GoalGroup, ...]
    own: tuple[ItemBlock, ...]
    goals: tuple[GoalBlock, ...]
    outcomes: tuple[OutcomeBlock, ...]
    own_outcomes: tuple[OutcomeBlock, ...]
    sections: tuple[QuestionSection, ...]
    progress: Progress
    editing: bool
    frozen_words: str
    hrefs: dict[str, str]

    @property
    def items(self) -> tuple[ItemBlock, ...]:
        """Every activity, the body's own last."""
        return (*(item for group in self.groups for item in group.items), *self.own)

    @property
    def questions(self) -> tuple[QuestionBlock, ...]:
        """Every question, those of activities first."""
        of_activities = (question for item in self.items for question in item.questions)
        return (*of_activities, *(block for section in self.sections for block in section.blocks))


def answer_page(
    visit: Visit, sheet: AnswerSheet, forms: AnswerForms | None, *, deciding: bool = False
) -> AnswerPage:
    """The page of an answer; without `forms` it is only read. `deciding` is for who approves it now."""
    blocks = question_blocks(visit, sheet, forms)
    items = _items(visit, sheet, forms, blocks)
    outcomes = [_outcome(visit, sheet, one, forms) for one in sheet.outcomes]
    pages = ("send_in", "own_activity", "approve", "send_back", "save_comment")
    return AnswerPage(
        sheet=sheet,
        groups=_groups(sheet, items),
        own=tuple(block for block in items.values() if block.own),
        goals=tuple(_goal(visit, sheet, one, forms) for one in sheet.goals),
        outcomes=tuple(one for one in outcomes if not one.own),
        own_outcomes=tuple(one for one in outcomes if one.own),
        sections=sections(sheet, blocks.get(None, ())),
        progress=_progress(sheet),
        editing=forms is not None,
        frozen_words=frozen_words(sheet, deciding=deciding),
        hrefs={page: answer_href(visit, sheet.round.slug, sheet.body_key, page) for page in pages},
    )


def _progress(sheet: AnswerSheet) -> Progress:
    required = sheet.required
    return Progress(
        answered=sheet.answered + sheet.measured + sheet.reported + sum(one.answered for one in required),
        asked=len(sheet.items) + len(sheet.outcomes) + len(sheet.goals) + len(required),
        words=sheet_progress_words(sheet),
        next_anchor=first_unanswered(sheet),
    )


def sheet_progress_words(sheet: AnswerSheet) -> str:
    """How far the answer has come."""
    required = sheet.required
    return progress_words(
        (sheet.answered, len(sheet.items)),
        (sheet.measured, len(sheet.outcomes)),
        (sheet.reported + sum(one.answered for one in required), len(sheet.goals) + len(required)),
    )


def progress_words(
    activities: tuple[int, int], indicators: tuple[int, int], others: tuple[int, int] = (0, 0)
) -> str:
    """ "4 av 9 aktiviteter och 1 av 2 indikatorer besvarade", of pairs of answered and asked.

    With `others`, goals and questions, all of it in one number.
    """
    counts = {
        **dict(zip(("answered", "asked"), activities, strict=True)),
        **dict(zip(("measured", "indicators"), indicators, strict=True)),
    }
    if others[1]:
        whole = [sum(pair) for pair in zip(activities, indicators, others, strict=True)]
        return _("%(answered)s av %(asked)s besvarade") % {"answered": whole[0], "asked": whole[1]}
    if not counts["indicators"]:
        return _("%(answered)s av %(asked)s aktiviteter besvarade") % counts
    if not counts["asked"]:
        return _("%(measured)s av %(indicators)s indikatorer besvarade") % counts
    words = _(
        "%(answered)s av %(asked)s aktiviteter och %(measured)s av %(indicators)s indikatorer besvarade"
    )
    return words % counts


def first_unanswered(sheet: AnswerSheet) -> str:
    """The anchor of the first that is to be answered and is not, in the order of the page, or nothing."""
    return next((anchor for anchor, answered in _places(sheet) if not answered), "")


def _places(sheet: AnswerSheet) -> Iterable[tuple[str, bool]]:
    """The anchor of each part that counts, and whether it is answered, in the order of the page."""
    for item in _ordered(sheet):
        yield item_anchor(item.activity_id), item.status != Status.UNKNOWN
        for one in sheet.required:
            if one.activity_id == item.activity_id:
                yield question_anchor(one), one.answered
    for goal in sheet.goals:
        yield goal_anchor(goal.goal_id), goal.status != Status.UNKNOWN
    for outcome in sorted(sheet.outcomes, key=_own_outcome):
        yield outcome_anchor(outcome.indicator.id), outcome.now.outcome.answered
    for one in sheet.required:
        if one.activity_id is None:
            yield question_anchor(one), one.answered


def _ordered(sheet: AnswerSheet) -> list[AnswerItem]:
    """The programme's activities, then the body's own."""
    return sorted(sheet.items, key=lambda item: item.origin == Origin.BODY)


def _own_outcome(one: OutcomeItem) -> bool:
    return one.indicator.origin == Origin.BODY


def frozen_words(sheet: AnswerSheet, *, deciding: bool = False) -> str:
    """Why the answer can no longer be changed and what happens next; nothing while it can."""
    who, when = sheet.reported_by, sheet.submitted_at
    sent = _("Inskickat %(day)s %(clock)s av %(who)s.") % {"day": day(when), "clock": clock(when), "who": who}
    if sheet.state == SubmissionState.APPROVED:
        approved = _("Godkänt %(day)s av %(who)s.") % {
            "day": day(sheet.approved_at),
            "who": sheet.approved_by,
        }
        return f"{sent} {approved}"
    if sheet.state == SubmissionState.SUBMITTED:
        if deciding or sheet.round.state == RoundState.CLOSED:
            return sent
        return f"{sent} " + _("Nu läser den som godkänner. Behöver något ändras kommer svaret tillbaka hit.")
    if sheet.round.state == RoundState.CLOSED:
        return _("Svaret skickades aldrig in och räknas som ej besvarat. Det ni skrev finns kvar här.")
    return ""


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
    return f"{decimal_text(value)} {indicator.unit}".strip()


_Questions = Mapping[int | None, tuple[QuestionBlock, ...]]


def _items(
    visit: Visit, sheet: AnswerSheet, forms: AnswerForms | None, questions: _Questions
) -> dict[int, ItemBlock]:
    """Activity → its block, in the order of the page."""
    ordered = _ordered(sheet)
    after = [item_anchor(item.activity_id) for item in ordered[1:]] + [_after_items(sheet)]
    return {
        item.activity_id: _item(visit, sheet, item, forms, next_anchor, questions)
        for item, next_anchor in zip(ordered, after, strict=False)
    }


def _after_items(sheet: AnswerSheet) -> str:
    goals = [goal_anchor(one.goal_id) for one in sheet.goals]
    outcomes = [outcome_anchor(one.indicator.id) for one in sorted(sheet.outcomes, key=_own_outcome)]
    questions = [question_anchor(one) for one in sheet.questions if one.activity_id is None and one.asked]
    return [*goals, *outcomes, *questions, "helheten"][0]


def _groups(sheet: AnswerSheet, items: Mapping[int, ItemBlock]) -> tuple[GoalGroup, ...]:
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


def _goal(visit: Visit, sheet: AnswerSheet, one: GoalItem, forms: AnswerForms | None) -> GoalBlock:
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


def _outcome(visit: Visit, sheet: AnswerSheet, one: OutcomeItem, forms: AnswerForms | None) -> OutcomeBlock:
    indicator = one.indicator
    return OutcomeBlock(
        id=indicator.id,
        anchor=outcome_anchor(indicator.id),
        title=indicator.title,
        share=indicator.kind == IndicatorKind.SHARE,
        target=target_words(indicator),
        result=outcome_words(indicator, one.now.outcome),
        comment=one.now.comment,
        before=outcome_words(indicator, one.before.outcome) if one.before else "",
        answered=one.now.outcome.answered,
        form=forms.outcomes[indicator.id] if forms else None,
        save_href=answer_href(visit, sheet.round.slug, sheet.body_key, "save_indicator", indicator.id),
        own=_own_outcome(one),
    )


def target_words(indicator: IndicatorView) -> str:
    """The target in its unit, or nothing."""
    if indicator.target_value is None:
        return ""
    if indicator.kind == IndicatorKind.YES_NO:
        return _("Ja") if indicator.target_value else _("Nej")
    unit = "%" if indicator.kind == IndicatorKind.SHARE else indicator.unit
    return f"{decimal_text(indicator.target_value)} {unit}".strip()
