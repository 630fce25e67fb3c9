"""What the page of an answer shows who decides on it, and what everyone reads of the decision."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.decision_rules import Decision
from fridlyst.followup.policies import may_approve
from fridlyst.followup.queries.deciding import Waiting, waiting_answers
from fridlyst.followup.shapes import AnswerSheet
from fridlyst.followup.terms import RoundState, SubmissionState
from fridlyst.web.followup.addresses import answer_href
from fridlyst.web.followup.forms.deciding import DecisionForm, SendBackForm, decision_initial
from fridlyst.web.followup.reading import decides
from fridlyst.web.shared.saving import SavingForm
from fridlyst.web.shared.text import day, short_day

_PAGES = ("approve", "note_decision", "send_back")


@dataclass(frozen=True)
class Deciding:
    """The section of who decides; `waiting` is how many more answers wait for the visitor."""

    approves: bool
    notes: bool
    sends_back: bool
    decision: DecisionForm
    back: SendBackForm
    decided: bool
    next_name: str
    next_href: str
    waiting: int
    hrefs: dict[str, str]

    @property
    def shown(self) -> bool:
        return self.approves or self.notes or self.sends_back or bool(self.refused)

    @property
    def refused(self) -> tuple[str, ...]:
        """Why what was sent could not be done, where its form no longer stands on the page."""
        gone: list[SavingForm] = [] if self.approves or self.notes else [self.decision]
        gone += [] if self.sends_back else [self.back]
        return tuple(str(error) for form in gone for error in form.non_field_errors())

    @property
    def status(self) -> int:
        """The HTTP status of the page, as its forms have it."""
        return max(self.decision.status, self.back.status)


def deciding_section(
    visit: Visit,
    sheet: AnswerSheet,
    *,
    decision: DecisionForm | None = None,
    back: SendBackForm | None = None,
) -> Deciding | None:
    """The section, with a form as it came back; None for who does not decide. One statement."""
    if not decides(visit, sheet):
        return None
    is_open = sheet.round.state == RoundState.OPEN
    after = waiting_after(visit, sheet)
    return Deciding(
        approves=sheet.state == SubmissionState.SUBMITTED,
        notes=sheet.state == SubmissionState.APPROVED,
        sends_back=is_open and sheet.state in (SubmissionState.SUBMITTED, SubmissionState.APPROVED),
        decision=decision or DecisionForm(initial=decision_initial(sheet.decision)),
        back=back or SendBackForm(),
        decided=bool(sheet.decision),
        next_name=_next_name(sheet, after[0]) if after else "",
        next_href=waiting_href(visit, after[0]) if after else "",
        waiting=len(after),
        hrefs={page: answer_href(visit, sheet.round.slug, sheet.body_key, page) for page in _PAGES},
    )


def waiting_after(visit: Visit, sheet: AnswerSheet) -> list[Waiting]:
    """What else waits for the visitor: what follows in this round, the rest of it, then other rounds."""
    here = sheet.round.slug
    found = waiting_answers(visit.municipality.id, closed=here)
    mine = [one for one in found if may_approve(visit.actor, one.body_id)]
    others = [one for one in mine if one.round_slug != here]
    same = [one for one in mine if one.round_slug == here and one.body_id != sheet.body_id]
    later = [one for one in same if one.body_name > sheet.body_name]
    return [*later, *(one for one in same if one not in later), *others]


def _next_name(sheet: AnswerSheet, one: Waiting) -> str:
    """The body, and the round where it is another."""
    return one.body_name if one.round_slug == sheet.round.slug else f"{one.body_name}, {one.round_title}"


def waiting_href(visit: Visit, one: Waiting) -> str:
    """The page of the answer."""
    return answer_href(visit, one.round_slug, one.body_key)


def decision_words(decision: Decision) -> str:
    """ "Beslutat 13 september 2026, § 88."; nothing without a decision."""
    if not decision:
        return ""
    words = {"day": day(decision.on), "paragraph": decision.paragraph}
    return _("Beslutat %(day)s, %(paragraph)s.") % words


def short_decision(decision: Decision) -> str:
    """ "13 sep § 88", for a table whose year is known; nothing without a decision."""
    return f"{short_day(decision.on)} {decision.paragraph}" if decision else ""
