"""The documents above the programme: found or taken in, and what the programme says of their goals."""

from collections.abc import Mapping
from datetime import date

from fridlyst.exchange.errors import refusal
from fridlyst.exchange.validation import place
from fridlyst.exchange.walking import Tree, goals, listed, steering_reference
from fridlyst.organisation.actor import Actor
from fridlyst.programmes.actions import ensure_steering
from fridlyst.programmes.fields import AlignmentFields, SteeringFields, SteeringGoalFields
from fridlyst.programmes.queries import steering_documents
from fridlyst.programmes.terms import Stance, SteeringLevel

_Goals = dict[tuple[str, str], int]


class SteeringIndex:
    """(document key, goal number) → steering goal, for all that the file speaks of.

    A document that the system takes in is everyone's unless it is the municipality's own; one that a
    person takes in is the municipality's, unless everyone's holds the same goals already.
    """

    def __init__(self, by: Actor, file: Tree, *, name: str) -> None:
        self._file = file
        known = _known(by.municipality_id)
        for document in file.get("steering") or []:
            if not all((document["key"], goal["number"]) in known for goal in document["goals"]):
                shared = by.is_system and document["level"] != SteeringLevel.MUNICIPAL
                ensure_steering(by=by, fields=steering_fields(document), shared=shared)
        self._known = _known(by.municipality_id)
        self._refuse_unknown(name)

    def alignments(self, goal_ids: Mapping[int, int]) -> list[AlignmentFields]:
        """Every alignment of the file; `goal_ids` maps id(goal object) to the goal that it became."""
        found = [self._alignment(one, None) for _at, one in listed(self._file, "alignments")]
        for _at, goal in goals(self._file):
            found += [self._alignment(one, goal_ids[id(goal)]) for one in goal.get("aligned") or []]
        return found

    def _alignment(self, given: Tree, goal_id: int | None) -> AlignmentFields:
        reference = steering_reference(self._file, given) or ("", "")
        stance = given.get("stance", Stance.ADOPTED)
        return AlignmentFields(self._known[reference], goal_id, stance, given.get("why") or "")

    def _refuse_unknown(self, name: str) -> None:
        places = [*listed(self._file, "alignments")]
        for at, goal in goals(self._file):
            places += listed(goal, "aligned", at)
        problems = []
        for at, one in places:
            reference = steering_reference(self._file, one)
            if reference not in self._known:
                document = one.get("document") or ""
                problems.append(
                    f"{place((*at, 'goal'))}: inget styrdokument ”{document}” med mål ”{one['goal']}” finns."
                )
        if problems:
            raise refusal(name, problems)


def steering_fields(given: Tree) -> SteeringFields:
    """A steering document of a file as actions take it."""
    return SteeringFields(
        key=given["key"],
        title=given["title"],
        level=given["level"],
        publisher=given.get("publisher") or "",
        valid_from=_day(given.get("valid_from")),
        valid_to=_day(given.get("valid_to")),
        goals=[SteeringGoalFields(goal["number"], goal["title"]) for goal in given["goals"]],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _known(municipality_id: int) -> _Goals:
    """Everyone's and the municipality's goals; the municipality's own go before."""
    documents = sorted(steering_documents(municipality_id), key=lambda document: not document.shared)
    return {(document.key, goal.number): goal.id for document in documents for goal in document.goals}
