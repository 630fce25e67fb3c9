"""What was learnt and what is proposed: the coordinator's words, with facts that may support them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fridlyst.followup.keeping_rules import standing_still
from fridlyst.followup.material import ReportActivity, ReportGoal
from fridlyst.reports.contents import places
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.whole import compared
from fridlyst.reports.contents.words import (
    activities_words,
    are,
    goals_words,
    listed,
    titles,
)
from fridlyst.reports.document import Block, BulletList, Heading, Paragraph, Span, paragraph
from fridlyst.reports.text import shortened

_MOST_NAMES = 8
_MOST_GOALS = 4
_MOST_TITLES = 3
# What has not moved calls for a stand; what goes on as it should does not.
_CALLING = frozenset({"late", "not_started"})


def lessons(reckoning: Reckoning) -> Iterator[Block]:
    """What has changed and what has been done, in figures, and what the coordinator makes of it."""
    yield Heading(1, _("Vad vi har lärt oss"), "lardomarna")
    facts = tuple(_learnt(reckoning))
    if facts:
        yield paragraph(Span(_("Siffror att utgå från"), strong=True))
        yield BulletList(facts)
    yield places.lessons(reckoning)


def proposals(reckoning: Reckoning) -> Iterator[Block]:
    """Facts that call for somebody to take a stand, and what the coordinator proposes."""
    yield Heading(1, _("Förslag"), "forslagen")
    facts = tuple(_open(reckoning))
    if facts:
        yield paragraph(Span(_("Det här återstår att ta ställning till"), strong=True))
        yield BulletList(facts)
    yield places.proposals(reckoning)


def _learnt(reckoning: Reckoning) -> Iterator[Paragraph]:
    previous = reckoning.material.previous
    if previous:
        yield paragraph(_("Jämfört med %(round)s:") % {"round": previous.title}, f" {compared(reckoning)}")
    standings = reckoning.material.standings
    if len(standings) > 1:
        before, now = standings[-2], standings[-1]
        words = {
            "then": before.in_time,
            "then_asked": before.asked,
            "now": now.in_time,
            "now_asked": now.asked,
        }
        yield paragraph(
            _("I tid svarade %(now)s av %(now_asked)s. I förra omgången var det %(then)s av %(then_asked)s.")
            % words
        )
    for goal, done, total in _most_done(reckoning):
        area = {"name": shortened(goal.name, 80), "done": done, "total": activities_words(total)}
        said = _("%(name)s: %(done)s av %(total)s %(are)s.") % (area | {"are": are("done", done)})
        yield paragraph(said)


def _most_done(reckoning: Reckoning) -> list[tuple[ReportGoal, int, int]]:
    """The areas where something is done, the largest number first, three at most."""
    found = [
        (goal, reckoning.by_overall(reckoning.below[goal.id]).done, len(reckoning.below[goal.id]))
        for goal in reckoning.children.get(None, ())
    ]
    return sorted((one for one in found if one[1]), key=lambda one: -one[1])[:3]


def _open(reckoning: Reckoning) -> Iterator[Paragraph]:
    yield from _goals(reckoning)
    silent = reckoning.silent
    if silent:
        words = {"n": len(silent), "asked": reckoning.material.round.asked}
        names = listed([body.name for body in silent], _MOST_NAMES)
        yield _fact(_("%(n)s av %(asked)s har inte svarat") % words, names)
    yield from _activities(reckoning)
    yield from _unexplained(reckoning)


def _fact(first: str, names: str) -> Paragraph:
    return paragraph(Span(f"{first}:", strong=True), f" {names}.")


def _goals(reckoning: Reckoning) -> Iterator[Paragraph]:
    tops = reckoning.children.get(None, ())
    empty = [goal for goal in tops if not reckoning.below[goal.id]]
    if empty:
        yield _fact(_("%(goals)s saknar aktivitet") % {"goals": goals_words(len(empty))}, _names(empty))
    counts = {goal.id: reckoning.by_overall(reckoning.below[goal.id]) for goal in tops}
    undone = [
        goal for goal in tops if counts[goal.id].total > counts[goal.id].unknown and not counts[goal.id].done
    ]
    if undone:
        words = {"goals": goals_words(len(undone)), "are": are("done", 1)}
        yield _fact(_("%(goals)s där ingen aktivitet %(are)s hos alla som ansvarar") % words, _names(undone))
    unknown = [goal for goal in tops if counts[goal.id].total and not counts[goal.id].answered]
    if unknown:
        words = {"goals": goals_words(len(unknown))}
        yield _fact(_("%(goals)s där läget är okänt för alla aktiviteter") % words, _names(unknown))


def _names(goals: list[ReportGoal]) -> str:
    return listed([shortened(goal.name, 90) for goal in goals], _MOST_GOALS)


def _activities(reckoning: Reckoning) -> Iterator[Paragraph]:
    stuck = [one for one in reckoning.in_order() if _unmoved(reckoning, one)]
    if stuck:
        words = {"activities": activities_words(len(stuck))}
        yield _fact(
            _("%(activities)s står stilla sedan förra omgången, försenade eller ej påbörjade") % words,
            titles(stuck, _MOST_TITLES),
        )
    if reckoning.unasked:
        words = {"activities": activities_words(len(reckoning.unasked))}
        yield _fact(
            _("%(activities)s som ingen har fått frågan om") % words,
            titles(reckoning.unasked, _MOST_TITLES),
        )


def _unmoved(reckoning: Reckoning, activity: ReportActivity) -> bool:
    now, before = reckoning.overall(activity.id), reckoning.overall_before(activity.id)
    return now in _CALLING and bool(standing_still([now, before or "unknown"]))


def _unexplained(reckoning: Reckoning) -> Iterator[Paragraph]:
    silent = reckoning.unexplained
    if silent:
        names = dict.fromkeys(reckoning.bodies[one.body_id].name for one in silent)
        words = {"n": len(silent), "whole": len(reckoning.hindered)}
        yield _fact(
            _("%(n)s av %(whole)s svar om det som är försenat eller stoppat säger inte vad som hindrar")
            % words,
            listed(list(names), _MOST_NAMES),
        )
