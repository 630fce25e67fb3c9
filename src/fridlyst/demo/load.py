"""Loads the demonstration: municipalities, steering documents, programmes, people, rounds and answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.utils import timezone

from fridlyst.accounts.actions import give_role
from fridlyst.accounts.queries import memberships
from fridlyst.base.errors import WrongState
from fridlyst.base.versions import version_of
from fridlyst.demo.answering import SEED, Asked, Days, answers_to, entered
from fridlyst.demo.answers import NOTE
from fridlyst.demo.comparison import load_comparison
from fridlyst.demo.competence import load_competence
from fridlyst.demo.counts import load_counts
from fridlyst.demo.guidance import load_guidance
from fridlyst.demo.indicators import load_indicators
from fridlyst.demo.insight import load_insight
from fridlyst.demo.letters import load_letters
from fridlyst.demo.matters import load_matters
from fridlyst.demo.people import COLLEAGUE, COLLEAGUES_ADDRESS, DOMAIN, PEOPLE, Person
from fridlyst.demo.plans import PLACES, Place, RoundPlan
from fridlyst.demo.questionnaires import questionnaire, with_replies
from fridlyst.demo.situation import load_situation
from fridlyst.demo.support import load_directory
from fridlyst.demo.translations import load_translations
from fridlyst.exchange.importing import import_programme
from fridlyst.exchange.importing_steering import steering_fields
from fridlyst.exchange.parsing import parse
from fridlyst.exchange.programme_file import load
from fridlyst.followup.actions import enter_answers, hand_on, open_round, plan_round, set_questions
from fridlyst.followup.actions.calendar import plan_demands
from fridlyst.followup.actions.words import choose_status_words
from fridlyst.followup.asking_shapes import Asking
from fridlyst.followup.calendar import as_planned, missing
from fridlyst.followup.fields import DemandDays, RoundFields
from fridlyst.followup.queries import asking, board
from fridlyst.followup.queries.calendar import demanded
from fridlyst.followup.terms import SubmissionState
from fridlyst.indicators.queries import indicators_of
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.actor import Actor, system_actor
from fridlyst.organisation.queries import bodies, municipalities
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import ensure_steering
from fridlyst.programmes.queries import programme, tree
from fridlyst.reminders.actions import queue_due
from fridlyst.reminders.sending import send_queued
from fridlyst.situation.queries import has_picture

Progress = Callable[[float, str], None]
_FILES = files("fridlyst.demo")
_DUE_AFTER = timedelta(days=21)
_CLOSED_AFTER = timedelta(days=35)
_OPENED_BEFORE = timedelta(days=20)
_OPEN_FOR = timedelta(days=16)
_AS_FILES = "fridlyst.project.mail_folder.MailFolder"


class NotADemonstration(WrongState):
    """The database holds something else, which invented answers must not be mixed with."""

    code = "not-a-demonstration"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone to sign in as."""

    municipality: str
    name: str
    role: str
    email: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the demonstration holds; `new` is False when it was there already."""

    new: bool
    municipalities: tuple[str, ...]
    programmes: int
    rounds: int
    reports: int
    people: tuple[DemoPerson, ...]


def load_demo(*, progress: Progress, today: date) -> Loaded:
    """Load everything in one transaction, or nothing when it is there already.

    NotADemonstration when the database holds other municipalities. Every round's note says that its
    answers are invented.
    """
    present = {one.code for one in municipalities()}
    if present:
        _check_is_demo(present)
        return Loaded(False, _names(), _count("files"), _count("rounds"), 0, _everyone())
    with transaction.atomic():
        return _load(progress, today)


def _load(progress: Progress, today: date) -> Loaded:
    steps = _Steps(progress, 1 + sum(len(place.files) + len(place.rounds) for place in PLACES))
    actors = {place.slug: _actor(place) for place in PLACES}
    steps.next("Styrdokument")
    for document in _steering():
        ensure_steering(by=actors[PLACES[0].slug], fields=steering_fields(document), shared=True)
    reports = 0
    for place in PLACES:
        reports += _PlaceLoad(place, actors[place.slug], today).run(steps)
        _remind(actors[place.slug], _at(today - _OPENED_BEFORE))
    progress(1.0, "Klart")
    return Loaded(True, _names(), _count("files"), _count("rounds"), reports, _everyone())


class _Steps:
    """Tells how far the load has come."""

    def __init__(self, progress: Progress, count: int) -> None:
        self._progress, self._count, self._done = progress, count, 0

    def next(self, what: str) -> None:
        self._progress(self._done / self._count, what)
        self._done += 1


class _PlaceLoad:
    """One municipality's programmes, people and rounds."""

    def __init__(self, place: Place, by: Actor, today: date) -> None:
        self._place, self._by, self._today = place, by, today
        self._files: dict[str, Mapping[str, Any]] = {}
        self._slugs: dict[str, str] = {}
        self._ids: dict[str, int] = {}

    def run(self, steps: _Steps) -> int:
        for name in self._place.files:
            steps.next(f"{self._place.name}: program")
            self._programme(name)
        _give_roles(self._by, self._place)
        if self._place.words:
            choose_status_words(by=self._by, words=dict(self._place.words), version=version_of({}))
        filled = 0
        for number, plan in enumerate(self._place.rounds, start=1):
            steps.next(f"{self._place.name}: {plan.title}")
            filled += self._round(plan, number)
        load_situation(by=self._by, place=self._place.slug, today=self._today)
        if self._place.ahead:
            self._plan_ahead()
        load_competence(by=self._by, place=self._place.slug, today=self._today)
        load_counts(by=self._by, place=self._place.slug, today=self._today)
        load_matters(by=self._by, place=self._place.slug, today=self._today)
        load_letters(by=self._by, place=self._place.slug)
        load_guidance(by=self._by, place=self._place.slug)
        load_comparison(by=self._by, place=self._place.slug, today=self._today)
        load_indicators(by=self._by, place=self._place.slug, today=self._today)
        load_directory(by=self._by, place=self._place.slug, today=self._today)
        load_translations(by=self._by, place=self._place.slug)
        load_insight(by=self._by, place=self._place.slug, today=self._today)
        return filled

    def _plan_ahead(self) -> None:
        """Everything that the calendar demands and nobody has planned."""
        here = self._by.municipality_id
        found = demanded(municipality_id=here, today=self._today, law=not has_picture(municipality_id=here))
        ahead = as_planned(missing(found.demands), (), self._today)
        days = [DemandDays(one.key, one.opens_on, one.closes_on) for one in ahead]
        plan_demands(by=self._by, chosen=days, today=self._today, routines=True)

    def _programme(self, name: str) -> None:
        file = load((_FILES / "programmes" / f"{name}.yaml").read_bytes(), name=f"{name}.yaml")
        made = import_programme(file, by=self._by, in_force=True, name=f"{name}.yaml")
        self._files[name], self._slugs[name], self._ids[name] = file, made.slug, made.programme_id

    def _round(self, plan: RoundPlan, number: int) -> int:
        count = len(self._place.rounds)
        days = _days(plan, self._today, is_last=number == count)
        made = plan_round(by=self._by, fields=self._fields(plan, days))
        set_questions(by=self._by, round_id=made.pk, questions=questionnaire(plan))
        open_round(by=self._by, round_id=made.pk)
        reporter, approver = _answering_people(self._place)
        invented = answers_to(plan, number=number, of=count, files=[self._files[name] for name in plan.files])
        given = entered(
            invented,
            self._asked(plan, made.slug),
            days,
            drafting=reporter.bodies[0],
            waiting=approver.bodies[1],
            names=(reporter.name, approver.name),
            plan=plan,
        )
        given = with_replies(given, plan, self._asking(plan), seed=SEED)
        filled = enter_answers(
            by=self._by, round_id=made.pk, given=given, opened_at=days.opened_at, closed_at=days.closed_at
        )
        if days.closed_at is None:
            self._hand_on(made.slug)
        return filled

    def _asking(self, plan: RoundPlan) -> Asking:
        return asking(
            municipality_id=self._by.municipality_id,
            programme_ids=[self._ids[name] for name in plan.files],
            period_start=plan.period_start,
            period_end=plan.period_end,
        )

    def _hand_on(self, slug: str) -> None:
        """The first body that has not begun is answered for by a link."""
        coordinator = next(one for one in PEOPLE[self._place.slug] if one.role == Role.COORDINATOR)
        rows = board(municipality_id=self._by.municipality_id, slug=slug).rows
        hand_on(
            by=replace(self._by, label=coordinator.name),
            submission_id=next(row.submission_id for row in rows if row.state == SubmissionState.NOT_OPENED),
            name=COLLEAGUE,
            email=f"{COLLEAGUES_ADDRESS}@{self._place.slug}.{DOMAIN}",
        )

    def _fields(self, plan: RoundPlan, days: Days) -> RoundFields:
        closes_on = plan.period_end + _DUE_AFTER if days.closed_at else self._today + _OPEN_FOR
        return RoundFields(
            title=plan.title,
            programme_ids=[self._ids[name] for name in plan.files],
            period_start=plan.period_start,
            period_end=plan.period_end,
            closes_on=closes_on,
            kind=plan.kind,
            note=NOTE,
        )

    def _asked(self, plan: RoundPlan, slug: str) -> Asked:
        rows = board(municipality_id=self._by.municipality_id, slug=slug).rows
        activities: dict[str, int] = {}
        indicators: dict[str, int] = {}
        for name in plan.files:
            view = programme(municipality_id=self._by.municipality_id, slug=self._slugs[name], drafts=False)
            activities |= {one.key: one.id for one in tree(view).activities()}
            found = indicators_of(municipality_id=self._by.municipality_id, programme_id=view.id)
            indicators |= {one.key: one.id for listed in found.values() for one in listed}
        return Asked({row.key: row.body_id for row in rows}, activities, indicators)


def _remind(by: Actor, at: datetime) -> None:
    """The letters that went out when the open round opened, as files: nothing leaves a demonstration."""
    queue_due(at, municipality_id=by.municipality_id)
    send_queued(at, municipality_id=by.municipality_id, through=_AS_FILES)


def _actor(place: Place) -> Actor:
    return system_actor(ensure_municipality(code=place.code, name=place.name).pk)


def _days(plan: RoundPlan, today: date, *, is_last: bool) -> Days:
    if is_last:
        return Days(_at(today - _OPENED_BEFORE), None)
    return Days(_at(plan.period_end + timedelta(days=1)), _at(plan.period_end + _CLOSED_AFTER))


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(7)))


def _steering() -> Iterable[Mapping[str, Any]]:
    folder = _FILES / "steering"
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        yield parse(entry.read_bytes(), name=entry.name)


def _give_roles(by: Actor, place: Place) -> None:
    keys = {body.key: body.id for body in bodies(by.municipality_id)}
    for person in PEOPLE[place.slug]:
        where: list[int | None] = [keys[key] for key in person.bodies]
        for body_id in where or [None]:
            give_role(
                by=by, email=person.email(place.slug), name=person.name, role=person.role, body_id=body_id
            )


def _answering_people(place: Place) -> tuple[Person, Person]:
    by_role = {person.role: person for person in PEOPLE[place.slug]}
    return by_role[Role.REPORTER], by_role[Role.APPROVER]


def _check_is_demo(present: set[str]) -> None:
    known = {one.code: one.id for one in municipalities()}
    wanted = {place.code for place in PLACES}
    is_demo = present == wanted and all(
        any(one.email.endswith(f".{DOMAIN}") for one in memberships(known[code])) for code in wanted
    )
    if not is_demo:
        raise NotADemonstration(
            "Databasen innehåller något annat än demonstrationen. "
            "Peka FRIDLYST_DATA på en tom mapp och försök igen."
        )


def _everyone() -> tuple[DemoPerson, ...]:
    return tuple(
        DemoPerson(place.name, person.name, str(person.role.label), person.email(place.slug))
        for place in PLACES
        for person in PEOPLE[place.slug]
    )


def _names() -> tuple[str, ...]:
    return tuple(place.name for place in PLACES)


def _count(part: str) -> int:
    return sum(len(getattr(place, part)) for place in PLACES)
