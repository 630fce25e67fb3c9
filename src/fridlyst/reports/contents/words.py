"""Sentences and statuses that several parts of the report share."""

from collections.abc import Collection, Sequence

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fridlyst.followup.material import ReportActivity, ReportBody, ReportGoal
from fridlyst.followup.rules import StatusCounts
from fridlyst.followup.terms import Status as AnswerStatus
from fridlyst.organisation.terms import BodyKind
from fridlyst.reports.document import Group
from fridlyst.reports.text import shortened
from fridlyst.reports.tones import Share, Status, Tone

TONES = {
    AnswerStatus.DONE.value: Tone.DONE,
    AnswerStatus.ONGOING.value: Tone.ONGOING,
    AnswerStatus.NOT_STARTED.value: Tone.NOT_STARTED,
    AnswerStatus.LATE.value: Tone.LATE,
    AnswerStatus.STOPPED.value: Tone.STOPPED,
    AnswerStatus.UNKNOWN.value: Tone.UNANSWERED,
}
TITLE_LENGTH = 110
_COMMITTEES = frozenset({BodyKind.COUNCIL, BodyKind.EXECUTIVE_BOARD, BodyKind.COMMITTEE})


def language() -> str:
    """The language that the report is made in."""
    return get_language() or "sv"


def status(code: str, detail: str = "") -> Status:
    """A status with its word."""
    return Status(TONES[code], str(AnswerStatus(code).label), detail)


def shares(counts: StatusCounts) -> tuple[Share, ...]:
    """The parts of a bar, every status among them."""
    return tuple(Share(status(code), count) for code, count in counts.as_pairs())


def plural(code: str, count: int) -> str:
    """A status after a number: "klara" of 18."""
    words = {
        "done": ngettext("klar", "klara", count),
        "ongoing": ngettext("pågår", "pågår", count),
        "not_started": ngettext("ej påbörjad", "ej påbörjade", count),
        "late": ngettext("försenad", "försenade", count),
        "stopped": ngettext("stoppad", "stoppade", count),
        "unknown": ngettext("ej besvarad", "ej besvarade", count),
    }
    return words[code]


def bar_shares(counts: StatusCounts) -> tuple[Share, ...]:
    """What there is, each named as after its number: "145 klara"."""
    return tuple(
        Share(Status(TONES[code], plural(code, count).capitalize()), count)
        for code, count in counts.as_pairs()
        if count
    )


def counts_words(counts: StatusCounts) -> str:
    """What there is: "3 klara, 2 pågår, 1 ej besvarad"."""
    return ", ".join(f"{count} {plural(code, count)}" for code, count in counts.as_pairs() if count)


def activities_words(count: int) -> str:
    """A number of activities."""
    return ngettext("%(n)s aktivitet", "%(n)s aktiviteter", count) % {"n": count}


def listed(names: Sequence[str], most: int = 0) -> str:
    """Names in a row: "A, B och C"; with `most`, no more than so many and how many more there are."""
    if most and len(names) > most + 1:
        first = ", ".join(names[:most])
        return _("%(first)s och %(n)s till") % {"first": first, "n": len(names) - most}
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s och %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def titles(activities: Collection[ReportActivity], most: int, length: int = TITLE_LENGTH) -> str:
    """Titles in quotes, each on few words, no more than `most`."""
    return listed([f"”{shortened(one.title, length).rstrip('.')}”" for one in activities], most)


def group_of(name: str, goal: ReportGoal) -> Group:
    """That a table about a goal holds rows of the same kind as those about other goals."""
    return Group(name, _("Mål"), shortened(goal.name, 60))


def in_sentence(goal: ReportGoal) -> str:
    """A goal within a sentence: "mål 3", or its title on few words when it has no number."""
    name = goal.name
    return name[:1].lower() + name[1:] if name == goal.label else shortened(name, 60)


def who(bodies: Collection[ReportBody]) -> str:
    """What those who are asked are called together: nämnder, nämnder och bolag, förvaltningar …"""
    kinds = {
        BodyKind.COMMITTEE if BodyKind(one.kind) in _COMMITTEES else BodyKind(one.kind) for one in bodies
    }
    names = {
        BodyKind.COMMITTEE: _("nämnder"),
        BodyKind.DEPARTMENT: _("förvaltningar"),
        BodyKind.COMPANY: _("bolag"),
        BodyKind.UNIT: _("enheter"),
    }
    if not kinds or len(kinds) > 2 or not kinds <= names.keys():
        return _("ansvariga")
    return listed([name for kind, name in names.items() if kind in kinds])
