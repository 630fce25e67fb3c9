"""A programme beside the edition before it, and beside the documents above it. Plain Python."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from fridlyst.coverage.shapes import Coverage
from fridlyst.programmes.shapes import ActivityView, AlignmentView, SteeringDocumentView, SteeringGoalView
from fridlyst.programmes.terms import PreventionLevel, SocialLevel, Stance

_ALIKE = 88.0
_YEARS = re.compile(r"-?\d{4}(-\d{4})?$")


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A level then and now: how many activities, by their ids in each edition."""

    facet: str
    code: str
    label: str
    then: tuple[int, ...]
    now: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EditionsCompared:
    """Two editions level by level. `came` are activities of the new one alone, `went` of the old one alone.

    `kept` pairs those that are the same: carried over, or in nearly the same words.
    """

    levels: tuple[LevelChange, ...]
    came: tuple[ActivityView, ...]
    went: tuple[ActivityView, ...]
    kept: tuple[tuple[ActivityView, ActivityView], ...]


@dataclass(frozen=True, slots=True)
class GoalAbove:
    """A goal of a document above: how the programme stands to it, and what serves it.

    `stance` is a code of Stance, or empty where nothing is said; `goals` are names of the programme's own
    goals that stand to it, empty where the whole programme does.
    """

    goal: SteeringGoalView
    stance: str
    why: str
    goals: tuple[str, ...]
    activities: tuple[int, ...]

    @property
    def is_unserved(self) -> bool:
        """Whether it is said to be followed though nothing serves it."""
        return self.stance in (Stance.ADOPTED, Stance.ADAPTED) and not self.activities


@dataclass(frozen=True, slots=True)
class DocumentAbove:
    """A document above, goal by goal; `ended` when it had expired by the day that is looked at.

    `newer` is a later edition of the same document that applies by then, if there is one.
    """

    document: SteeringDocumentView
    goals: tuple[GoalAbove, ...]
    ended: bool
    newer: SteeringDocumentView | None


def editions(before: Coverage, now: Coverage, carried: Mapping[int, int]) -> EditionsCompared:
    """What came and went between two editions; `carried` maps an activity now to the one it was before."""
    pairs = dict(_pairs(before.activities, now.activities, carried))
    then = {one.id: one for one in before.activities}
    return EditionsCompared(
        levels=tuple(_levels(before, now)),
        came=tuple(one for one in now.activities if one.id not in pairs),
        went=tuple(one for one in before.activities if one.id not in set(pairs.values())),
        kept=tuple((then[pairs[one.id]], one) for one in now.activities if one.id in pairs),
    )


def _pairs(
    before: Sequence[ActivityView], now: Sequence[ActivityView], carried: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    left = {one.id: one.title.casefold() for one in before}
    known = {one.id: carried[one.id] for one in now if carried.get(one.id) in left}
    known |= {one.id: one.id for one in now if one.id in left and one.id not in known}
    yield from known.items()
    for taken in known.values():
        left.pop(taken, None)
    for one in now:
        if one.id in known or not left:
            continue
        found = process.extractOne(one.title.casefold(), left, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if found:
            left.pop(found[2])
            yield one.id, found[2]


def _levels(before: Coverage, now: Coverage) -> Iterator[LevelChange]:
    for level in PreventionLevel:
        then, after = (_with(one.activities, "prevention_levels", level) for one in (before, now))
        yield LevelChange("niva", level.value, str(level.label), then, after)
    for social in SocialLevel:
        then, after = (_with(one.activities, "social_levels", social) for one in (before, now))
        yield LevelChange("samhalle", social.value, str(social.label), then, after)


def _with(activities: Iterable[ActivityView], facet: str, code: str) -> tuple[int, ...]:
    return tuple(one.id for one in activities if code in getattr(one, facet))


def above(coverage: Coverage, documents: Collection[SteeringDocumentView]) -> tuple[DocumentAbove, ...]:
    """The documents that the programme says how it stands to, goal by goal."""
    said: dict[int, list[AlignmentView]] = {}
    for one in (*coverage.alignments, *(it for goal in coverage.goals for it in goal.alignments)):
        said.setdefault(one.steering_goal_id, []).append(one)
    return tuple(
        DocumentAbove(
            document=document,
            goals=tuple(_goal_above(coverage, goal, said.get(goal.id, [])) for goal in document.goals),
            ended=document.valid_to is not None and document.valid_to < coverage.on,
            newer=_newer(document, documents, coverage.on),
        )
        for document in documents
        if any(goal.id in said for goal in document.goals)
    )


def _goal_above(coverage: Coverage, goal: SteeringGoalView, said: Sequence[AlignmentView]) -> GoalAbove:
    names = {one.id: one.name for one in coverage.goals}
    followed = [one for one in said if one.stance != Stance.NOT_FOLLOWED]
    served = (
        activity
        for one in followed
        for activity in (
            (it.id for it in coverage.activities)
            if one.goal_id is None
            else coverage.below.get(one.goal_id, ())
        )
    )
    return GoalAbove(
        goal=goal,
        stance=_stance(said),
        why=next((one.why for one in said if one.why), ""),
        goals=tuple(names[one.goal_id] for one in followed if one.goal_id in names),
        activities=tuple(dict.fromkeys(served)),
    )


def _stance(said: Sequence[AlignmentView]) -> str:
    """The most that is said: adopted before adapted before not followed."""
    told = {one.stance for one in said}
    return next((one.value for one in Stance if one in told), "")


def _newer(
    document: SteeringDocumentView, documents: Iterable[SteeringDocumentView], on: date
) -> SteeringDocumentView | None:
    """A later edition, by the same key without its years, that applies by the day."""
    family = _YEARS.sub("", document.key)
    later = [
        one
        for one in documents
        if _YEARS.sub("", one.key) == family
        and one.valid_from
        and (document.valid_from or date.min) < one.valid_from <= on
    ]
    return max(later, key=lambda one: one.valid_from or date.min, default=None)
