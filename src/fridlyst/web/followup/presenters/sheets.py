"""A body's answer as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, groupby

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.shapes import AnswerItem, AnswerSheet, OutcomeItem, PastReport
from fridlyst.followup.terms import RoundState, Status, SubmissionState
from fridlyst.indicators.queries import IndicatorView
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.terms import IndicatorKind
from fridlyst.programmes.terms import Origin
from fridlyst.web.followup.addresses import activity_href, answer_href
from fridlyst.web.followup.forms.answers import AnswerForm, AnswerForms, OutcomeForm
from fridlyst.web.followup.forms.numbers import decimal_text
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

    @property
    def answered(self) -> bool:
        return self.status != Status.UNKNOWN


@dataclass(frozen=True)
class GoalGroup:
    """The activities under one goal."""

    label: str
    title: str
    items: tuple[ItemBlock, ...]


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


@dataclass(frozen=True)
class Progress:
    """How far the body has come, in activities and indicators together and in words, and where it goes on."""

    answered: int
    asked: int
    words: str
    next_anchor: str


@dataclass(frozen=True)
class AnswerPage:
    """The whole page; `editing` says whether there are forms on it."""

    sheet: AnswerSheet
    groups: tuple[GoalGroup, ...]
    outcomes: tuple[OutcomeBlock, ...]
    progress: Progress
    editing: bool
    frozen_words: str
    hrefs: dict[str, str]


def answer_page(
    visit: Visit, sheet: AnswerSheet, forms: AnswerForms | None, *, deciding: bool = False
) -> AnswerPage:
    """The page of an answer; without `forms` it is only read. `deciding` is for who approves it now."""
    items = _items(visit, sheet, forms)
    groups = groupby(items, key=lambda pair: pair[0])
    pages = ("send_in", "own_activity", "approve", "send_back", "save_comment")
    return AnswerPage(
        sheet=sheet,
        groups=tuple(
            GoalGroup(label, title, tuple(block for _, block in inside)) for (label, title), inside in groups
        ),
        outcomes=tuple(_outcome(visit, sheet, one, forms) for one in sheet.outcomes),
        progress=_progress(sheet),
        editing=forms is not None,
        frozen_words=frozen_words(sheet, deciding=deciding),
        hrefs={page: answer_href(visit, sheet.round.slug, sheet.body_key, page) for page in pages},
    )


def _progress(sheet: AnswerSheet) -> Progress:
    return Progress(
        answered=sheet.answered + sheet.measured,
        asked=len(sheet.items) + len(sheet.outcomes),
        words=sheet_progress_words(sheet),
        next_anchor=first_unanswered(sheet),
    )


def sheet_progress_words(sheet: AnswerSheet) -> str:
    """How far the answer has come."""
    return progress_words((sheet.answered, len(sheet.items)), (sheet.measured, len(sheet.outcomes)))


def progress_words(activities: tuple[int, int], indicators: tuple[int, int]) -> str:
    """ "4 av 9 aktiviteter och 1 av 2 indikatorer besvarade", of pairs of answered and asked."""
    counts = {
        **dict(zip(("answered", "asked"), activities, strict=True)),
        **dict(zip(("measured", "indicators"), indicators, strict=True)),
    }
    if not counts["indicators"]:
        return _("%(answered)s av %(asked)s aktiviteter besvarade") % counts
    if not counts["asked"]:
        return _("%(measured)s av %(indicators)s indikatorer besvarade") % counts
    words = _(
        "%(answered)s av %(asked)s aktiviteter och %(measured)s av %(indicators)s indikatorer besvarade"
    )
    return words % counts


def first_unanswered(sheet: AnswerSheet) -> str:
    """The anchor of the first activity or indicator without an answer, or nothing."""
    open_items = (item_anchor(item.activity_id) for item in sheet.items if item.status == Status.UNKNOWN)
    open_outcomes = (
        outcome_anchor(one.indicator.id) for one in sheet.outcomes if not one.now.outcome.answered
    )
    return next(chain(open_items, open_outcomes), "")


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
        share = decimal_text(round(value, 1))
        counted = _("%(top)s av %(bottom)s") % {"top": decimal_text(top), "bottom": decimal_text(bottom)}
        return f"{share} % ({counted})"
    return f"{decimal_text(value)} {indicator.unit}".strip()


def _items(
    visit: Visit, sheet: AnswerSheet, forms: AnswerForms | None
) -> Iterable[tuple[tuple[str, str], ItemBlock]]:
    after = [item_anchor(item.activity_id) for item in sheet.items[1:]]
    after.append(outcome_anchor(sheet.outcomes[0].indicator.id) if sheet.outcomes else "helheten")
    for item, next_anchor in zip(sheet.items, after, strict=True):
        yield (item.goal_label, item.goal_title), _item(visit, sheet, item, forms, next_anchor)


def _item(
    visit: Visit, sheet: AnswerSheet, item: AnswerItem, forms: AnswerForms | None, next_anchor: str
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
    )


def target_words(indicator: IndicatorView) -> str:
    """The target in its unit, or nothing."""
    if indicator.target_value is None:
        return ""
    if indicator.kind == IndicatorKind.YES_NO:
        return _("Ja") if indicator.target_value else _("Nej")
    unit = "%" if indicator.kind == IndicatorKind.SHARE else indicator.unit
    return f"{decimal_text(indicator.target_value)} {unit}".strip()
