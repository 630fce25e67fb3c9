"""A body's answer as its page shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.shapes import AnswerSheet
from fridlyst.followup.terms import RoundState, SubmissionState
from fridlyst.web.followup.addresses import answer_href
from fridlyst.web.followup.forms.answers import AnswerForms
from fridlyst.web.followup.presenters.blocks import (
    GoalBlock,
    GoalGroup,
    ItemBlock,
    OutcomeBlock,
    goal_block,
    goal_groups,
    item_blocks,
    outcome_block,
)
from fridlyst.web.followup.presenters.progress import Progress, progress_of
from fridlyst.web.followup.presenters.questions import (
    QuestionBlock,
    QuestionSection,
    question_blocks,
    sections,
)
from fridlyst.web.shared.text import clock, day


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
    items = item_blocks(visit, sheet, forms, blocks)
    outcomes = [outcome_block(visit, sheet, one, forms) for one in sheet.outcomes]
    pages = ("send_in", "own_activity", "approve", "send_back", "save_comment")
    return AnswerPage(
        sheet=sheet,
        groups=goal_groups(sheet, items),
        own=tuple(block for block in items.values() if block.own),
        goals=tuple(goal_block(visit, sheet, one, forms) for one in sheet.goals),
        outcomes=tuple(one for one in outcomes if not one.own),
        own_outcomes=tuple(one for one in outcomes if one.own),
        sections=sections(sheet, blocks.get(None, ())),
        progress=progress_of(sheet),
        editing=forms is not None,
        frozen_words=frozen_words(sheet, deciding=deciding),
        hrefs={page: answer_href(visit, sheet.round.slug, sheet.body_key, page) for page in pages},
    )


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
