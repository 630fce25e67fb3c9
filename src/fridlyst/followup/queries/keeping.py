"""Reading whether following up was kept, with a fixed number of SQL statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from fridlyst.followup.calendar import Demand
from fridlyst.followup.keeping_rules import (
    AskedOnce,
    Kept,
    Silence,
    kept_of,
    silence,
    standing_still,
    term_of_year,
    year_of,
)
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.followup.queries.calendar import demanded
from fridlyst.followup.rules import ANSWERED
from fridlyst.followup.terms import RoundState, Status
from fridlyst.programmes.models import Activity
from fridlyst.programmes.terms import ProgrammeState

# As many of the newest rounds are looked through for activities that stand still.
_LOOKED_BACK = 8


@dataclass(frozen=True, slots=True)
class KeptBody:
    """A body with how it has kept each year; a year in which it was not asked is not there."""

    id: int
    key: str
    name: str
    kind: str
    years: Mapping[int, Kept]
    silence: Silence


@dataclass(frozen=True, slots=True)
class KeptYear:
    """A year as a whole; `every_time` are the bodies that answered each time they should have."""

    year: int
    kept: Kept
    rounds: int
    bodies: int
    every_time: int


@dataclass(frozen=True, slots=True)
class OwnerlessActivity:
    """An activity of a programme in force that nobody answers for."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class StillActivity:
    """An activity of which a body says the same, `rounds` rounds in a row."""

    key: str
    title: str
    body_key: str
    body_name: str
    status: str
    rounds: int


@dataclass(frozen=True, slots=True)
class Keeping:
    """A term of office: `bodies` those who were asked in it, `terms` the first year of each with rounds."""

    term: range
    terms: tuple[int, ...]
    bodies: tuple[KeptBody, ...]
    years: tuple[KeptYear, ...]
    unmet: tuple[Demand, ...]
    silent: tuple[KeptBody, ...]
    ownerless: tuple[OwnerlessActivity, ...]
    still: tuple[StillActivity, ...]


def keeping(*, municipality_id: int, today: date, term_from: int | None = None, law: bool = True) -> Keeping:
    """Whether following up was kept in the term of office that begins with `term_from`; nine statements.

    Without it, the one that today falls in, or the newest with rounds when it has none yet. `law` as in
    `followup.calendar.demands`.
    """
    asked = _asked(Submission.objects.filter(municipality_id=municipality_id), today)
    terms = sorted({term_of_year(one.year).start for one in asked.every})
    term = _term(term_from, terms, today)
    bodies = asked.bodies(today, term)
    silent = [body for body in asked.bodies(today) if body.silence.told and body.id not in asked.over]
    unmet = demanded(municipality_id=municipality_id, today=today, law=law).demands
    return Keeping(
        term=term,
        terms=tuple(terms),
        bodies=bodies,
        years=tuple(_year(year, asked.every, today) for year in term),
        unmet=tuple(one for one in unmet if one.state == "overdue" and _about(one) in term),
        silent=tuple(sorted(silent, key=lambda body: (-body.silence.rounds, body.name))),
        ownerless=_ownerless(municipality_id, today),
        still=_still(municipality_id),
    )


def kept_by_body(*, municipality_id: int, body_id: int, today: date) -> Mapping[int, Kept]:
    """How one body has kept each year that it was asked, newest first; one statement."""
    rows = Submission.objects.filter(municipality_id=municipality_id, body_id=body_id)
    found = _asked(rows, today).bodies(today)
    return {year: found[0].years[year] for year in sorted(found[0].years, reverse=True)} if found else {}


@dataclass(frozen=True, slots=True)
class _Asked:
    """Everybody who was asked, newest round first; `named` has key, name and kind by body.

    `over` are bodies that have ended, also by going up in another: nobody waits for them to speak.
    """

    every: tuple[AskedOnce, ...]
    named: Mapping[int, tuple[str, str, str]]
    over: frozenset[int]

    def bodies(self, today: date, term: Iterable[int] | None = None) -> tuple[KeptBody, ...]:
        """Those who were asked in the years of the term, or ever, by name."""
        years = None if term is None else frozenset(term)
        of: dict[int, list[AskedOnce]] = defaultdict(list)
        for one in self.every:
            if years is None or one.year in years:
                of[one.body_id].append(one)
        found = (
            KeptBody(body, *self.named[body], _by_year(asked, today), silence(asked, today))
            for body, asked in of.items()
        )
        return tuple(sorted(found, key=lambda body: (body.name, body.id)))


def _asked(rows: QuerySet[Submission], today: date) -> _Asked:
    """One statement."""
    of_body = ("body_id", "body__key", "body__name", "body__kind", "body__valid_to")
    columns = ("state", "first_submitted_at", "submitted_at")
    of_round = ("round_id", "round__title", "round__period_end", "round__closes_on", "round__state")
    opened = rows.exclude(round__state=RoundState.DRAFT).order_by("-round__period_end", "-round_id")
    every, named, over = [], {}, set()
    for body, key, name, kind, until, *said in opened.values_list(*of_body, *columns, *of_round):
        state, first, sent, pk, title, end, due, round_state = said
        named[body] = (key, name, kind)
        if until and until < today:
            over.add(body)
        is_open = round_state == RoundState.OPEN
        every.append(AskedOnce(body, pk, title, year_of(end, due), due, is_open, state, _day(first or sent)))
    return _Asked(tuple(every), named, frozenset(over))


def _day(moment: datetime | None) -> date | None:
    return localdate(moment) if moment else None


def _by_year(asked: Iterable[AskedOnce], today: date) -> dict[int, Kept]:
    of: dict[int, list[AskedOnce]] = defaultdict(list)
    for one in asked:
        of[one.year].append(one)
    return {year: kept_of(found, today) for year, found in of.items()}


def _year(year: int, every: Iterable[AskedOnce], today: date) -> KeptYear:
    mine = [one for one in every if one.year == year]
    bodies: dict[int, Kept] = defaultdict(Kept)
    for one in mine:
        bodies[one.body_id] += kept_of([one], today)
    due = [kept for kept in bodies.values() if kept.due]
    return KeptYear(
        year=year,
        kept=kept_of(mine, today),
        rounds=len({one.round_id for one in mine}),
        bodies=len(bodies),
        every_time=sum(kept.answered == kept.due for kept in due),
    )


def _term(asked_for: int | None, terms: Sequence[int], today: date) -> range:
    now = term_of_year(today.year)
    if asked_for is not None:
        return term_of_year(asked_for)
    return now if now.start in terms or not terms else term_of_year(max(terms))


def _about(demand: Demand) -> int:
    return year_of(demand.period_end, demand.closes_on)


def _ownerless(municipality_id: int, today: date) -> tuple[OwnerlessActivity, ...]:
    going_on = Q(withdrawn_on=None) | Q(withdrawn_on__gt=today)
    rows = Activity.objects.filter(
        going_on,
        municipality_id=municipality_id,
        body=None,
        ownerships=None,
        goals__programme__state=ProgrammeState.IN_FORCE,
    )
    found = rows.order_by("title", "pk").distinct().values_list("key", "title")
    return tuple(OwnerlessActivity(*row) for row in found)


def _still(municipality_id: int) -> tuple[StillActivity, ...]:
    """What stands still by what was sent in, late ones first; three statements.

    Only what the newest round that asked about it was answered with counts, and what is in a programme in
    force still.
    """
    opened = FollowUpRound.objects.filter(municipality_id=municipality_id).exclude(state=RoundState.DRAFT)
    newest = list(opened.order_by("-period_end", "-id").values_list("pk", flat=True)[:_LOOKED_BACK])
    said = _said(municipality_id, newest)
    still = {of: (statuses[0], standing_still(statuses)) for of, statuses in said.items()}
    still = {of: found for of, found in still.items() if found[1]}
    titles = _titles(municipality_id, {activity for activity, _body in still})
    rows = (
        StillActivity(*titles[activity], *body, status, rounds)
        for (activity, body), (status, rounds) in still.items()
        if activity in titles
    )
    order = ("late", "not_started", "ongoing")
    return tuple(
        sorted(rows, key=lambda one: (order.index(one.status), -one.rounds, one.title, one.body_name))
    )


def _said(municipality_id: int, newest: Sequence[int]) -> dict[tuple[int, tuple[str, str]], list[str]]:
    """Activity and body → what was said in each of the rounds, newest first."""
    rows = ActivityReport.objects.filter(
        municipality_id=municipality_id,
        submission__round_id__in=newest,
        submission__state__in=sorted(ANSWERED),
        activity__goals__programme__state=ProgrammeState.IN_FORCE,
    ).exclude(status=Status.UNKNOWN)
    of_body = ("submission__body__key", "submission__body__name")
    place = {pk: at for at, pk in enumerate(newest)}
    found: dict[tuple[int, tuple[str, str]], dict[int, str]] = defaultdict(dict)
    for activity, key, name, round_id, status in rows.values_list(
        "activity_id", *of_body, "submission__round_id", "status"
    ).iterator(chunk_size=2000):
        found[activity, (key, name)][place[round_id]] = status
    return {of: [said[at] for at in sorted(said)] for of, said in found.items()}


def _titles(municipality_id: int, ids: set[int]) -> dict[int, tuple[str, str]]:
    rows = Activity.objects.filter(municipality_id=municipality_id, pk__in=ids, withdrawn_on=None)
    return {pk: (key, title) for pk, key, title in rows.values_list("pk", "key", "title")}
