"""Invented answers for the demonstration: the same seed always gives the same answers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from random import Random
from typing import Any, Final

from fridlyst.base.errors import BadInput
from fridlyst.demo.phrases import BODY_COMMENTS, BY_KIND, HINDRANCES, KINDS, LATE, STOPPED, TAILS
from fridlyst.followup.rules import HINDERED
from fridlyst.organisation.rules import is_valid_on

NOTE: Final = "Påhittade svar för demonstrationen"
CONTINUOUS_KINDS: Final = frozenset({"support", "cooperation", "detection", "information"})
BODIES_PER_SILENT: Final = 9
FEWEST_BODIES_WITH_A_SILENT: Final = 4
STOPPED_SHARE: Final = 0.03
DONE_AT: Final = 0.65
DONE_AT_CONTINUOUS: Final = 1.0
STARTED_AT: Final = 0.06
BEHIND_AT: Final = 0.5
Programme = Mapping[str, Any]
Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class InventedReport:
    """One body's answer on one activity. `hindrance` is empty unless the status is late or stopped."""

    status: str
    comment: str
    hindrance: str


@dataclass(frozen=True, slots=True)
class InventedMeasurement:
    """One body's outcome: per cent of `numerator`/`denominator` for a share, 1 or 0 for yes or no."""

    value: Decimal
    numerator: int | None
    denominator: int | None


@dataclass(frozen=True, slots=True)
class InventedAnswers:
    """A round's answers, by (activity key, body key) and (indicator key, body key).

    Collective owners are replaced by their members. `silent` bodies have no answers at all; `late` bodies
    answer after the reminder, and in the last round they have come only part of the way.
    """

    note: str
    reports: Mapping[Row, InventedReport]
    measurements: Mapping[Row, InventedMeasurement]
    comments: Mapping[str, str]
    silent: frozenset[str]
    late: frozenset[str]


def invented_answers(
    programme: Programme, *, round_number: int, rounds: int, seed: str, on: date | None = None
) -> InventedAnswers:
    """Believable answers to round `round_number` (from 1) of `rounds`; the last round is still open.

    Only bodies that are there on the day `on` answer, or on the programme's last day when it is left out.
    Work goes forward from round to round: what is done or stopped stays so. An activity with the same key
    in two programmes is answered alike in both. Raises BadInput for a round outside 1–`rounds`.
    """
    if not 1 <= round_number <= rounds:
        raise BadInput(f"Omgång {round_number} finns inte. Välj en omgång mellan 1 och {rounds}.")
    owners = _owners(programme, on or _day(programme["programme"].get("valid_to")))
    activities = dict(_rows(programme, "activities", owners))
    indicators = dict(_rows(programme, "indicators", owners))
    load = _load([*activities, *indicators])
    is_last = round_number == rounds
    silent = _silent(load, round_number, is_last, seed)
    late = _late(load.keys() - silent, round_number, seed)

    def is_answered(row: Row) -> bool:
        body = row[1]
        half_way = is_last and body in late and _dice(seed, "half", *row).random() < 0.5
        return body not in silent and not half_way

    return InventedAnswers(
        note=NOTE,
        reports={
            row: _report(activity, row[1], round_number, rounds, seed)
            for row, activity in activities.items()
            if is_answered(row)
        },
        measurements={
            row: _measurement(indicator, row[1], round_number, rounds, seed)
            for row, indicator in indicators.items()
            if is_answered(row)
        },
        comments=_body_comments(load.keys() - silent, round_number, seed),
        silent=silent,
        late=late,
    )


@dataclass(frozen=True, slots=True)
class _Course:
    """Shares of the whole time, but for the rounds in which the work was done or stopped."""

    speed: float
    delay: float
    patience: float
    done_in: int | None
    stopped_in: int | None


def _dice(*parts: object) -> Random:
    """A generator that depends on nothing but `parts`, in any process and on any machine."""
    digest = sha256("\x1f".join(str(part) for part in parts).encode()).digest()
    return Random(int.from_bytes(digest[:8], "big"))


def _goals(tree: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for goal in tree.get("goals", []):
        yield goal
        yield from _goals(goal)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _owners(programme: Programme, on: date | None) -> dict[str, list[str]]:
    """For each body, who answers for it that day: itself, its members, or nobody."""
    bodies = programme.get("bodies", [])
    there = {
        body["key"]
        for body in bodies
        if on is None or is_valid_on(_day(body.get("valid_from")), _day(body.get("valid_to")), on)
    }
    return {
        body["key"]: [key for key in body.get("members") or [body["key"]] if key in there] for body in bodies
    }


def _rows(
    programme: Programme, part: str, owners: Mapping[str, list[str]]
) -> Iterator[tuple[Row, Mapping[str, Any]]]:
    for goal in _goals(programme):
        for item in goal.get(part, []):
            for owner in item.get("responsible", []):
                for body in owners[owner if isinstance(owner, str) else owner["body"]]:
                    yield (item["key"], body), item


def _load(rows: list[Row]) -> dict[str, int]:
    load: dict[str, int] = {}
    for _, body in rows:
        load[body] = load.get(body, 0) + 1
    return load


def _silent(load: Mapping[str, int], round_number: int, is_last: bool, seed: str) -> frozenset[str]:
    chance = 0.15 if is_last else 0.06
    missing = {body for body in load if _dice(seed, "missing", body, round_number).random() < chance}
    return frozenset(missing | _always_silent(load, seed))


def _always_silent(load: Mapping[str, int], seed: str) -> set[str]:
    """Those who never answer: among the half of the bodies that have the least to answer for."""
    if len(load) < FEWEST_BODIES_WITH_A_SILENT:
        return set()
    lightest = sorted(load, key=lambda body: (load[body], body))[: len(load) // 2]
    drawn = sorted(lightest, key=lambda body: _dice(seed, "silent", body).random())
    return set(drawn[: max(1, len(load) // BODIES_PER_SILENT)])


def _late(answering: set[str], round_number: int, seed: str) -> frozenset[str]:
    return frozenset(body for body in answering if _dice(seed, "late", body, round_number).random() < 0.2)


def _body_comments(answering: set[str], round_number: int, seed: str) -> dict[str, str]:
    comments = {}
    for body in sorted(answering):
        dice = _dice(seed, "body comment", body, round_number)
        if dice.random() < 0.4:
            comments[body] = dice.choice(BODY_COMMENTS)
    return comments


def kind_of_activity(title: str) -> str:
    """The kind of work that the words of the title tell of: a key of `BY_KIND`."""
    found = {kind: re.search(pattern, title.lower()) for kind, pattern in KINDS.items()}
    starts = {kind: match.start() for kind, match in found.items() if match}
    return min(starts, key=lambda kind: starts[kind]) if starts else "general"


def _report(
    activity: Mapping[str, Any], body: str, round_number: int, rounds: int, seed: str
) -> InventedReport:
    status = _status(activity, body, round_number, rounds, seed)
    dice = _dice(seed, "words", activity["key"], body, round_number)
    comment = _comment(activity["title"], status, dice)
    return InventedReport(status, comment, dice.choice(HINDRANCES) if status in HINDERED else "")


def _status(activity: Mapping[str, Any], body: str, round_number: int, rounds: int, seed: str) -> str:
    course = _course(activity, body, rounds, seed)
    if course.done_in and course.done_in <= round_number:
        return "done"
    if course.stopped_in and course.stopped_in <= round_number:
        return "stopped"
    elapsed = round_number / rounds
    progress = course.speed * (elapsed - course.delay)
    if elapsed > course.patience and progress < BEHIND_AT * elapsed:
        return "late"
    return "ongoing" if progress >= STARTED_AT else "not_started"


def _course(activity: Mapping[str, Any], body: str, rounds: int, seed: str) -> _Course:
    """How one body's work on one activity goes, the same whichever round asks."""
    dice = _dice(seed, "course", activity["key"], body)
    pace = _dice(seed, "pace", body).uniform(0.7, 1.4)
    speed = pace * _ease(activity) * dice.uniform(0.6, 1.5)
    delay = dice.uniform(-0.1, 0.4)
    patience = dice.uniform(0.3, 0.6)
    stopped_in = dice.randint(2, max(2, rounds)) if dice.random() < STOPPED_SHARE else None
    wanted = DONE_AT_CONTINUOUS if _is_continuous(activity) else DONE_AT
    ripe = (n for n in range(1, rounds + 1) if speed * (n / rounds - delay) >= wanted)
    done_in = next(ripe, None)
    if stopped_in and done_in and stopped_in < done_in:
        done_in = None
    return _Course(speed, delay, patience, done_in, stopped_in)


def _ease(activity: Mapping[str, Any]) -> float:
    """What meets those already exposed is done sooner than what comes before the violence."""
    return 1.05 if "indicated" in activity.get("prevention_levels", []) else 0.85


def _is_continuous(activity: Mapping[str, Any]) -> bool:
    schedule = activity.get("schedule")
    if schedule is None:
        return kind_of_activity(activity["title"]) in CONTINUOUS_KINDS
    listed = schedule if isinstance(schedule, list) else [schedule]
    return any(part["kind"] in {"ongoing", "recurring", "on_event"} for part in listed)


def _comment(title: str, status: str, dice: Random) -> str:
    if status in HINDERED:
        return dice.choice(LATE if status == "late" else STOPPED)
    whole = dice.randint(8, 60)
    first = dice.choice(BY_KIND[kind_of_activity(title)][status])
    filled = first.format(whole=whole, part=dice.randint(2, whole - 2), few=dice.randint(3, 6))
    return f"{filled} {dice.choice(TAILS[status])}" if dice.random() < 0.6 else filled


def _measurement(
    indicator: Mapping[str, Any], body: str, round_number: int, rounds: int, seed: str
) -> InventedMeasurement:
    dice = _dice(seed, "level", indicator["key"], body)
    level = dice.uniform(0.25, 0.6) + round_number / rounds * dice.uniform(0.05, 0.3)
    if indicator["kind"] == "yes_no":
        return InventedMeasurement(Decimal(int(level > 0.55)), None, None)
    if _counts_committees(indicator):
        return _share(int(level > dice.random()), 1)
    shaken = level + _dice(seed, "shake", indicator["key"], body, round_number).uniform(-0.06, 0.06)
    if indicator["kind"] == "share":
        denominator = dice.randint(12, 90)
        return _share(round(shaken * denominator), denominator)
    top = 5 if indicator["kind"] == "scale" else dice.randint(20, 120)
    return InventedMeasurement(Decimal(max(1, round(shaken * top))), None, None)


def _counts_committees(indicator: Mapping[str, Any]) -> bool:
    """A committee that answers for itself alone is one of one."""
    return "nämnder" in (indicator.get("denominator") or "")


def _share(numerator: int, denominator: int) -> InventedMeasurement:
    value = (Decimal(100 * numerator) / denominator).quantize(Decimal("0.1"))
    return InventedMeasurement(value, numerator, denominator)
