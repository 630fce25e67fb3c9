"""What activities cost, one by one and summed; each with a fixed number of SQL statements."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import Q

from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.decisions.models import Condition
from fridlyst.programmes.cost_rules import years_of
from fridlyst.programmes.models import Cost, Goal, GoalActivity, Programme

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class CostView:
    """A cost that was told: whole kronor; `body_name` is empty where it is the municipality's as a whole."""

    id: int
    activity_id: int
    activity_key: str
    activity_title: str
    body_id: int | None
    body_key: str
    body_name: str
    year: int
    payer: str
    amount: int
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class UntoldActivity:
    """An activity that nobody has told the cost of."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class GoalCost:
    """What the activities at and below a goal cost, each once; `told` of `activities` have a cost told."""

    goal_id: int
    key: str
    label: str
    title: str
    depth: int
    amount: int
    activities: int
    told: int


@dataclass(frozen=True, slots=True)
class BodyCost:
    """What falls on a body; `body_id` None is the municipality as a whole."""

    body_id: int | None
    key: str
    name: str
    amount: int
    activities: int


@dataclass(frozen=True, slots=True)
class YearCost:
    """What falls on a year, whole and by payer (`terms.Payer`)."""

    year: int
    amount: int
    by_payer: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PayerCost:
    """What a payer (`terms.Payer`) stands for, and in how many activities."""

    payer: str
    amount: int
    activities: int


@dataclass(frozen=True)
class CostSummary:
    """A programme's costs in whole kronor.

    `activities` are those that are not withdrawn, or that have a cost told; `told` how many of them have
    one, `untold` the others. `shared` serve more than one of the goals at the top: they are counted once
    in `total`, but under each of their goals. `asked` says that a condition in the programme's matter
    speaks of costs.
    """

    costs: tuple[CostView, ...]
    activities: int
    shared: int
    by_goal: tuple[GoalCost, ...]
    untold: tuple[UntoldActivity, ...]
    asked: bool = False

    @cached_property
    def total(self) -> int:
        return sum(one.amount for one in self.costs)

    @cached_property
    def told(self) -> int:
        return _activities(self.costs)

    @property
    def missing(self) -> int:
        """Activities that nobody has told the cost of: unknown, not nothing."""
        return self.activities - self.told

    @cached_property
    def free(self) -> int:
        """Activities that are told to cost nothing."""
        paid = {one.activity_id for one in self.costs if one.amount}
        return len({one.activity_id for one in self.costs} - paid)

    @cached_property
    def by_body(self) -> tuple[BodyCost, ...]:
        """The dearest first; the municipality as a whole last."""
        found = [
            BodyCost(body_id, some[0].body_key, some[0].body_name, _sum(some), _activities(some))
            for body_id, some in _grouped(self.costs, lambda one: one.body_id)
        ]
        return tuple(sorted(found, key=lambda one: (one.body_id is None, -one.amount, one.name)))

    @cached_property
    def by_year(self) -> tuple[YearCost, ...]:
        years = _grouped(self.costs, lambda one: one.year)
        return tuple(
            YearCost(year, _sum(some), {one.payer: one.amount for one in _payers(some)})
            for year, some in sorted(years, key=lambda pair: pair[0])
        )

    @cached_property
    def by_payer(self) -> tuple[PayerCost, ...]:
        return tuple(sorted(_payers(self.costs), key=lambda one: -one.amount))


_COLUMNS = (
    *("id", "activity_id", "activity__key", "activity__title", "body_id", "body__key", "body__name"),
    *("year", "payer", "amount", "note", "version"),
)


def costs_of(*, municipality_id: int, activity_id: int) -> tuple[CostView, ...]:
    """What was told of one activity, by year; one statement."""
    rows = Cost.objects.filter(activity__municipality_id=municipality_id, activity_id=activity_id)
    return tuple(_view(row) for row in rows.order_by("year", "body__name", "id").values_list(*_COLUMNS))


def cost_years(*, activity_id: int) -> range:
    """The years that a cost of the activity may fall on, by the programmes that it serves; one statement."""
    served = Programme.objects.filter(goals__goal_activities__activity_id=activity_id).order_by("pk")
    return years_of(list(served.distinct().values_list("valid_from", "valid_to")), today())


def costs_by_activity(*, municipality_id: int, programme_id: int) -> Mapping[int, tuple[CostView, ...]]:
    """Activity → what was told of it, in one programme; one statement."""
    return {key: tuple(some) for key, some in _grouped(_told(municipality_id, [programme_id]), _activity)}


def cost_summary(*, municipality_id: int, programme_id: int) -> CostSummary:
    """A programme's costs summed; NotFound for another municipality's. Five statements."""
    if not Programme.objects.filter(municipality_id=municipality_id, pk=programme_id).exists():
        raise NotFound
    return costs_summed(municipality_id=municipality_id, programme_ids=[programme_id])


def costs_summed(*, municipality_id: int, programme_ids: Sequence[int]) -> CostSummary:
    """The costs of several programmes as one; an activity that serves two of them is counted once.

    Four statements.
    """
    costs = tuple(_told(municipality_id, programme_ids))
    told = {one.activity_id for one in costs}
    mine = {"goal__municipality_id": municipality_id, "goal__programme_id__in": programme_ids}
    links = GoalActivity.objects.filter(**mine).order_by("goal__programme_id", "position", "id")
    serving: dict[int, set[int]] = defaultdict(set)
    untold: dict[int, UntoldActivity] = {}
    columns = ("goal_id", "activity_id", "activity__withdrawn_on", "activity__key", "activity__title")
    for goal_id, activity_id, withdrawn_on, *named in links.values_list(*columns):
        if withdrawn_on is None or activity_id in told:
            serving[goal_id].add(activity_id)
            if activity_id not in told:
                untold[activity_id] = UntoldActivity(*named)
    by_goal, shared = _goals(municipality_id, programme_ids, serving, costs)
    activities = len(set().union(*serving.values()))
    asked = _asked(municipality_id, programme_ids)
    return CostSummary(costs, activities, shared, by_goal, tuple(untold.values()), asked)


def _asked(municipality_id: int, programme_ids: Sequence[int]) -> bool:
    """Whether a condition in one of the programmes' matters speaks of costs."""
    theirs = Programme.objects.filter(municipality_id=municipality_id, pk__in=programme_ids)
    numbers = theirs.exclude(registration_number="").values("registration_number")
    texts = theirs.exclude(text=None).values("text_id")
    matters = Q(step__matter__registration_number__in=numbers) | Q(step__matter__text__in=texts)
    words = (
        Q(text__icontains="kosta")
        | Q(text__icontains="kostnad")
        | Q(text__icontains="ekonomi")
        | Q(text__icontains="finansier")
    )
    return Condition.objects.filter(matters, words, step__matter__municipality_id=municipality_id).exists()


def _told(municipality_id: int, programme_ids: Sequence[int]) -> list[CostView]:
    serving = GoalActivity.objects.filter(goal__programme_id__in=programme_ids).values("activity_id")
    rows = Cost.objects.filter(activity__municipality_id=municipality_id, activity_id__in=serving)
    ordered = rows.order_by("activity__title", "activity_id", "year", "id")
    return [_view(row) for row in ordered.values_list(*_COLUMNS)]


def _view(row: Sequence[Any]) -> CostView:
    """Out of the columns above."""
    number, activity_id, activity_key, title, body_id, key, name, *rest = row
    return CostView(number, activity_id, activity_key, title, body_id, key or "", name or "", *rest)


def _goals(
    municipality_id: int,
    programme_ids: Sequence[int],
    serving: Mapping[int, set[int]],
    costs: Iterable[CostView],
) -> tuple[tuple[GoalCost, ...], int]:
    """Every goal that has activities at or below it, as they stand; and how many serve several at the top."""
    columns = ("id", "parent_id", "key", "level_word", "number", "title")
    mine = Goal.objects.filter(municipality_id=municipality_id, programme_id__in=programme_ids)
    rows = mine.order_by("programme_id", "position", "id").values_list(*columns)
    tree = _Tree(rows, serving)
    amounts: Counter[int] = Counter()
    for cost in costs:
        amounts[cost.activity_id] += cost.amount
    times = Counter(activity_id for top in tree.tops() for activity_id in tree.below(top))
    return tuple(tree.walk(amounts)), sum(count > 1 for count in times.values())


class _Tree:
    """The goals of a programme with the activities that serve each."""

    def __init__(self, rows: Iterable[Any], serving: Mapping[int, set[int]]) -> None:
        self._serving = serving
        self._under: dict[int | None, list[tuple[int, str, str, str]]] = defaultdict(list)
        for goal_id, parent_id, key, word, number, title in rows:
            self._under[parent_id].append((goal_id, key, f"{word} {number}".strip(), title))

    def tops(self) -> Iterable[int]:
        return (goal[0] for goal in self._under[None])

    def below(self, goal_id: int) -> set[int]:
        children = (self.below(child[0]) for child in self._under[goal_id])
        return self._serving.get(goal_id, set()).union(*children)

    def walk(
        self, amounts: Mapping[int, int], parent: int | None = None, depth: int = 0
    ) -> Iterator[GoalCost]:
        for goal_id, key, label, title in self._under[parent]:
            if held := self.below(goal_id):
                amount, told = sum(amounts.get(one, 0) for one in held), len(held & amounts.keys())
                yield GoalCost(goal_id, key, label, title, depth, amount, len(held), told)
                yield from self.walk(amounts, goal_id, depth + 1)


def _activity(one: CostView) -> int:
    return one.activity_id


def _payers(costs: Iterable[CostView]) -> tuple[PayerCost, ...]:
    found = _grouped(costs, lambda one: one.payer)
    return tuple(PayerCost(payer, _sum(some), _activities(some)) for payer, some in found)


def _grouped(costs: Iterable[CostView], key: Callable[[CostView], Key]) -> list[tuple[Key, list[CostView]]]:
    found: dict[Key, list[CostView]] = defaultdict(list)
    for one in costs:
        found[key(one)].append(one)
    return list(found.items())


def _sum(costs: Iterable[CostView]) -> int:
    return sum(one.amount for one in costs)


def _activities(costs: Iterable[CostView]) -> int:
    return len({one.activity_id for one in costs})
