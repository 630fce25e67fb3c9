"""What holds for pictures of the situation, in plain Python."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from fridlyst.base.errors import BadInput, WrongState

SITUATION_STEPS: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"decided"}),
    "decided": frozenset({"replaced"}),
    "replaced": frozenset(),
}
# Words that stand in addresses where a picture's own would.
RESERVED = frozenset({"ny"})
# So long before the two years are over it is said that renewal is near: a decision takes a board or two.
NOTICE = timedelta(days=120)
FIRST_YEAR, LAST_YEAR = 1990, 2100
# What a person's own words beside the figures of one kind are kept under.
BESIDE = "ord-"
_SURVEYED = ("counts", "comparison")


class SituationStep(WrongState):
    """The picture cannot go from the state it is in to the one asked for, or be written in any longer."""

    code = "situation-step"


class BadDays(BadInput):
    """Days in the wrong order, or that cannot be."""

    code = "situation-days"


class NothingWritten(BadInput):
    """A picture without what lag (2023:196) 4 § says that it shall hold."""

    code = "situation-nothing-written"


def check_step(state: str, to: str) -> None:
    """Raise SituationStep unless a picture may go from `state` to `to`."""
    if to not in SITUATION_STEPS[state]:
        raise SituationStep("Lägesbilden är redan beslutad och kan inte ändras. Börja på en ny i stället.")


def check_period(start: date, end: date) -> None:
    """Raise BadDays unless the days are in order and of our time."""
    if not (FIRST_YEAR <= start.year <= LAST_YEAR and FIRST_YEAR <= end.year <= LAST_YEAR):
        raise BadDays("Skriv ett år mellan 1990 och 2100.", field="period_start")
    if end < start:
        raise BadDays("Den sista dagen kan inte vara före den första.", field="period_end")


def check_decided_on(day: date, *, today: date, latest: date | None) -> None:
    """Raise BadDays for a decision in the future, before any possible, or before the one that holds."""
    if day > today:
        raise BadDays("Beslutet kan inte vara fattat i framtiden.", field="decided_on")
    if day.year < FIRST_YEAR:
        raise BadDays("Skriv ett år mellan 1990 och 2100.", field="decided_on")
    if latest is not None and day < latest:
        raise BadDays("En senare lägesbild är redan beslutad. Kontrollera dagen.", field="decided_on")


def check_whole(written: Collection[str]) -> None:
    """Raise NothingWritten without an analysis, which no figure can stand in for: 4 § 3."""
    if "analys" not in written:
        raise NothingWritten(
            "Skriv analysen innan du antecknar beslutet. Lagen (4 § 3) kräver att lägesbilden har en."
        )


def renew_by(decided_on: date) -> date:
    """The last day to renew it: within two years, lag (2023:196) 6 §."""
    return decided_on + relativedelta(years=2)


def renewal(due_on: date | None, today: date) -> str:
    """A RenewalState; the due day itself is still in time."""
    if due_on is None:
        return "none"
    if today > due_on:
        return "late"
    return "near" if today >= due_on - NOTICE else "kept"


def is_survey(kind: str) -> bool:
    """Whether figures of the kind belong to the survey (4 § 1); the rest is other information (4 § 2)."""
    return kind in _SURVEYED


def place_of(kind: str) -> str:
    """What a person's words beside the figures of a kind are kept under."""
    return f"{BESIDE}{kind}"


def in_order(chosen: Mapping[str, int], known: Sequence[str]) -> list[str]:
    """The chosen kinds by the number that each was given, those with the same in the order of `known`."""
    return sorted(chosen, key=lambda kind: (chosen[kind], known.index(kind)))
