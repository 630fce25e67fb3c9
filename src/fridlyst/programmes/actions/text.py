"""Tying a programme to its running text, and its goals and activities to the places that say them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import QuerySet

from fridlyst.base.errors import BadInput, NotFound, WrongState
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import own_programme
from fridlyst.programmes.matching import Sought, Spot, holds, spots
from fridlyst.programmes.models import Activity, Goal, Programme, TextPlace
from fridlyst.programmes.queries.text import newest_body
from fridlyst.texts.actions import own_text
from fridlyst.texts.models import TextSection
from fridlyst.texts.policies import may_write_text


class OtherText(WrongState):
    """The programme has a text already, or the text is another programme's."""

    code = "programme-other-text"


class PlaceMissing(BadInput):
    """The section or the passage is not in the newest version of the text."""

    code = "place-missing"


@dataclass(frozen=True, slots=True)
class Tie:
    """A goal, or an activity, and where in the text it stands."""

    spot: Spot
    goal_id: int | None = None
    activity_id: int | None = None


@transaction.atomic
def tie_text(*, by: Actor, programme_id: int, text_id: int, places: Sequence[Tie] = ()) -> Programme:
    """Let a text be the programme's, with the places that are known; places it had before stand otherwise.

    OtherText when the programme has another text or the text another programme; PlaceMissing and NotFound
    for a place or a part that is not there.
    """
    require(may_write_text(by))
    programme = own_programme(by, programme_id)
    text = own_text(by, text_id)
    if programme.text_id not in (None, text_id):
        raise OtherText("Programmet har redan en text. Lägg till en ny version av den i stället.")
    if Programme.objects.filter(text=text).exclude(pk=programme.pk).exists():
        raise OtherText("Texten hör redan till ett annat program.")
    if programme.text_id is None:
        programme.text = text
        programme.save(update_fields=["text"])
        write_trail(by, "tied_text", "programme", programme.pk, {"text": text_id})
    if places:
        _place_all(by, programme, places)
    return programme


@transaction.atomic
def seek_places(*, by: Actor, programme_id: int) -> int:
    """Seek a place in the newest version for every goal and activity that has none there; how many were
    found. What is not in the text stays where it stood last."""
    require(may_write_text(by))
    programme = own_programme(by, programme_id)
    body = newest_body(municipality_id=by.municipality_id, programme_id=programme_id)
    if body is None:
        return 0
    rows = programme.places.values_list("goal_id", "activity_id", "section", "passage")
    placed = {(goal, activity) for goal, activity, *spot in rows if holds(body, Spot(*spot))}
    every = [(goal.title, Tie(Spot(""), goal_id=goal.pk)) for goal in programme.goals.all()]
    every += [(one.title, Tie(Spot(""), activity_id=one.pk)) for one in _activities(programme)]
    sought = [(words, tie) for words, tie in every if (tie.goal_id, tie.activity_id) not in placed]
    found = spots(body, {at: Sought(words) for at, (words, _tie) in enumerate(sought)})
    ties = [replace(sought[at][1], spot=spot) for at, spot in found.items()]
    return len(_place_all(by, programme, ties)) if ties else 0


@transaction.atomic
def set_place(*, by: Actor, programme_id: int, tie: Tie) -> TextPlace:
    """Say by hand where in the text a goal or an activity stands."""
    require(may_write_text(by))
    programme = own_programme(by, programme_id)
    return _place_all(by, programme, [tie])[0]


@transaction.atomic
def remove_place(
    *, by: Actor, programme_id: int, goal_id: int | None = None, activity_id: int | None = None
) -> None:
    """Say that a goal or an activity stands nowhere in the text; nothing happens where that is so already."""
    require(may_write_text(by))
    programme = own_programme(by, programme_id)
    gone, _kinds = programme.places.filter(**_of(goal_id, activity_id)).delete()
    if gone:
        write_trail(by, "unplaced", "programme", programme.pk, {"goal": goal_id, "activity": activity_id})


def _activities(programme: Programme) -> QuerySet[Activity]:
    return Activity.objects.filter(goals__programme=programme).distinct().order_by("pk")


def _place_all(by: Actor, programme: Programme, ties: Sequence[Tie]) -> list[TextPlace]:
    _check_parts(programme, ties)
    _check_spots(programme, ties)
    made = [_place(programme, tie) for tie in ties]
    write_trail(by, "placed_in_text", "programme", programme.pk, {"places": len(made)})
    return made


def _place(programme: Programme, tie: Tie) -> TextPlace:
    of = _of(tie.goal_id, tie.activity_id)
    row = programme.places.filter(**of).first() or TextPlace(programme=programme, **of)
    row.section, row.passage = tie.spot.section, tie.spot.passage
    row.save()
    return row


def _of(goal_id: int | None, activity_id: int | None) -> dict[str, int]:
    """The one that is meant; NotFound for neither or both."""
    given = {"goal_id": goal_id, "activity_id": activity_id}
    chosen = {name: number for name, number in given.items() if number is not None}
    if len(chosen) != 1:
        raise NotFound
    return chosen


def _check_parts(programme: Programme, ties: Sequence[Tie]) -> None:
    """Goals are this programme's; activities serve one of its goals."""
    goals = {tie.goal_id for tie in ties if tie.goal_id is not None}
    activities = {tie.activity_id for tie in ties if tie.activity_id is not None}
    own_goals = Goal.objects.filter(programme=programme, pk__in=goals).count()
    own_activities = _activities(programme).filter(pk__in=activities).count()
    if own_goals != len(goals) or own_activities != len(activities):
        raise NotFound


def _check_spots(programme: Programme, ties: Sequence[Tie]) -> None:
    newest = programme.text.versions.order_by("-number").first() if programme.text else None
    rows = TextSection.objects.filter(version=newest).values_list("key", "passages")
    known = {Spot(key) for key, _passages in rows}
    known |= {Spot(key, passage["key"]) for key, passages in rows for passage in passages}
    if any(tie.spot not in known for tie in ties):
        raise PlaceMissing("Välj ett ställe som finns i textens senaste version.", field="place")
