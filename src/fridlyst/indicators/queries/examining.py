"""Rows to record, each held against what there is: who may, which indicator, new or changed, and odd."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NoReturn

from fridlyst.base import clock
from fridlyst.base.checks import check_text
from fridlyst.base.errors import BadInput, FridlystError
from fridlyst.base.sentences import Sentence
from fridlyst.indicators.entry_rules import (
    check_day,
    check_persons,
    earlier,
    occasion_of_day,
    question,
    whole_of,
)
from fridlyst.indicators.fields import MeasurementRow
from fridlyst.indicators.models import Indicator, IndicatorOwnership, Measurement
from fridlyst.indicators.queries.reading import view_of
from fridlyst.indicators.recording_shapes import Examined, RowFault, Verdict
from fridlyst.indicators.rules import Outcome, outcome
from fridlyst.indicators.shapes import IndicatorView
from fridlyst.indicators.terms import Sex
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import is_coordinator, reports_for
from fridlyst.programmes.policies import may_see_drafts
from fridlyst.programmes.terms import ProgrammeState

MOST_ROWS = 5000
Place = tuple[int, int, date]


@dataclass(frozen=True, slots=True)
class Stored:
    """An outcome that stands in a series, with the row that holds it."""

    id: int
    occasion: str
    outcome: Outcome
    comment: str
    version: int


@dataclass(frozen=True, slots=True)
class Known:
    """All that rows are held against, read at once."""

    indicators: Mapping[int, tuple[IndicatorView, str]]
    bodies: Mapping[str, tuple[int, str]]
    owners: frozenset[tuple[int, int]]
    measured: frozenset[tuple[int, int]]
    stored: Mapping[tuple[int, int, str], Mapping[str, Stored]] = field(default_factory=dict)
    earlier: Mapping[tuple[int, int, str], Mapping[date, Outcome]] = field(default_factory=dict)


class _Wrong(Exception):
    def __init__(self, field_name: str, message: str) -> None:
        self.field, self.message = field_name, message


def examine(*, by: Actor, rows: Sequence[MeasurementRow]) -> tuple[Examined, ...]:
    """Each row with what it would do, in order, and after them the wholes that follow from their sexes;
    six statements."""
    if len(rows) > MOST_ROWS:
        raise BadInput(Sentence("Lämna högst %(most)s rader i taget.", most=MOST_ROWS))
    known = _known(by.municipality_id, (row.body_key for row in rows), drafts=may_see_drafts(by))
    found: dict[int, Examined] = {}
    taken: set[tuple[Place, str]] = set()
    placed: list[tuple[int, Place, IndicatorView, Outcome]] = []
    for at, row in enumerate(rows):
        try:
            view, body_id, said = _placed(by, row, known)
            place = (view.id, body_id, row.as_of)
            if (place, row.sex) in taken:
                raise _Wrong("indicator", "Samma indikator, enhet, dag och kön står på en rad till.")
            taken.add((place, row.sex))
            placed.append((at, place, view, said))
        except _Wrong as wrong:
            found[at] = Examined(row, Verdict.FAULT, fault=RowFault(at, wrong.field, wrong.message))
    placed.sort(key=lambda one: (one[1], one[0]))
    extra: list[Examined] = []
    for place, group in groupby(placed, key=lambda one: one[1]):
        extra += _of_place(rows, place, list(group), known, found)
    return (*(found[at] for at in range(len(rows))), *extra)


def _of_place(
    rows: Sequence[MeasurementRow],
    place: Place,
    group: list[tuple[int, Place, IndicatorView, Outcome]],
    known: Known,
    found: dict[int, Examined],
) -> list[Examined]:
    """The rows of one indicator, body and day together; the whole, where it was not a row of its own."""
    indicator_id, body_id, day = place
    view = group[0][2]
    given = {rows[at].sex: said for at, _, _, said in group}
    stood = known.stored.get((indicator_id, body_id, occasion_of_day(day)), {})
    try:
        whole = _whole(view, given, stood)
    except FridlystError as error:
        for at, *_ in group:
            fault = RowFault(at, error.field or "value", error.message)
            found[at] = Examined(rows[at], Verdict.FAULT, view, _name(known, rows[at]), fault=fault)
        return []
    for at, _, _, said in group:
        result = whole if rows[at].sex == Sex.ALL else said
        found[at] = _one(rows[at], view, body_id, result, stood, known, at)
    if Sex.ALL in given:
        return []
    at = group[0][0]
    row = MeasurementRow(view.id, rows[at].body_key, day, comment="" if not stood else _comment(stood))
    made = _one(row, view, body_id, whole, stood, known, at)
    return [] if made.verdict == Verdict.SAME else [made]


def _comment(stood: Mapping[str, Stored]) -> str:
    return stood[Sex.ALL].comment if Sex.ALL in stood else ""


def _whole(view: IndicatorView, given: Mapping[str, Outcome], stood: Mapping[str, Stored]) -> Outcome:
    """Of everybody: as given; else what stands, or the sum of the sexes when that is larger."""
    before = {sex: one.outcome for sex, one in stood.items() if sex != Sex.ALL}
    parts = {**before, **{sex: one for sex, one in given.items() if sex != Sex.ALL}}
    if Sex.ALL in given:
        return whole_of(view.kind, given[Sex.ALL], parts.values())
    old = stood[Sex.ALL].outcome if Sex.ALL in stood else Outcome()
    unknown = old.answered and old != whole_of(view.kind, Outcome(), before.values())
    if unknown and not (before.keys() & given.keys()):
        return whole_of(view.kind, old, parts.values())
    return whole_of(view.kind, Outcome(), parts.values())


def _one(
    row: MeasurementRow,
    view: IndicatorView,
    body_id: int,
    said: Outcome,
    stood: Mapping[str, Stored],
    known: Known,
    at: int,
) -> Examined:
    old = stood.get(row.sex)
    if row.seen is not None and row.seen != (old.version if old else 0):
        fault = RowFault(
            at, "as_of", "Det står ett annat tal för dagen. Läs det under Lämnade tal och rätta det där."
        )
        return Examined(row, Verdict.FAULT, view, _name(known, row), said, fault=fault)
    verdict = Verdict.NEW
    if old is not None:
        same = old.outcome == said and old.comment == row.comment.strip()
        verdict = Verdict.SAME if same else Verdict.CHANGED
    past, last_year = earlier(known.earlier.get((view.id, body_id, row.sex), {}), row.as_of)
    odd = "" if verdict == Verdict.SAME else question(view.kind, said, past, last_year=last_year)
    before = old.outcome if old else Outcome()
    return Examined(row, verdict, view, _name(known, row), said, before, odd)


def _name(known: Known, row: MeasurementRow) -> str:
    return known.bodies[row.body_key][1]


def _placed(by: Actor, row: MeasurementRow, known: Known) -> tuple[IndicatorView, int, Outcome]:
    """Where the row belongs and what it says; _Wrong with the first thing that is wrong."""
    view = _indicator(row, known)
    body = known.bodies.get(row.body_key)
    if body is None:
        _refuse("body_key", "Enheten finns inte i kommunen.")
    _check_may(by, view, body[0], known)
    try:
        check_day(row.as_of, today=clock.today())
        check_text(row.comment, "comment")
        said = outcome(
            view.kind, numerator=row.numerator, denominator=row.denominator, value=_value(view, row)
        )
        if view.about_persons:
            check_persons(said)
    except FridlystError as error:
        raise _Wrong(error.field or "value", error.message) from error
    if row.sex not in Sex.values:
        _refuse("sex", "Skriv kvinnor, män eller annat, eller lämna könet tomt för alla.")
    if row.sex != Sex.ALL and not view.by_sex:
        _refuse("sex", "Indikatorn mäts inte uppdelad på kön.")
    if not said.answered:
        _refuse("value", "Raden saknar tal.")
    return view, body[0], said


def _value(view: IndicatorView, row: MeasurementRow) -> Decimal | None:
    """Shares are computed: one that is typed has to be taken away."""
    if view.kind == "share" and row.value is not None:
        _refuse("value", "En andel räknas ut. Ange antalet och det som det räknas av, inte andelen.")
    if view.kind != "share" and (row.numerator is not None or row.denominator is not None):
        _refuse("numerator", "Indikatorn är ingen andel. Ange bara ett värde.")
    return row.value


def _refuse(field_name: str, message: str) -> NoReturn:
    raise _Wrong(field_name, message)


def _indicator(row: MeasurementRow, known: Known) -> IndicatorView:
    if isinstance(row.indicator, int):
        if row.indicator not in known.indicators:
            _refuse("indicator", "Indikatorn finns inte.")
        return known.indicators[row.indicator][0]
    wanted = " ".join(row.indicator.split()).casefold()
    named = [
        view
        for view, programme in known.indicators.values()
        if wanted in (view.key, str(view.id), " ".join(view.title.split()).casefold())
        and row.programme in ("", programme)
    ]
    if not named:
        _refuse("indicator", "Indikatorn finns inte. Skriv den som i mallen.")
    if len(named) > 1:
        _refuse("indicator", "Flera indikatorer heter så. Skriv indikatorns nummer ur mallen i stället.")
    return named[0]


def _check_may(by: Actor, view: IndicatorView, body_id: int, known: Known) -> None:
    if is_coordinator(by):
        return
    if not reports_for(by, body_id):
        _refuse("body_key", "Du lämnar inte uppgifter för den enheten.")
    pair = (view.id, body_id)
    if pair not in known.owners and pair not in known.measured and view.body_id != body_id:
        _refuse("body_key", "Enheten ansvarar inte för indikatorn.")


def _known(municipality_id: int, body_keys: Iterable[str], *, drafts: bool) -> Known:
    rows = Indicator.objects.filter(municipality_id=municipality_id).select_related("goal__programme")
    if not drafts:
        rows = rows.exclude(goal__programme__state=ProgrammeState.DRAFT)
    bodies = Body.objects.filter(municipality_id=municipality_id, collective=False)
    links = IndicatorOwnership.objects.filter(indicator__municipality_id=municipality_id)
    direct = set(links.values_list("indicator_id", "body_id"))
    through = set(links.filter(body__members__isnull=False).values_list("indicator_id", "body__members__pk"))
    here = {key: (pk, name) for key, pk, name in bodies.values_list("key", "pk", "name")}
    # A key that no body has may hold what a database refuses to be asked about.
    stored, past = _stored(municipality_id, here.keys() & set(body_keys))
    return Known(
        indicators={row.pk: (view_of(row, ()), row.goal.programme.slug) for row in rows},
        bodies=here,
        owners=frozenset(direct | through),
        measured=frozenset((indicator, body) for indicator, body, _ in past),
        stored=stored,
        earlier=past,
    )


def _stored(
    municipality_id: int, body_keys: Iterable[str]
) -> tuple[
    Mapping[tuple[int, int, str], Mapping[str, Stored]], Mapping[tuple[int, int, str], Mapping[date, Outcome]]
]:
    """What stands by occasion and sex, and by sex and day; what is recorded on a day goes before a round."""
    rows = Measurement.objects.filter(municipality_id=municipality_id, body__key__in=body_keys, told=True)
    columns = ("pk", "occasion", "numerator", "denominator", "value", "comment", "version")
    stored: dict[tuple[int, int, str], dict[str, Stored]] = defaultdict(dict)
    past: dict[tuple[int, int, str], dict[date, Outcome]] = defaultdict(dict)
    read = rows.exclude(value=None).order_by("-occasion", "pk")
    for indicator, body, sex, day, pk, occasion, top, bottom, value, comment, version in read.values_list(
        "indicator_id", "body_id", "sex", "as_of", *columns
    ):
        said = Outcome(top, bottom, value)
        stored[indicator, body, occasion][sex] = Stored(pk, occasion, said, comment, version)
        past[indicator, body, sex][day] = said
    return stored, past
