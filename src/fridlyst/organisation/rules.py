"""What holds for bodies, in plain Python."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence

Span = tuple[date | None, date | None]


class TreeLoop(BadInput):
    """A body cannot stand under itself."""

    code = "tree-loop"


class WrongMunicipalCode(BadInput):
    """Not a municipal code of Statistics Sweden: four digits."""

    code = "wrong-municipal-code"


class NameTaken(BadInput):
    """Another body has the name."""

    code = "name-taken"


class ValidityOrder(BadInput):
    """The last day comes before the first."""

    code = "validity-order"


class MergedEnds(BadInput):
    """A body that was merged into another has a last day."""

    code = "merged-ends"


def is_valid_on(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Whether the period, open where None, holds the day."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


def check_municipal_code(code: str) -> None:
    """Raise WrongMunicipalCode unless the code is four digits."""
    if not (len(code) == 4 and code.isascii() and code.isdigit()):
        raise WrongMunicipalCode("Kommunkoden är fyra siffror, till exempel 1882.", field="code")


def check_validity(valid_from: date | None, valid_to: date | None) -> None:
    """Raise ValidityOrder for a period that ends before it begins."""
    if valid_from and valid_to and valid_to < valid_from:
        raise ValidityOrder("Sista dagen ligger före första dagen.", field="valid_to")


def check_end_of_merged(merged_into_id: int | None, valid_to: date | None) -> None:
    """Raise MergedEnds when a body that another took over from would have no last day."""
    if merged_into_id is not None and valid_to is None:
        raise MergedEnds(
            "Enheten har gått upp i en annan och har därför en sista dag. "
            "Ångra sammanslagningen om enheten ska finnas kvar.",
            field="valid_to",
        )


def check_name_free(name: str, span: Span, others: Iterable[tuple[str, Span]]) -> None:
    """Raise NameTaken when another body of the same name exists during a part of the same time.

    `span` is (valid from, valid to), None where it has no end. Owners are found by name.
    """
    wanted = name.casefold()
    if any(wanted == other.casefold() and _overlap(span, theirs) for other, theirs in others):
        raise NameTaken(
            Sentence(
                "Det finns redan en enhet som heter %(name)s. Skriv ett namn som skiljer dem åt.", name=name
            ),
            field="name",
        )


def _overlap(one: Span, other: Span) -> bool:
    return (one[0] or date.min) <= (other[1] or date.max) and (other[0] or date.min) <= (one[1] or date.max)


def check_tree(body_id: int, parent_id: int | None, parents: Mapping[int, int | None]) -> None:
    """Raise TreeLoop if the body would stand under itself. `parents` maps body to parent."""
    seen, current = {body_id}, parent_id
    while current is not None:
        if current in seen:
            raise TreeLoop("En enhet kan inte ligga under sig själv.", field="parent")
        seen.add(current)
        current = parents.get(current)


def expand(owner_ids: Iterable[int], members: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
    """Owners with each collective body replaced by its members, each body once, in order.

    `members` maps a collective body to its members; one without members answers itself.
    """
    found: dict[int, None] = {}

    def add(body_id: int, above: frozenset[int]) -> None:
        inner = [member for member in members.get(body_id, ()) if member not in above]
        if not inner:
            found[body_id] = None
        for member in inner:
            add(member, above | {body_id})

    for owner in owner_ids:
        add(owner, frozenset())
    return tuple(found)


def day_after(last: date) -> date:
    """The first day on which a body with this last day is over; the last day that there is has none after."""
    return last if last == date.max else last + timedelta(days=1)


def chain(body_id: int, successors: Mapping[int, int]) -> tuple[int, ...]:
    """The body, the one that it was merged into, and so on to the one that answers in the end.

    `successors` maps a merged body to the one that took over.
    """
    found = [body_id]
    while (after := successors.get(found[-1])) is not None and after not in found:
        found.append(after)
    return tuple(found)


def answering(body_id: int, successors: Mapping[int, int], valid: Collection[int]) -> int:
    """Who answers for what the body owns: the first of its chain that is in being; itself when none is."""
    return next((one for one in chain(body_id, successors) if one in valid), body_id)


def predecessors(body_id: int, successors: Mapping[int, int]) -> tuple[int, ...]:
    """Every body that the body has taken over from, at any remove."""
    return tuple(one for one in successors if one != body_id and body_id in chain(one, successors))
