"""The figures beside the coordinator's own texts, and how they have changed since those were written."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.words import plural


def of_round(reckoning: Reckoning) -> dict[str, int]:
    """What a text about the whole round stands beside."""
    return {"answered": reckoning.material.round.answered, **of_activities(reckoning, reckoning.activities)}


def of_answering(reckoning: Reckoning) -> dict[str, int]:
    """What a text about how the round was carried out stands beside."""
    return {"answered": reckoning.material.round.answered, "in_time": reckoning.in_time}


def of_activities(reckoning: Reckoning, activities: Iterable[int]) -> dict[str, int]:
    """What a text about some activities stands beside."""
    counts = reckoning.counts(activities)
    return {"replies": counts.answered, "done": counts.done, "hindered": counts.late + counts.stopped}


def of_goals(reckoning: Reckoning, goals: Iterable[int]) -> dict[str, int]:
    """What a text about some goals stands beside."""
    counts = reckoning.goal_counts(goals)
    return {"goal_replies": counts.answered} if counts.total else {}


def of_hindrances(reckoning: Reckoning) -> dict[str, int]:
    """What a text about hindrances stands beside."""
    return {"hindrances": len(reckoning.telling), "hindered": len(reckoning.hindered)}


def changed(then: Mapping[str, int], now: Mapping[str, int]) -> str:
    """What has changed since then, in words: "19 svar då, 23 nu"; nothing when nothing has."""
    said = [_change(name, then[name], now[name]) for name in now if then.get(name, now[name]) != now[name]]
    return "; ".join(one for one in said if one)


def _change(name: str, then: int, now: int) -> str:
    told = {
        "answered": _("%(then)s svar då, %(now)s nu"),
        "in_time": _("%(then)s svar i tid då, %(now)s nu"),
        "replies": _("%(then)s besvarade aktiviteter då, %(now)s nu"),
        "goal_replies": _("%(then)s besvarade mål då, %(now)s nu"),
        "hindrances": _("%(then)s svar om hinder då, %(now)s nu"),
        "done": _("%(then)s %(done)s då, %(now)s nu"),
        "hindered": _("%(then)s %(late)s eller %(stopped)s då, %(now)s nu"),
    }
    words = {status: plural(status, then) for status in ("done", "late", "stopped")}
    return told.get(name, "") % (words | {"then": then, "now": now})
