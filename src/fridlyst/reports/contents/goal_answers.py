"""What those who own goals say of them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fridlyst.followup.material import ReportGoal
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.words import group_of, in_sentence, listed, status
from fridlyst.reports.document import Block, Table
from fridlyst.reports.text import shortened

_LONGEST = 140


def goal_answers(reckoning: Reckoning, goals: tuple[ReportGoal, ...]) -> Iterator[Block]:
    """A table of what was said of these goals, the first of which gives it its name."""
    rows = tuple(row for one in goals for row in _rows(reckoning, one))
    if not rows:
        return
    columns: tuple[Column, ...] = (
        Column(_("Målet"), weight=2.2, key="goal"),
        Column(_("Läge"), Kind.STATUS, key="status"),
        Column(_("Ansvarig"), weight=1.6, key="body"),
        Column(_("Hur det går"), weight=2.2, key="comment"),
    )
    if not any(row[3] for row in rows):
        columns, rows = columns[:3], tuple(row[:3] for row in rows)
    caption = _("Hur det går med målen enligt dem som ansvarar, %(goal)s") % {"goal": in_sentence(goals[0])}
    key = f"malsvar-{goals[0].id}"
    yield Table(key, caption, columns, rows, group=group_of(_("Svar om målen"), goals[0]))


def _rows(reckoning: Reckoning, goal: ReportGoal) -> Iterator[Row]:
    """A row for each who has said something of the goal, and one for all who have not."""
    replies = reckoning.goal_replies.get(goal.id, ())
    for reply in replies:
        if reply.status != "unknown" or reply.comment.strip():
            name = reckoning.bodies[reply.body_id].name
            yield (_named(goal), status(reply.status), name, reply.comment.strip())
    silent = [one for one in replies if one.status == "unknown" and not one.comment.strip()]
    if silent:
        names = listed([reckoning.bodies[one.body_id].name for one in silent])
        yield (_named(goal), status("unknown"), names, "")


def _named(goal: ReportGoal) -> str:
    return shortened(f"{goal.label} {goal.title}".strip(), _LONGEST)
