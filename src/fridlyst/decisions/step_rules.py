"""What holds for one step: its days, who may take it, and what has to be answered before it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.sentences import Sentence
from fridlyst.base.translating import speaking
from fridlyst.decisions.days import spoken
from fridlyst.decisions.rules import kind_word
from fridlyst.decisions.terms import StepKind
from fridlyst.organisation.terms import BodyKind

_COUNCIL = frozenset({"council"})
_ELECTED = frozenset({"council", "executive_board", "committee"})
_BOARDS = frozenset({"executive_board", "committee"})
_OFFICES = frozenset({"department", "unit"})
# Which kinds of body may take which kind of step; a board's or committee's own working committee
# (arbetsutskott) is a committee here. What is not in it anybody may do. Kommunallagen 2017:725 3 kap. 9 §,
# 5 kap. 22–23 and 35 §§, 6 kap. 3–6 §§.
DECIDES: Mapping[str, frozenset[str]] = {
    "motion_received": _COUNCIL,
    "motion_reported": _COUNCIL,
    "motion_approved": _COUNCIL,
    "motion_rejected": _COUNCIL,
    "draft_approved": _ELECTED,
    "out_for_comment": _ELECTED | _OFFICES,
    "referred_back": _ELECTED,
    "revised": _OFFICES,
    "statement": _OFFICES,
    "proposal": _BOARDS,
    "decision": _ELECTED,
    "appeal_settled": frozenset({"external"}),
}
# The steps by which a matter goes up again after it was referred back.
GOES_UP = frozenset({StepKind.PROPOSAL.value, StepKind.DECISION.value})
# The steps that say something with an outcome: yes, yes with changes, or no.
WITH_OUTCOME = frozenset({StepKind.DECISION.value, StepKind.PROPOSAL.value, StepKind.APPEAL_SETTLED.value})
WITHOUT_MINUTES = frozenset({"statement", "revised", "appealed", "appeal_settled"})
_FIRST_DAY = date(1900, 1, 1)


class ReasonNeeded(WrongState):
    """A warning was given and no reason written; `details["warnings"]` are their codes."""

    code = "reason-needed"


class ConditionsUnanswered(WrongState):
    """The matter goes up again before what it was sent back with is answered; `details["conditions"]`."""

    code = "conditions-unanswered"


class DayNotYet(BadInput):
    """Something done has a day that has not come."""

    code = "day-not-yet"


class DayImpossible(BadInput):
    """The day is before another that it has to follow, or out of every calendar in use."""

    code = "day-impossible"


@dataclass(frozen=True, slots=True)
class StepWarning:
    """What is unusual about a step, in a sentence; it may be taken all the same, with a reason."""

    code: str
    sentence: Sentence


def check_days(
    *, on: date | None, adjusted_on: date | None, posted_on: date | None, comment_by: date | None, today: date
) -> None:
    """The days of a step in their order. DayNotYet for what is done on a day to come, DayImpossible for
    minutes adjusted before the meeting, posted before that, or comments due before they were asked for."""
    done = {"on": on, "adjusted_on": adjusted_on, "posted_on": posted_on}
    for field, day in done.items():
        _check_done(day, field, today)
    _check_order(on, adjusted_on, "adjusted_on", Sentence("Protokollet kan inte ha justerats"))
    _check_order(
        adjusted_on or on, posted_on, "posted_on", Sentence("Justeringen kan inte ha tillkännagetts")
    )
    _check_order(on, comment_by, "comment_by", Sentence("Svaren kan inte vara väntade"))


def _check_done(day: date | None, field: str, today: date) -> None:
    if day is None:
        return
    if day > today:
        raise DayNotYet(
            Sentence("%(day)s har inte varit än. Skriv dagen när det är gjort.", day=spoken(day)), field=field
        )
    if day < _FIRST_DAY:
        raise DayImpossible(Sentence("%(day)s är för länge sedan.", day=spoken(day)), field=field)


def _check_order(first: date | None, then: date | None, field: str, what: Sentence) -> None:
    if first and then and then < first:
        raise DayImpossible(
            Sentence(
                "%(what)s %(then)s: det är före %(first)s.",
                what=what,
                then=spoken(then),
                first=spoken(first),
            ),
            field=field,
        )


def warnings_of(kind: str, *, body_kind: str, body_name: str) -> tuple[StepWarning, ...]:
    """What is unusual about a step: a body that does not take such steps. Empty for a body nobody knows.

    A name tells a kind where the body is not one of the municipality's.
    """
    known = body_kind or kind_by_name(body_name)
    allowed = DECIDES.get(kind)
    if not known or allowed is None or known in allowed:
        return ()
    return (StepWarning("body-cannot-decide", _cannot(kind, known, body_name, allowed)),)


def _cannot(kind: str, known: str, name: str, allowed: Collection[str]) -> Sentence:
    return Sentence(
        "%(body)s (%(known)s) brukar inte kunna stå för ”%(step)s”. Det gör: %(allowed)s.",
        body=name,
        known=_body_word(known),
        step=kind_word(kind),
        allowed=_listed([_body_word(one) for one in BodyKind.values if one in allowed]),
    )


def _body_word(kind: str) -> Sentence:
    with speaking("sv"):
        return Sentence(str(BodyKind(kind).label).lower())


def _listed(words: Sequence[Sentence]) -> Sentence:
    told = words[0]
    for word in words[1:]:
        told = Sentence("%(first)s, %(second)s", first=told, second=word)
    return told


# How a body's name tells what it is; the first that fits. "Kommunstyrelsens arbetsutskott" is a committee,
# "socialnämndens förvaltning" an office.
_NAMES: Mapping[str, str] = {
    "committee": r"utskott(et)?\b|beredning(en)?\b|presidi",
    "department": r"förvaltning(en|ens)?\b|kontor(et|ets)?\b|avdelning",
    "external": r"domstol|förvaltningsrätt|kammarrätt|länsstyrelse|polis|region",
    "council": r"fullmäktige",
    "executive_board": r"kommunstyrelse|stadsdelsstyrelse|regionstyrelse",
    "committee (nämnd)": r"nämnd(en)?\b",
}


def kind_by_name(name: str) -> str:
    """The kind of body that a name tells of, or empty."""
    said = name.casefold()
    return next((kind.split()[0] for kind, told in _NAMES.items() if re.search(told, said)), "")


def check_reason(warnings: Sequence[StepWarning], reason: str) -> None:
    """ReasonNeeded when there are warnings and nobody says why the step is to stand."""
    if warnings and not reason.strip():
        told = warnings[0].sentence
        raise ReasonNeeded(
            Sentence("%(warning)s Skriv varför det ska stå ändå, eller rätta steget.", warning=told),
            field="override_reason",
            details={"warnings": [one.code for one in warnings]},
        )


def check_conditions_answered(kind: str, unanswered: Sequence[str]) -> None:
    """ConditionsUnanswered for a step by which the matter goes up again while conditions lack an answer
    or its proof; they are named."""
    if kind not in GOES_UP or not unanswered:
        return
    raise ConditionsUnanswered(
        Sentence(
            "Återremissens villkor måste besvaras först, med svar och något som visar det. "
            "Kvar: %(conditions)s.",
            conditions="; ".join(f"”{_shortened(one)}”" for one in unanswered),
        ),
        field="kind",
        details={"conditions": list(unanswered)},
    )


def _shortened(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:117].rstrip()}…"


def has_minutes(kind: str, *, body_kind: str, body_name: str, paragraph: str) -> bool:
    """Whether a step stands in minutes that are adjusted and posted: an elected body's meeting."""
    if kind in WITHOUT_MINUTES:
        return False
    known = body_kind or kind_by_name(body_name)
    return known in _ELECTED or (bool(paragraph) and not known)
