"""Results area by area: how it stands, what is said, what is measured."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fridlyst.followup.material import Reply, ReportGoal
from fridlyst.followup.rules import StatusCounts
from fridlyst.reports.contents import places
from fridlyst.reports.contents.goal_answers import goal_answers
from fridlyst.reports.contents.indicators import of_goals as indicators_of_goals
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.whole import by_goal, status_figure
from fridlyst.reports.contents.words import (
    activities_words,
    answers_words,
    counts_words,
    group_of,
    in_sentence,
    word_of,
)
from fridlyst.reports.document import Block, BulletList, Heading, Paragraph, Span, paragraph
from fridlyst.reports.text import shortened

_ORDER = ("late", "stopped", "not_started", "ongoing", "done")
_MOST_SAID = 3
_SAID_LENGTH = 220


def results(reckoning: Reckoning) -> Iterator[Block]:
    """All areas side by side, then each for itself, programme by programme."""
    yield Heading(1, _("Resultat per område"), "resultatet")
    if reckoning.now:
        yield from (one for one in by_goal(reckoning) if not isinstance(one, Heading))
    several = len(reckoning.material.programmes) > 1
    for programme in reckoning.material.programmes:
        tops = [one for one in reckoning.children.get(None, ()) if one.programme_id == programme.id]
        if several:
            yield Heading(2, programme.title, f"program-{programme.id}")
        for goal in tops:
            yield from _area(reckoning, goal, 3 if several else 2)


def _area(reckoning: Reckoning, goal: ReportGoal, level: int) -> Iterator[Block]:
    text = f"{goal.label}. {goal.title}" if goal.label else goal.title
    yield Heading(level, text, f"mal-{goal.id}")
    activities = reckoning.below[goal.id]
    yield _lead(reckoning, activities)
    yield places.of_goal(reckoning, goal)
    if reckoning.counts(activities).total:
        yield _figure(reckoning, goal, activities)
    within = reckoning.goals_in(goal)
    yield from _goals_figure(reckoning, within)
    yield from goal_answers(reckoning, within)
    yield from _said(reckoning, activities)
    yield from indicators_of_goals(reckoning, within)


def _lead(reckoning: Reckoning, activities: tuple[int, ...]) -> Paragraph:
    if not activities:
        return paragraph(_("Här finns ingen aktivitet."))
    counts, asked = reckoning.by_overall(activities), reckoning.counts(activities)
    words = {"activities": activities_words(counts.total), "counts": counts_words(counts)}
    came = {"answered": asked.answered, "total": asked.total}
    return paragraph(
        Span(_("%(activities)s: %(counts)s.") % words, strong=True),
        " " + _("%(answered)s av %(total)s svar har kommit in.") % came,
    )


def _figure(reckoning: Reckoning, goal: ReportGoal, activities: tuple[int, ...]) -> Block:
    rows: list[tuple[str, StatusCounts]] = [(reckoning.material.round.title, reckoning.counts(activities))]
    if previous := reckoning.material.previous:
        then = sum((reckoning.before.get(one, StatusCounts()) for one in activities), StatusCounts())
        rows.append((previous.title, then))
    caption = _("Svarens läge, %(goal)s") % {"goal": in_sentence(goal)}
    group = group_of(_("Läge per mål"), goal)
    return status_figure(f"lage-{goal.id}", caption, _("Omgång"), tuple(rows), _("svar"), group)


def _goals_figure(reckoning: Reckoning, goals: tuple[ReportGoal, ...]) -> Iterator[Block]:
    """How the goals stand, where somebody has said so."""
    asked = [one for one in goals if one.id in reckoning.goal_replies]
    if not reckoning.goal_counts(one.id for one in asked).answered:
        return
    rows = tuple((f"{one.label} {one.title}".strip(), reckoning.goal_counts([one.id])) for one in asked)
    caption = _("Målens läge enligt dem som ansvarar, %(goal)s") % {"goal": in_sentence(goals[0])}
    group = group_of(_("Målens läge"), goals[0])
    yield status_figure(f"mallage-{goals[0].id}", caption, _("Målet"), rows, _("svar"), group)


def _said(reckoning: Reckoning, activities: tuple[int, ...]) -> Iterator[Block]:
    """What was said, by status, those that are late first; all of it stands in the appendices."""
    told = [reply for one in activities for reply in reckoning.replies.get(one, ()) if reply.comment.strip()]
    for status in _ORDER:
        own = [reply for reply in told if reply.status == status]
        if own:
            words = {"status": word_of(status), "answers": answers_words(len(own))}
            yield paragraph(Span(_("Ur svaren: %(status)s, %(answers)s") % words, strong=True))
            yield BulletList(tuple(_quotes(reckoning, own)))


def _quotes(reckoning: Reckoning, replies: list[Reply]) -> Iterator[Paragraph]:
    """The first answer of each body before the second of any."""
    firsts = {reply.body_id: reply for reply in reversed(replies)}
    shown = [one for one in replies if firsts[one.body_id] is one][:_MOST_SAID]
    for reply in shown:
        who = reckoning.bodies[reply.body_id].name
        yield paragraph(Span(f"{who}: ", strong=True), shortened(reply.comment, _SAID_LENGTH))
    if len(replies) > len(shown):
        yield paragraph(_("%(n)s till i bilagorna.") % {"n": len(replies) - len(shown)})
