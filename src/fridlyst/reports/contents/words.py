"""Sentences and statuses that several parts of the report share."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fridlyst.followup.material import ReportActivity, ReportBody, ReportGoal
from fridlyst.followup.rules import StatusCounts
from fridlyst.followup.terms import Status as AnswerStatus
from fridlyst.organisation.terms import BodyKind
from fridlyst.reports.document import Group
from fridlyst.reports.text import shortened
from fridlyst.reports.tones import Share, Status, Tone
from fridlyst.reports.wording import percent_text, within

TONES = {
    AnswerStatus.DONE.value: Tone.DONE,
    AnswerStatus.ONGOING.value: Tone.ONGOING,
    AnswerStatus.NOT_STARTED.value: Tone.NOT_STARTED,
    AnswerStatus.LATE.value: Tone.LATE,
    AnswerStatus.STOPPED.value: Tone.STOPPED,
    AnswerStatus.UNKNOWN.value: Tone.UNANSWERED,
}
TITLE_LENGTH = 110
# A share of fewer than so many is said as counts alone.
FEWEST_FOR_SHARE = 10
_own_words: ContextVar[Mapping[str, str]] = ContextVar("report_status_words")
_COMMITTEES = frozenset({BodyKind.COUNCIL, BodyKind.EXECUTIVE_BOARD, BodyKind.COMMITTEE})


def language() -> str:
    """The language that the report is made in."""
    return get_language() or "sv"


@contextmanager
def calling(words: Mapping[str, str]) -> Iterator[None]:
    """Statuses are called by the municipality's own words, by code, until the block ends."""
    token = _own_words.set(words)
    try:
        yield
    finally:
        _own_words.reset(token)


def word_of(code: str) -> str:
    """What a status is called: the municipality's own word, or Fridlyst's where it has none."""
    return own_word(code) or str(AnswerStatus(code).label)


def own_word(code: str) -> str:
    """The municipality's own word for a status, or nothing."""
    return _own_words.get({}).get(code, "")


def status(code: str, detail: str = "") -> Status:
    """A status with its word."""
    return Status(TONES[code], word_of(code), detail)


def shares(counts: StatusCounts) -> tuple[Share, ...]:
    """The parts of a bar, every status among them."""
    return tuple(Share(status(code), count) for code, count in counts.as_pairs())


def plural(code: str, count: int) -> str:
    """A status after a number: "klara" of 18; a word of the municipality's own stays as it is."""
    if own := own_word(code):
        return within(own)
    words = {
        "done": ngettext("klar", "klara", count),
        "ongoing": ngettext("pågår", "pågår", count),
        "not_started": ngettext("ej påbörjad", "ej påbörjade", count),
        "late": ngettext("försenad", "försenade", count),
        "stopped": ngettext("stoppad", "stoppade", count),
        "unknown": ngettext("ej besvarad", "ej besvarade", count),
    }
    return words[code]


def are(code: str, count: int) -> str:
    """What so many things are: "är klara", or 'har läget ”Genomfört”' in the municipality's own word."""
    if own := own_word(code):
        return _("har läget ”%(word)s”") % {"word": own}
    said = {
        "done": ngettext("är klar", "är klara", count),
        "not_started": ngettext("är inte påbörjad", "är inte påbörjade", count),
        "late": ngettext("är försenad", "är försenade", count),
        "stopped": ngettext("är stoppad", "är stoppade", count),
    }
    return said[code]


def are_hindered(count: int) -> str:
    """What so many things are that are late or stopped."""
    if own_word("late") or own_word("stopped"):
        words = {"late": word_of("late"), "stopped": word_of("stopped")}
        return _("har läget ”%(late)s” eller ”%(stopped)s”") % words
    return ngettext("är försenad eller stoppad", "är försenade eller stoppade", count)


def first_large(text: str) -> str:
    """The text as a sentence or a heading begins."""
    return text[:1].upper() + text[1:]


def bar_shares(counts: StatusCounts) -> tuple[Share, ...]:
    """What there is, each named as after its number: "145 klara"."""
    return tuple(
        Share(Status(TONES[code], own_word(code) or first_large(plural(code, count))), count)
        for code, count in counts.as_pairs()
        if count
    )


def counts_words(counts: StatusCounts) -> str:
    """What there is: "3 klara, 2 pågår, 1 ej besvarad"."""
    return ", ".join(f"{count} {plural(code, count)}" for code, count in counts.as_pairs() if count)


def share_words(part: int, whole: int) -> str:
    """A share with what it is a share of: "75 % (30 av 40)"; of a few only the counts, "3 av 4"."""
    counts = _("%(part)s av %(whole)s") % {"part": part, "whole": whole}
    return f"{percent_text(part / whole, language())} ({counts})" if whole >= FEWEST_FOR_SHARE else counts


def answers_words(count: int) -> str:
    """A number of answers."""
    return ngettext("%(n)s svar", "%(n)s svar", count) % {"n": count}


def goals_words(count: int) -> str:
    """A number of goals."""
    return ngettext("%(n)s mål", "%(n)s mål", count) % {"n": count}


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


def kind_of(body: ReportBody) -> BodyKind:
    """The kind of body, the council and the executive board among the committees."""
    kind = BodyKind(body.kind)
    return BodyKind.COMMITTEE if kind in _COMMITTEES else kind


def kind_words(kind: BodyKind, count: int) -> str:
    """What so many bodies of a kind are called."""
    words = {
        BodyKind.COMMITTEE: ngettext("nämnd", "nämnder", count),
        BodyKind.DEPARTMENT: ngettext("förvaltning", "förvaltningar", count),
        BodyKind.COMPANY: ngettext("bolag", "bolag", count),
        BodyKind.UNIT: ngettext("enhet", "enheter", count),
        BodyKind.EXTERNAL: _("utanför kommunen"),
    }
    return words[kind]


def who(bodies: Collection[ReportBody]) -> str:
    """What those who are asked are called together: nämnder, nämnder och bolag, förvaltningar …"""
    kinds = {kind_of(one) for one in bodies}
    named = (BodyKind.COMMITTEE, BodyKind.DEPARTMENT, BodyKind.COMPANY, BodyKind.UNIT)
    if not kinds or len(kinds) > 2 or not kinds <= set(named):
        return _("ansvariga")
    return listed([kind_words(kind, 2) for kind in named if kind in kinds])
