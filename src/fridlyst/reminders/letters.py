"""What a letter says: sections of plain sentences, made from how things stand when it is sent.

Nothing in it says what the round is about, who else there is or how anything goes: somebody may read over
the shoulder. See docs/decisions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from fridlyst.followup.discretion import tells
from fridlyst.reminders import addresses
from fridlyst.reminders.due import ANSWERING
from fridlyst.reminders.letter_parts import (
    MOST_NAMED,
    LetterText,
    Section,
    Way,
    first_named,
    long_day,
    short_day,
)
from fridlyst.reminders.letters_services import service_sections, services_to_do
from fridlyst.reminders.shapes import Item, OpenRound, Person, SilentBody, Standing

_STILL_OPEN = "Det går fortfarande att svara."


@dataclass(frozen=True, slots=True)
class _Group:
    """What one person is told of one round, in one manner."""

    standing: Standing
    view: OpenRound
    bodies: tuple[SilentBody, ...]
    person: Person
    links: Mapping[int, str]
    today: date

    @property
    def late(self) -> bool:
        return self.today > self.view.due_on

    @property
    def title(self) -> str:
        return round_title(self.view)


def letter_text(
    standing: Standing, person: Person, items: Sequence[Item], *, stop_href: str, today: date
) -> LetterText:
    """The letter that tells the person of the items, which `standing` says are needed."""
    found: dict[str, list[tuple[_Group, Section]]] = {"answer": [], "approve": [], "lead": [], "nobody": []}
    of_rounds = [(_manner(item), item.round_id, item) for item in items if item.round_id is not None]
    ordered = sorted(of_rounds, key=lambda one: (_ORDER[one[0]], one[1]))
    for (manner, round_id), some in groupby(ordered, key=lambda one: one[:2]):
        group = _group(standing, round_id, [item for _, _, item in some], person, today)
        found[manner].append((group, _WRITERS[manner](group)))
    sections = tuple(section for pairs in found.values() for _told, section in pairs)
    to_do = (
        _to_do({key: [one for one, _ in pairs] for key, pairs in found.items()})
        if sections
        else services_to_do(standing, items, today)
    )
    told = (*sections, *service_sections(standing, items, today))
    return LetterText(
        f"{standing.municipality}: {to_do}", person.name, standing.municipality, told, stop_href
    )


def round_title(view: OpenRound) -> str:
    """What the round is called in a letter: its title, unless it says what the round is about."""
    if not tells(view.title):
        return view.title
    return f"Uppföljning {view.period_start.year}" + (
        f"–{view.period_end.year}" if view.period_end.year != view.period_start.year else ""
    )


def _manner(item: Item) -> str:
    if item.step in ANSWERING:
        return "answer"
    return {"to_approver": "approve", "to_coordinator": "lead"}.get(item.step, "nobody")


def _group(standing: Standing, round_id: int, items: list[Item], person: Person, today: date) -> _Group:
    wanted = list(dict.fromkeys(item.body_id for item in items))
    bodies = [standing.silent[round_id, body] for body in wanted if body is not None]
    links = {item.body_id: item.person.link for item in items if item.body_id and item.person.link}
    found = tuple(sorted(bodies, key=lambda body: body.name))
    return _Group(standing, standing.rounds[round_id], found, person, links, today)


def _answer(group: _Group) -> Section:
    ways = [Way(f"Svara för {body.name}", _answer_href(group, body)) for body in group.bodies[:MOST_NAMED]]
    sentences = (*_asked(group), *_by_link(group))
    if len(group.bodies) == 1:
        return Section(group.title, sentences, button=ways[0])
    more = len(group.bodies) - len(ways)
    if more:
        href = addresses.round_address(group.standing.slug, group.view.slug)
        ways.append(Way(f"Se de {more} andra", href))
    return Section(group.title, sentences, ways=tuple(ways))


def _asked(group: _Group) -> Iterable[str]:
    """Who is asked, and by when."""
    who = group.bodies[0].name if len(group.bodies) == 1 else f"{len(group.bodies)} enheter"
    what = "svaret" if len(group.bodies) == 1 else "svaren"
    due = long_day(group.view.due_on)
    if group.today < group.view.due_on:
        yield f"Lämna {what} för {who} senast {due}."
    elif not group.late:
        yield f"I dag, {due}, är sista dagen att lämna {what} för {who}."
    else:
        until = group.view.ends_on
        yield f"{what.capitalize()} för {who} skulle ha kommit in {due}."
        yield (f"Det går att svara till och med {long_day(until)}." if until else _STILL_OPEN)


def _by_link(group: _Group) -> Iterable[str]:
    if group.links:
        yield "Länken är din egen. Du behöver inget konto och loggar inte in. Skicka den inte vidare."


def _answer_href(group: _Group, body: SilentBody) -> str:
    token = group.links.get(body.body_id)
    if token:
        return addresses.link_address(token)
    return addresses.answer_address(group.standing.slug, group.view.slug, body.key)


def _approve(group: _Group) -> Section:
    names, due = first_named([body.name for body in group.bodies]), long_day(group.view.due_on)
    if len(names) == 1:
        said = f"Du godkänner svaret för {names[0]}. Det skulle ha kommit in {due}, men är inte inskickat."
    else:
        said = f"Du godkänner {len(group.bodies)} svar som skulle ha kommit in {due}, men inte är inskickade."
    advice = "Hör med den som brukar svara, eller svara själv."
    href = addresses.round_address(group.standing.slug, group.view.slug)
    shown = names if len(names) > 1 else ()
    return Section(group.title, (said,), names=shown, advice=advice, button=Way("Öppna omgången", href))


def _lead(group: _Group) -> Section:
    silent = group.standing.silent_in(group.view.id)
    count = f"{len(silent)} av {group.view.asked} har inte svarat."
    sentences = (f"Sista dagen var {long_day(group.view.due_on)}. {count}",)
    href = addresses.reminders_address(group.standing.slug, group.view.slug)
    way = Way("Se vilka som har påmints", href)
    return Section(group.title, sentences, names=first_named([body.name for body in silent]), button=way)


def _nobody(group: _Group) -> Section:
    names, many = first_named([body.name for body in group.bodies]), len(group.bodies)
    count = f"{many} enheter" if many > 1 else "En enhet"
    said = f"{count} ska svara men har ingen som kan påminnas."
    advice = "Ge någon rollen som rapportör, skicka en svarslänk eller svara själv."
    href = addresses.reminders_address(group.standing.slug, group.view.slug)
    return Section(group.title, (said,), names=names, advice=advice, button=Way("Se vad du kan göra", href))


_WRITERS = {"answer": _answer, "approve": _approve, "lead": _lead, "nobody": _nobody}
_ORDER = {manner: place for place, manner in enumerate(_WRITERS)}


def _to_do(groups: Mapping[str, Sequence[_Group]]) -> str:
    """What to do and by when, for the first kind of thing that the letter holds."""
    if groups["answer"]:
        return _to_answer(groups["answer"])
    if groups["approve"]:
        count = sum(len(group.bodies) for group in groups["approve"])
        return (
            "ett svar som du ska godkänna saknas"
            if count == 1
            else f"{count} svar som du ska godkänna saknas"
        )
    if groups["lead"]:
        silent = sum(len(group.standing.silent_in(group.view.id)) for group in groups["lead"])
        return f"{silent} av {sum(group.view.asked for group in groups['lead'])} har inte svarat"
    count = sum(len(group.bodies) for group in groups["nobody"])
    return f"{count} enheter har ingen som svarar" if count > 1 else "en enhet har ingen som svarar"


def _to_answer(groups: Sequence[_Group]) -> str:
    first = min(groups, key=lambda group: group.view.due_on)
    count, day = sum(len(group.bodies) for group in groups), short_day(first.view.due_on)
    if not first.late:
        return f"svara senast {day}" if count == 1 else f"lämna {count} svar, senast {day}"
    return f"svaret skulle ha kommit in {day}" if count == 1 else f"{count} svar skulle ha kommit in {day}"
