"""What is to be told to whom, worked out from how things stand; plain Python."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from fridlyst.reminders.due_services import due_services, people_for
from fridlyst.reminders.rules import DEFAULTS, PLAN, day_of, due_step, too_close
from fridlyst.reminders.shapes import Coming, Item, OpenRound, Person, SilentBody, Standing, Told

# Lines that ask somebody to answer.
ANSWERING = frozenset({"opening", "before_due", "after_due", "by_hand", "handed_on"})


def due_items(standing: Standing, told: Mapping[Told, date], today: date) -> tuple[Item, ...]:
    """Everything that is due today and not told yet, in the order of the rounds; then services."""
    found: list[Item] = []
    for view in standing.rounds.values():
        found += _of_round(standing, view, _still_told(standing, view, told), today)
    return (*found, *due_services(standing, told, today))


def by_hand(standing: Standing, round_id: int) -> tuple[Item, ...]:
    """A reminder to everybody who has something to answer in the round."""
    return tuple(
        Item(person, round_id, body.body_id, "by_hand")
        for body in standing.silent_in(round_id)
        for person in standing.answerers(body)
    )


def still_needed(standing: Standing, item: Item) -> Person | None:
    """The person as they stand now when the thing is still to be told to them, else None."""
    people = people_for(standing, item) if item.service_id else _whom(standing, item)
    return next((one for one in people if one.email == item.person.email), None)


def coming(standing: Standing, round_id: int, today: date) -> tuple[Coming, ...]:
    """The steps of a round that are still to come, as it stands now."""
    view, silent = standing.rounds.get(round_id), standing.silent_in(round_id)
    if view is None or not silent:
        return ()
    answering = {one.email for body in silent for one in standing.answerers(body)}
    approving = {one.email for body in silent for one in standing.approvers(body)}
    groups = {
        "before_due": len(answering),
        "after_due": len(answering),
        "to_approver": len(approving),
        "to_coordinator": len(standing.coordinators),
    }
    days = {step: _day(standing, view, step) for step in groups}
    last = view.ends_on
    return tuple(
        Coming(step, day, groups[step])
        for step, day in days.items()
        if day is not None and day > today and (last is None or day <= last)
    )


def _still_told(standing: Standing, view: OpenRound, told: Mapping[Told, date]) -> dict[Told, date]:
    """What is told of the round: not a step whose day was moved forward past its letter."""
    days = {step: _day(standing, view, step) for step in PLAN}
    return {
        one: on for one, on in told.items() if one.round_id == view.id and on >= (days.get(one.step) or on)
    }


def _day(standing: Standing, view: OpenRound, step: str) -> date | None:
    return day_of(step, choices=standing.choices, opened_on=view.opened_on, due_on=view.due_on)


def _of_round(standing: Standing, view: OpenRound, told: Mapping[Told, date], today: date) -> Iterable[Item]:
    silent = standing.silent_in(view.id)
    answer = _due(standing, view, "answerers", today)
    if answer:
        last = _last_letters(told, view.id)
        for item in _for_bodies(silent, standing.answerers, answer):
            if _told(item) in told or too_close(answer, last.get(item.person.email), today):
                continue
            if not _handed_on_after(told, item, _day(standing, view, answer)):
                yield item
    approve = _due(standing, view, "approvers", today)
    if approve:
        yield from _new(_for_bodies(silent, standing.approvers, approve), told)
    if silent and _due(standing, view, "coordinators", today):
        yield from _new((Item(one, view.id, None, "to_coordinator") for one in standing.coordinators), told)
    if standing.choices.get("nobody", DEFAULTS["nobody"]) is not None:
        mute = standing.unreached_in(view.id)
        yield from _new(_for_bodies(mute, lambda _body: standing.coordinators, "nobody"), told)


def _due(standing: Standing, view: OpenRound, to: str, today: date) -> str | None:
    return due_step(to, choices=standing.choices, opened_on=view.opened_on, due_on=view.due_on, today=today)


def _for_bodies(
    bodies: Iterable[SilentBody], people: Callable[[SilentBody], tuple[Person, ...]], step: str
) -> Iterable[Item]:
    return (Item(one, body.round_id, body.body_id, step) for body in bodies for one in people(body))


def _new(items: Iterable[Item], told: Mapping[Told, date]) -> Iterable[Item]:
    return (item for item in items if _told(item) not in told)


def _told(item: Item) -> Told:
    return Told(item.person.email, item.round_id, item.body_id, item.step)


def _handed_on_after(told: Mapping[Told, date], item: Item, day: date | None) -> bool:
    """Whether the letter that brought the person's link came on the step's day or later, and said as much."""
    handed = told.get(Told(item.person.email, item.round_id, item.body_id, "handed_on"))
    return handed is not None and day is not None and day <= handed


def _last_letters(told: Mapping[Told, date], round_id: int) -> dict[str, date]:
    """Address → the day of its last letter about the round."""
    found: dict[str, date] = {}
    for one, day in told.items():
        if one.round_id == round_id:
            found[one.email] = max(day, found.get(one.email, day))
    return found


def _whom(standing: Standing, item: Item) -> Iterable[Person]:
    """Those whom the step of a round is for, as things stand now."""
    if item.round_id is None or item.round_id not in standing.rounds:
        return ()
    if item.body_id is None:
        return standing.coordinators if standing.silent_in(item.round_id) else ()
    body = standing.silent.get((item.round_id, item.body_id))
    if body is None:
        return ()
    if item.step in ANSWERING:
        return standing.answerers(body)
    if item.step == "to_approver":
        return standing.approvers(body)
    return () if standing.answerers(body) else standing.coordinators
