"""What needs somebody now, by role."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.followup.queries.deciding import Waiting
from fridlyst.followup.rules import ANSWERED
from fridlyst.followup.shapes import RoundView, Task, TopGoal
from fridlyst.followup.terms import RoundState, SubmissionState
from fridlyst.programmes.shapes import ActivityView, ProgrammeView
from fridlyst.web.coverage.addresses import coverage_href
from fridlyst.web.followup.addresses import (
    activities_href,
    activity_href,
    answer_href,
    goal_href,
    programme_href,
    round_href,
    rounds_href,
)
from fridlyst.web.followup.presenters.words import closing_words

_FEW = 5
_NAMED = 6


@dataclass(frozen=True)
class Todo:
    """One thing that waits: what, and the button or link that sees to it."""

    text: str
    action: str
    href: str
    detail: str = ""
    button: bool = False


@dataclass(frozen=True)
class OwnTask:
    """An answer that the visitor is to fill in."""

    body: str
    round: str
    href: str
    action: str
    progress: str
    answered: int
    asked: int
    closing: str
    sent_back: bool


def coordinator_todos(
    visit: Visit,
    *,
    rounds: Sequence[RoundView],
    tasks: Sequence[Task],
    empty_goals: Sequence[TopGoal],
    ownerless: Sequence[ActivityView],
    drafts: Sequence[ProgrammeView],
    calendar: Sequence[Todo] = (),
    in_force: bool,
    today: date,
) -> tuple[Todo, ...]:
    """Everything that waits for the coordinator, the most pressing first."""
    found = [
        *_silent(visit, rounds, tasks, today),
        *approvals(visit, tasks),
        *calendar,
        *_planned(visit, rounds),
        *_empty_goals(visit, empty_goals),
        *_ownerless(visit, ownerless),
        *(_draft(visit, view) for view in drafts),
    ]
    if in_force and not any(view.state == RoundState.OPEN or view.opens_on for view in rounds):
        found.append(Todo(_("Ingen omgång är öppen."), _("Förbered en omgång"), rounds_href(visit, "plan")))
    return tuple(found)


def approvals(visit: Visit, tasks: Iterable[Task]) -> Iterable[Todo]:
    """The answers that are sent in and wait to be approved; many of them as one."""
    waiting = [task for task in tasks if task.state == SubmissionState.SUBMITTED]
    if len(waiting) > _FEW:
        first = waiting[0]
        text = _("%(count)s svar väntar på att godkännas.") % {"count": len(waiting)}
        return [Todo(text, _("Börja med %(body)s") % {"body": first.body_name}, _answer(visit, first))]
    return [
        Todo(
            _("%(body)s har svarat i %(round)s.") % {"body": task.body_name, "round": task.round_title},
            _("Läs och godkänn"),
            _answer(visit, task),
            button=True,
        )
        for task in waiting
    ]


def late_approvals(visit: Visit, waiting: Iterable[Waiting]) -> Iterable[Todo]:
    """Those that came in and were not approved before the round closed: a committee may meet after it."""
    return [
        Todo(
            _("%(body)s har svarat i %(round)s, som är stängd. Svaret är inte godkänt.")
            % {"body": one.body_name, "round": one.round_title},
            _("Läs och godkänn"),
            answer_href(visit, one.round_slug, one.body_key),
        )
        for one in waiting
    ]


def own_tasks(visit: Visit, tasks: Iterable[Task], today: date) -> tuple[OwnTask, ...]:
    """The answers that the visitor is to fill in."""
    return tuple(_own_task(visit, task, today) for task in tasks if task.state not in ANSWERED)


def waiting_words(tasks: Iterable[Task]) -> tuple[str, ...]:
    """The visitor's own answers that are done with, in words."""
    said = {
        SubmissionState.SUBMITTED: _("%(body)s: svaret i %(round)s är inskickat och väntar på godkännande."),
        SubmissionState.APPROVED: _("%(body)s: svaret i %(round)s är godkänt."),
    }
    return tuple(
        said[SubmissionState(task.state)] % {"body": task.body_name, "round": task.round_title}
        for task in tasks
        if task.state in ANSWERED
    )


def named(names: Sequence[str]) -> str:
    """The first few names, and how many more."""
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return shown if more <= 0 else _("%(names)s och %(more)s till") % {"names": shown, "more": more}


def silent_names(view: RoundView, tasks: Iterable[Task]) -> list[str]:
    """Those who have sent nothing in."""
    return [task.body_name for task in tasks if task.round_slug == view.slug and task.state not in ANSWERED]


def _silent(visit: Visit, rounds: Iterable[RoundView], tasks: Sequence[Task], today: date) -> Iterable[Todo]:
    for view in rounds:
        if view.state != RoundState.OPEN:
            continue
        names, href = silent_names(view, tasks), round_href(visit, view.slug)
        closing = closing_words(view.closes_on, today)
        if not names:
            text = _("Alla %(asked)s har svarat i %(round)s.") % {"asked": view.asked, "round": view.title}
            yield Todo(text, _("Se svaren och stäng"), href, closing, True)
            continue
        text = _("%(silent)s av %(asked)s har inte svarat i %(round)s. %(closing)s") % {
            "silent": len(names),
            "asked": view.asked,
            "round": view.title,
            "closing": closing,
        }
        yield Todo(text, _("Visa vilka"), href, named(names), True)


def _planned(visit: Visit, rounds: Iterable[RoundView]) -> Iterable[Todo]:
    return [
        Todo(
            _("%(round)s är förberedd men inte öppnad.") % {"round": view.title},
            _("Granska och öppna"),
            round_href(visit, view.slug),
        )
        for view in rounds
        if view.state == RoundState.DRAFT and view.opens_on is None
    ]


def _empty_goals(visit: Visit, goals: Sequence[TopGoal]) -> Iterable[Todo]:
    if not goals:
        return []
    words = ngettext("%(count)s mål saknar aktivitet.", "%(count)s mål saknar aktivitet.", len(goals))
    detail = named([goal.label or goal.title for goal in goals])
    first = goals[0]
    one = len(goals) == 1
    href = (
        goal_href(visit, first.programme_slug, first.key)
        if one
        else f"{coverage_href(visit, first.programme_slug)}#saknas"
    )
    action = _("Visa målet") if one else _("Visa vad som saknas")
    return [Todo(words % {"count": len(goals)}, action, href, detail)]


def _ownerless(visit: Visit, activities: Sequence[ActivityView]) -> Iterable[Todo]:
    if not activities:
        return []
    words = ngettext(
        "%(count)s aktivitet saknar ansvarig.", "%(count)s aktiviteter saknar ansvarig.", len(activities)
    )
    text = words % {"count": len(activities)}
    if len(activities) == 1:
        only = activities[0]
        return [Todo(text, _("Visa aktiviteten"), activity_href(visit, only.key), only.title)]
    # Sorted by owner the other way round, those without any come first.
    return [Todo(text, _("Visa dem"), f"{activities_href(visit)}?sort=-ansvarig")]


def _draft(visit: Visit, view: ProgrammeView) -> Todo:
    text = _("%(programme)s är ett utkast som bara du ser.") % {"programme": view.title}
    return Todo(text, _("Granska utkastet"), programme_href(visit, view.slug))


def _own_task(visit: Visit, task: Task, today: date) -> OwnTask:
    begun = task.state != SubmissionState.NOT_OPENED
    return OwnTask(
        body=task.body_name,
        round=task.round_title,
        href=f"{_answer(visit, task)}#fortsatt" if begun else _answer(visit, task),
        action=_("Fortsätt svara") if begun else _("Börja svara"),
        progress=_("%(answered)s av %(asked)s") % {"answered": task.answered, "asked": task.asked},
        answered=task.answered,
        asked=task.asked,
        closing=closing_words(task.closes_on, today),
        sent_back=task.state == SubmissionState.SENT_BACK,
    )


def _answer(visit: Visit, task: Task) -> str:
    return answer_href(visit, task.round_slug, task.body_key)
