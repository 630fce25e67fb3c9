"""Each goal: how it stands, its activities, what was said, what is measured, what hinders."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fridlyst.followup.material import Reply, ReportGoal
from fridlyst.followup.rules import StatusCounts
from fridlyst.programmes.terms import Origin
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents import places
from fridlyst.reports.contents.goal_answers import goal_answers
from fridlyst.reports.contents.indicators import of_goal as indicators_of_goal
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.whole import status_figure
from fridlyst.reports.contents.words import activities_words, counts_words, group_of, in_sentence, status
from fridlyst.reports.document import Block, BulletList, Heading, Paragraph, Span, Table, paragraph
from fridlyst.reports.text import shortened

_MOST_SAID = 3
_SAID_LENGTH = 150
_DEEPEST = 3


def goals(reckoning: Reckoning) -> Iterator[Block]:
    """Every programme's goals; with more than one programme each has its own heading."""
    several = len(reckoning.material.programmes) > 1
    tops = reckoning.children.get(None, ())
    for programme in reckoning.material.programmes:
        if several:
            yield Heading(1, programme.title, f"program-{programme.id}")
        for goal in tops:
            if goal.programme_id == programme.id:
                yield from _top(reckoning, goal, 2 if several else 1)


def _top(reckoning: Reckoning, goal: ReportGoal, level: int) -> Iterator[Block]:
    yield _heading(goal, level)
    activities = reckoning.below[goal.id]
    if activities:
        yield _lead(reckoning, activities)
        yield places.of_goal(reckoning, goal)
        yield _figure(reckoning, goal, activities)
    else:
        yield paragraph(_("Målet har ingen aktivitet."))
        yield places.of_goal(reckoning, goal)
    yield from _inside(reckoning, goal)
    for child in reckoning.children.get(goal.id, ()):
        yield from _below(reckoning, child, level + 1)
    yield from _said(reckoning, goal, activities)
    yield from _hindrances(reckoning, goal, activities)


def _below(reckoning: Reckoning, goal: ReportGoal, level: int) -> Iterator[Block]:
    yield _heading(goal, min(level, _DEEPEST))
    if not reckoning.below[goal.id]:
        yield paragraph(_("Här finns ingen aktivitet."))
    yield from _inside(reckoning, goal)
    for child in reckoning.children.get(goal.id, ()):
        yield from _below(reckoning, child, level + 1)


def _heading(goal: ReportGoal, level: int) -> Heading:
    text = f"{goal.label}. {goal.title}" if goal.label else goal.title
    return Heading(level, text, f"mal-{goal.id}")


def _lead(reckoning: Reckoning, activities: tuple[int, ...]) -> Paragraph:
    counts, answers = reckoning.by_overall(activities), reckoning.counts(activities)
    words = {"activities": activities_words(counts.total), "counts": counts_words(counts)}
    said = [Span(_("%(activities)s: %(counts)s.") % words, strong=True)]
    if answers.total != counts.total:
        given = {"answered": answers.answered, "total": answers.total}
        said.append(Span(" " + _("%(answered)s av %(total)s svar har kommit in.") % given))
    return paragraph(*said)


def _figure(reckoning: Reckoning, goal: ReportGoal, activities: tuple[int, ...]) -> Block:
    rows: list[tuple[str, StatusCounts]] = [(reckoning.material.round.title, reckoning.counts(activities))]
    if previous := reckoning.material.previous:
        then = sum((reckoning.before.get(one, StatusCounts()) for one in activities), StatusCounts())
        rows.append((previous.title, then))
    caption = _("Svarens läge, %(goal)s") % {"goal": in_sentence(goal)}
    return status_figure(
        f"lage-{goal.id}", caption, _("Omgång"), tuple(rows), _("svar"), group_of(_("Läge per mål"), goal)
    )


def _inside(reckoning: Reckoning, goal: ReportGoal) -> Iterator[Block]:
    """What stands right under the goal."""
    own = tuple(one for one in goal.activities if one in reckoning.material.activities)
    if own:
        yield _activities(reckoning, goal, own)
    yield from goal_answers(reckoning, (goal,))
    yield from indicators_of_goal(reckoning, goal)


def _activities(reckoning: Reckoning, goal: ReportGoal, activities: tuple[int, ...]) -> Table:
    many = any(reckoning.now.get(one, StatusCounts()).total > 1 for one in activities)
    compared = reckoning.material.previous is not None
    columns = [
        Column(_("Aktivitet"), weight=2.6, key="activity"),
        Column(_("Ansvariga"), weight=2, key="responsible"),
        Column(_("Läge"), Kind.STATUS, key="status"),
    ]
    columns += [Column(_("Svaren"), weight=1.5, key="answers")] if many else []
    columns += [Column(_("Förra gången"), weight=0.9, key="before")] if compared else []
    rows = tuple(_activity_row(reckoning, one, many=many, compared=compared) for one in activities)
    caption = _("Aktiviteter under %(goal)s") % {"goal": in_sentence(goal)}
    group = group_of(_("Aktiviteter"), goal)
    return Table(f"aktiviteter-{goal.id}", caption, tuple(columns), rows, group=group)


def _activity_row(reckoning: Reckoning, activity: int, *, many: bool, compared: bool) -> Row:
    found = reckoning.material.activities[activity]
    counts = reckoning.now.get(activity, StatusCounts())
    owners = ", ".join(owner.name for owner in found.owners) or _named(reckoning, activity)
    title = (
        found.title if found.origin == Origin.PROGRAMME else _("%(title)s (egen)") % {"title": found.title}
    )
    row: Row = (title, owners or _("Ingen"), status(counts.overall))
    row += (counts_words(counts) or _("ingen tillfrågad"),) if many else ()
    before = reckoning.overall_before(activity)
    return row + ((status(before).word if before else _("Ingick inte"),) if compared else ())


def _named(reckoning: Reckoning, activity: int) -> str:
    """Who answers for a body's own activity, which nobody else owns."""
    asked = [reckoning.bodies[one.body_id].name for one in reckoning.replies.get(activity, ())]
    return ", ".join(asked)


def _said(reckoning: Reckoning, goal: ReportGoal, activities: tuple[int, ...]) -> Iterator[Block]:
    """Some of what was said of each activity; everything stands in the appendices."""
    columns = (
        Column(_("Aktivitet"), weight=1.3, key="activity"),
        Column(_("Vad som har hänt"), weight=3, key="said"),
    )
    rows = [
        (shortened(reckoning.material.activities[one].title, 90), said)
        for one in activities
        if (said := _short(reckoning, one))
    ]
    if rows:
        caption = _("Ur svaren, %(goal)s") % {"goal": in_sentence(goal)}
        group = group_of(_("Ur svaren"), goal)
        yield Table(f"svar-{goal.id}", caption, columns, tuple(rows), group=group)


def _short(reckoning: Reckoning, activity: int) -> str:
    given = [one for one in reckoning.replies.get(activity, ()) if one.comment.strip()]
    lines = [
        f"{reckoning.bodies[one.body_id].name}: {shortened(one.comment, _SAID_LENGTH)}"
        for one in given[:_MOST_SAID]
    ]
    if len(given) > _MOST_SAID:
        lines.append(_("%(n)s till i bilagorna.") % {"n": len(given) - _MOST_SAID})
    return "\n".join(lines)


def _hindrances(reckoning: Reckoning, goal: ReportGoal, activities: tuple[int, ...]) -> Iterator[Block]:
    told = [
        reply for one in activities for reply in reckoning.replies.get(one, ()) if reply.hindrance.strip()
    ]
    if told:
        yield paragraph(Span(_("Det här hindrar, enligt svaren"), strong=True))
        yield BulletList(tuple(_quote(reckoning, reply) for reply in told))


def _quote(reckoning: Reckoning, reply: Reply) -> Paragraph:
    return paragraph(f"”{reply.hindrance.strip()}” ", Span(reckoning.bodies[reply.body_id].name, strong=True))
