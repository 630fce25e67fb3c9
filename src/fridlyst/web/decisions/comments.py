"""What is out for comment: who is asked, what they say, who is silent and who is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.comment_rules import is_late, is_over, silent
from fridlyst.decisions.policies import may_comment, may_keep_matters
from fridlyst.decisions.shapes import CommentView, MatterView, StepView
from fridlyst.decisions.terms import CommentStance, StepKind
from fridlyst.reports.columns import Coded, Column, Kind, Row
from fridlyst.web.decisions.finding import below, step_words
from fridlyst.web.shared.text import day


@dataclass(frozen=True)
class CommentRow:
    """One body that is asked; `state` is the status it is drawn with while it has not answered."""

    view: CommentView
    stance: str
    state: str
    when: str
    document: str
    document_href: str
    href: str
    action: str
    take_back_href: str


@dataclass(frozen=True)
class Request:
    """A step that asked, with everyone it asks."""

    step: StepView
    words: str
    due: str
    summary: str
    rows: tuple[CommentRow, ...]
    is_over: bool
    ask_href: str
    list_href: str


@dataclass(frozen=True)
class Comments:
    """Every time the matter has been out."""

    requests: tuple[Request, ...]


def present(matter: MatterView, visit: Visit, today: date) -> Comments:
    """The steps that sent the draft out, in order."""
    steps = (step for step in matter.steps if step.kind == StepKind.OUT_FOR_COMMENT or step.comments)
    return Comments(tuple(request_of(step, matter, visit, today) for step in steps))


def request_of(step: StepView, matter: MatterView, visit: Visit, today: date) -> Request:
    """One time that it was out."""
    keeps = may_keep_matters(visit.actor)
    can_ask = keeps and step.kind == StepKind.OUT_FOR_COMMENT
    return Request(
        step=step,
        words=step_words(step),
        due=_("Svar senast %(day)s.") % {"day": day(step.comment_by)} if step.comment_by else "",
        summary=summary(step, today),
        rows=tuple(_row(one, step, matter, visit, today) for one in step.comments),
        is_over=is_over(matter, step),
        ask_href=below(visit, matter, "ask", step.id) if can_ask else "",
        list_href=below(visit, matter, "comments", step.id),
    )


def summary(step: StepView, today: date) -> str:
    """How many have answered, and how many of the others are late."""
    asked, left = len(step.comments), silent(step.comments)
    if not asked:
        return _("Ingen är tillfrågad än.")
    told = _("%(answered)s av %(asked)s har svarat.") % {"answered": asked - len(left), "asked": asked}
    late = sum(is_late(one, step.comment_by, today) for one in left)
    if late:
        words = ngettext("%(count)s är sen.", "%(count)s är sena.", late) % {"count": late}
        told = f"{told} {words}"
    return told


def _row(one: CommentView, step: StepView, matter: MatterView, visit: Visit, today: date) -> CommentRow:
    keeps = may_keep_matters(visit.actor)
    may = keeps or (may_comment(visit.actor, one.body_id) and not is_over(matter, step))
    document = next((it for it in matter.documents if it.id == one.document_id), None)
    return CommentRow(
        view=one,
        stance=stance_words(one),
        state=_state(one, step, today),
        when=_when(one, step, today),
        document=document.title if document else "",
        document_href=below(visit, matter, "document", document.id) if document else "",
        href=below(visit, matter, "comment", one.id) if may else "",
        action=_("Ändra svaret") if one.answered_on else _("Skriv svaret"),
        take_back_href=below(visit, matter, "take_back", one.id) if keeps and one.answered_on else "",
    )


def stance_words(one: CommentView) -> str:
    """What the body says, in a word."""
    return str(CommentStance(one.stance).label) if one.stance else _("Har inte svarat")


def _state(one: CommentView, step: StepView, today: date) -> str:
    if one.answered_on:
        return ""
    return "late" if is_late(one, step.comment_by, today) else "unknown"


def _when(one: CommentView, step: StepView, today: date) -> str:
    late = is_late(one, step.comment_by, today)
    if one.answered_on:
        return (
            _("%(day)s, efter sista dagen") % {"day": day(one.answered_on)} if late else day(one.answered_on)
        )
    if late and step.comment_by:
        return _("Skulle ha svarat %(day)s") % {"day": day(step.comment_by)}
    return ""


def columns() -> tuple[Column, ...]:
    """The compiled answers as a file."""
    return (
        Column(_("Tillfrågad"), key="body"),
        Column(_("Svar"), key="stance"),
        Column(_("Inkom"), Kind.DATE, key="answered_on"),
        Column(_("I tid"), key="in_time"),
        Column(_("Yttrande"), weight=3, key="text"),
        Column(_("Handling"), key="document"),
    )


def cells(request: Request) -> list[Row]:
    """Its rows."""
    return list(_cells(request))


def _cells(request: Request) -> Iterable[Row]:
    for row in request.rows:
        late = is_late(row.view, request.step.comment_by, row.view.answered_on or date.min)
        in_time = "" if row.view.answered_on is None else (_("nej") if late else _("ja"))
        stance = Coded(row.stance, row.view.stance) if row.view.stance else row.stance
        yield (row.view.body_name, stance, row.view.answered_on, in_time, row.view.text, row.document)
