"""Reading what somebody may enter outcomes of, and what stands there: raw, for those people alone."""

from dataclasses import dataclass
from datetime import date

from fridlyst.indicators.models import Indicator, IndicatorOwnership, Measurement
from fridlyst.indicators.queries.reading import view_of
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.shapes import IndicatorView
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import is_coordinator, reports_for
from fridlyst.programmes.policies import may_see_drafts
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.trail.models import Event


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """An indicator that a body is to measure, which the actor may enter for it."""

    indicator: IndicatorView
    programme_slug: str
    programme_title: str
    body_id: int
    body_key: str
    body_name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A stored outcome of a day with its sexes, as it was entered."""

    body_key: str
    body_name: str
    as_of: date
    sex: str
    outcome: Outcome
    comment: str
    entered: str
    version: int
    told: bool
    of_day: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """An outcome that was changed outside the rounds: what it was and became, as text of digits."""

    at: object
    who: str
    how: str
    body_key: str
    day: str
    sex: str
    was: tuple[str | None, ...]
    now: tuple[str | None, ...]


def entry_places(*, by: Actor, indicator_id: int | None = None) -> tuple[EntryPlace, ...]:
    """What the actor may enter, by indicator in the order of its goal and then body; three statements."""
    rows = Indicator.objects.filter(municipality_id=by.municipality_id).select_related("goal__programme")
    if indicator_id is not None:
        rows = rows.filter(pk=indicator_id)
    if not may_see_drafts(by):
        rows = rows.exclude(goal__programme__state=ProgrammeState.DRAFT)
    ordered = rows.order_by("-goal__programme__valid_from", "goal__position", "position", "id")
    found = {row.pk: row for row in ordered}
    bodies = _bodies(by)
    pairs = _pairs(found)
    return tuple(
        EntryPlace(
            view_of(row, ()), row.goal.programme.slug, row.goal.programme.title, body_id, *bodies[body_id]
        )
        for row in found.values()
        for body_id in sorted(
            pairs.get(row.pk, set()) | _own(row), key=lambda one: bodies.get(one, ("", ""))[1]
        )
        if body_id in bodies
    )


def standing(*, by: Actor, indicator_id: int) -> tuple[Standing, ...]:
    """What is stored of an indicator, newest day first, of the bodies that the actor enters for; one
    statement."""
    rows = Measurement.objects.filter(municipality_id=by.municipality_id, indicator_id=indicator_id)
    columns = (
        *("body_id", "body__key", "body__name", "as_of", "sex", "numerator", "denominator", "value"),
        *("comment", "entered", "version", "told", "occasion"),
    )
    read = rows.exclude(value=None).order_by("-as_of", "body__name", "occasion", "pk").values_list(*columns)
    return tuple(
        Standing(
            key, name, day, sex, Outcome(*numbers), comment, entered, version, told, occasion[:4] == "day:"
        )
        for body_id, key, name, day, sex, *numbers, comment, entered, version, told, occasion in read
        if is_coordinator(by) or reports_for(by, body_id)
    )


def corrections(*, by: Actor, indicator_id: int, most: int = 50) -> tuple[Correction, ...]:
    """What was changed outside the rounds, latest first, of the bodies that the actor enters for; two
    statements. Only the last hundred entries are looked through."""
    events = Event.objects.filter(
        municipality_id=by.municipality_id, object_type="indicator", object_id=indicator_id, verb="measured"
    )
    mine = {key for key, _ in _bodies(by).values()}
    found = [
        Correction(
            event.at,
            event.user_label,
            str(event.data.get("how", "")),
            one["body"],
            one["day"],
            one.get("sex", ""),
            tuple(one["was"]),
            tuple(one["now"]),
        )
        for event in events.order_by("-number")[:100]
        for one in event.data.get("outcomes", [])
        if "was" in one and one["body"] in mine
    ]
    return tuple(found[:most])


def body_names(municipality_id: int) -> dict[str, str]:
    """Name, alias and key of every body, casefolded → its key; one statement. A shared name is left out."""
    rows = Body.objects.filter(municipality_id=municipality_id, collective=False)
    found: dict[str, set[str]] = {}
    for key, name, aliases in rows.values_list("key", "name", "aliases"):
        for word in (key, name, *aliases):
            found.setdefault(" ".join(str(word).split()).casefold(), set()).add(key)
    return {word: keys.pop() for word, keys in found.items() if len(keys) == 1}


def _bodies(by: Actor) -> dict[int, tuple[str, str]]:
    rows = Body.objects.filter(municipality_id=by.municipality_id, collective=False)
    return {
        pk: (key, name)
        for pk, key, name in rows.values_list("pk", "key", "name")
        if is_coordinator(by) or reports_for(by, pk)
    }


def _pairs(found: dict[int, Indicator]) -> dict[int, set[int]]:
    links = IndicatorOwnership.objects.filter(indicator_id__in=list(found))
    pairs: dict[int, set[int]] = {}
    for indicator_id, body_id, member in links.values_list("indicator_id", "body_id", "body__members__pk"):
        pairs.setdefault(indicator_id, set()).add(member or body_id)
    return pairs


def _own(row: Indicator) -> set[int]:
    return {row.body_id} if row.body_id else set()
