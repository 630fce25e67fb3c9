"""A file's running text becomes the programme's, and its goals and activities are tied to their places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fridlyst.decisions.actions.texts import lead_to_text
from fridlyst.exchange.text_part import text_from_file
from fridlyst.exchange.walking import Json, Tree, goals
from fridlyst.files.models import StoredFile
from fridlyst.organisation.actor import Actor
from fridlyst.programmes.actions import Tie, tie_text
from fridlyst.programmes.matching import Sought, Spot, holds, spots
from fridlyst.programmes.queries.text import newest_body
from fridlyst.texts.actions import add_text, add_version
from fridlyst.texts.keys import with_keys
from fridlyst.texts.shapes import TextBody
from fridlyst.texts.terms import VersionOrigin


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a text was read from, and what it was called."""

    file: StoredFile
    filename: str


@dataclass(frozen=True, slots=True)
class Made:
    """What a file's goals and activities became: id(thing in the file) → row."""

    goals: Mapping[int, int]
    activities: Mapping[int, int]


def import_text(
    by: Actor,
    file: Tree,
    *,
    programme_id: int,
    previous_id: int | None,
    made: Made,
    source: Source | None = None,
) -> None:
    """The file's text as the first version of the programme's own; nothing where the file has none.

    What stood in the text of the edition before keeps its key. A place that the file names is taken where
    the text has it; every other is sought by the words. The programme's own matter leads to the text.
    """
    given = text_from_file(file.get("text") or [])
    if not any(section.heading or section.passages for section in given.sections):
        return
    before = (
        newest_body(municipality_id=by.municipality_id, programme_id=previous_id) if previous_id else None
    )
    body = with_keys(given, before) if before else given
    text = add_text(by=by, title=file["programme"]["title"])
    add_version(
        by=by,
        text_id=text.pk,
        body=body,
        origin=VersionOrigin.READ,
        source=source.file if source else None,
        filename=source.filename if source else "",
    )
    ties = list(_ties(file, body, _renamed(given, body), made))
    tie_text(by=by, programme_id=programme_id, text_id=text.pk, places=ties)
    number = file["programme"].get("registration_number")
    if number:
        lead_to_text(by=by, registration_number=number, text_id=text.pk)


def _renamed(given: TextBody, body: TextBody) -> dict[str, str]:
    """The keys in the file → those in the text."""
    pairs = [(old.key, new.key) for old, new in zip(given.sections, body.sections, strict=True)]
    passages = zip(given.passages(), body.passages(), strict=True)
    return dict([*pairs, *((old.key, new.key) for (_s, old), (_t, new) in passages)])


def _ties(file: Tree, body: TextBody, renamed: Mapping[str, str], made: Made) -> Iterator[Tie]:
    things = [(goal, made.goals[id(goal)], True) for _at, goal in goals(file)]
    things += [
        (one, made.activities[id(one)], False)
        for _at, goal in goals(file)
        for one in goal.get("activities") or []
        if id(one) in made.activities
    ]
    sought = {at: _sought(thing) for at, (thing, _number, _is_goal) in enumerate(things)}
    found = spots(body, sought)
    for at, (thing, number, is_goal) in enumerate(things):
        spot = _named(thing, body, renamed) or found.get(at)
        if spot is not None:
            yield Tie(spot, goal_id=number) if is_goal else Tie(spot, activity_id=number)


def _sought(thing: Json) -> Sought:
    return Sought(thing["title"], (thing.get("source") or {}).get("page"))


def _named(thing: Json, body: TextBody, renamed: Mapping[str, str]) -> Spot | None:
    place = thing.get("place")
    if not place:
        return None
    passage = place.get("passage", "")
    spot = Spot(renamed.get(place["section"], place["section"]), renamed.get(passage, passage))
    return spot if holds(body, spot) else None
