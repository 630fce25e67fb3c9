"""What a letter says: sections of plain sentences, made from how things stand when it is sent.

Nothing in it says what the round is about, who else there is or how anything goes: somebody may read over
the shoulder. See docs/decisions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import override

from fridlyst.followup.discretion import tells
from fridlyst.reminders import addresses
from fridlyst.reminders.due import ANSWERING
from fridlyst.reminders.shapes import Item, OpenRound, Person, SilentBody, Standing

# Mail programs cut a long letter, and the way to stop it stands last.
MOST_NAMED = 30
_STILL_OPEN = "Det går fortfarande att svara."


@dataclass(frozen=True, slots=True)
class Way:
    """A link of a letter: what it is for, in words that say it alone, and where it leads."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that a letter tells of: sentences, names, what to do about it, and the way there.

    `button` is the one thing to do; `ways` are many of the same kind.
    """

    heading: str
    sentences: tuple[str, ...]
    names: tuple[str, ...] = ()
    advice: str = ""
    ways: tuple[Way, ...] = ()
    button: Way | None = None

    @property
    def rule(self) -> str:
        """A line under the heading, where there is no other type than one."""
        return "-" * len(self.heading)


@dataclass(frozen=True, slots=True)
class LetterText:
    """A whole letter before it is printed as text and HTML; `answerable` when an answer reaches somebody."""

    subject: str
    name: str
    municipality: str
    sections: tuple[Section, ...]
    stop_href: str
    answerable: bool = True


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
    ordered = sorted(items, key=lambda item: (_ORDER[_manner(item)], item.round_id))
    for (manner, round_id), some in groupby(ordered, key=lambda item: (_manner(item), item.round_id)):
        group = _group(standing, round_id, list(some), person, today)
        found[manner].append((group, _WRITERS[manner](group)))
    sections = tuple(section for pairs in found.values() for _told, section in pairs)
    subject = _subject(
        standing.municipality, {key: [one for one, _ in pairs] for key, pairs in found.items()}
    )
    return LetterText(subject, person.name, standing.municipality, sections, stop_href)


def round_title(view: OpenRound) -> str:
    """What the round is called in a letter: its title, unless it says what the round is about."""
    if not tells(view.title):
        return view.title
    return f"Uppföljning {view.period_start.year}" + (
        f"–{view.period_end.year}" if view.period_end.year != view.period_start.year else ""
    )


def long_day(day: date) -> str:
    """ "tisdag 15 september 2026"."""
    with override("sv"):
        return date_format(day, "l j F Y").lower()


def _day(day: date) -> str:
    with override("sv"):
        return date_format(day, "j F")


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


def _named(bodies: Sequence[SilentBody]) -> tuple[str, ...]:
    """The bodies by name; of very many the first, and how many more."""
    names, more = [body.name for body in bodies[:MOST_NAMED]], len(bodies) - MOST_NAMED
    return (*names, f"och {more} till") if more > 0 else tuple(names)


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
    names, due = _named(group.bodies), long_day(group.view.due_on)
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
    return Section(group.title, sentences, names=_named(silent), button=way)


def _nobody(group: _Group) -> Section:
    names, many = _named(group.bodies), len(group.bodies)
    count = f"{many} enheter" if many > 1 else "En enhet"
    said = f"{count} ska svara men har ingen som kan påminnas."
    advice = "Ge någon rollen som rapportör, skicka en svarslänk eller svara själv."
    href = addresses.reminders_address(group.standing.slug, group.view.slug)
    return Section(group.title, (said,), names=names, advice=advice, button=Way("Se vad du kan göra", href))


_WRITERS = {"answer": _answer, "approve": _approve, "lead": _lead, "nobody": _nobody}
_ORDER = {manner: place for place, manner in enumerate(_WRITERS)}


def _subject(municipality: str, groups: Mapping[str, Sequence[_Group]]) -> str:
    """What to do and by when, for the first kind of thing that the letter holds."""
    return f"{municipality}: {_to_do(groups)}"


def _to_do(groups: Mapping[str, Sequence[_Group]]) -> str:
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
    count, day = sum(len(group.bodies) for group in groups), _day(first.view.due_on)
    if not first.late:
        return f"svara senast {day}" if count == 1 else f"lämna {count} svar, senast {day}"
    return f"svaret skulle ha kommit in {day}" if count == 1 else f"{count} svar skulle ha kommit in {day}"
