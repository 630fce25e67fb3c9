"""What the system knows, gathered for a picture of the situation: only as it may be shown, and kept whole."""

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.utils.translation import override

from fridlyst.base import clock
from fridlyst.counts.actions import add_source, map_draft, publish_table, start_draft, take_in
from fridlyst.counts.fields import SourceFields
from fridlyst.counts.shapes import TableChoice
from fridlyst.decisions.actions import register_matter
from fridlyst.decisions.fields import StepFields
from fridlyst.demo.comparison import load_comparison
from fridlyst.demo.plans import PLACES
from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell, CellState
from fridlyst.indicators.actions import record
from fridlyst.indicators.fields import Definition, MeasurementRow
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.reports.contents.situation import SituationMaterial, finished_situation, situation_report
from fridlyst.reports.document import BulletList, OwnText, ReportDocument
from fridlyst.reports.formats import FORMATS, render
from fridlyst.situation.actions import decide_situation, start_situation, write_part
from fridlyst.situation.facts.gathering import gathered
from fridlyst.situation.fields import SituationDecision, SituationFields
from fridlyst.situation.keeping import as_plain, from_plain
from fridlyst.situation.queries import situation
from fridlyst.situation.shapes import FactColumn, FactSet, FactTable, Mark, SituationView
from fridlyst.situation.terms import FactKind
from tests import factories
from tests.competence.making import SPRING, TODAY, course, told
from tests.counts.making import LONG, as_csv
from tests.factories import Town

pytestmark = pytest.mark.django_db
NOW = date(2026, 11, 21)


@pytest.fixture
def town() -> Town:
    return factories.town()


def fact(town: Town, kind: str, today: date = NOW) -> FactSet:
    found = gathered(municipality_id=town.municipality.pk, kinds=[kind], today=today)[0]
    assert from_plain(json.loads(json.dumps(as_plain(found)))) == found
    return found


@pytest.mark.parametrize("kind", FactKind.values)
def test_where_there_is_nothing_it_says_so(town: Town, kind: str) -> None:
    found = fact(town, kind)
    assert not found.known
    assert (found.tables, found.charts, found.marks) == ((), (), ())
    assert found.sentences[0].endswith(".")


def published(town: Town) -> None:
    """A half-year of counts in which some are small, and a table of it."""
    of = add_source(by=town.actor, fields=SourceFields(name="Treserva"))
    made = start_draft(
        by=town.actor, source_id=of.pk, period="2026-H1", data=as_csv(LONG), filename="a.csv", today=NOW
    )
    if not made.mapping["ready"]:
        map_draft(by=town.actor, draft_id=made.pk, mapping=made.mapping)
    take_in(by=town.actor, draft_id=made.pk, confirmed=True)
    publish_table(by=town.actor, choice=TableChoice(of.pk, ("2026-H1",), "form", "sex", ""))


def test_counts_are_the_published_tables_and_nothing_else(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime.combine(NOW, time(12), tzinfo=UTC))
    published(town)
    found = fact(town, "counts")
    assert found.sentences[0].startswith("1 av 1 källa har lämnat antal för ")
    cells = [cell for row in found.tables[0].rows for cell in row[1:]]
    assert all(isinstance(cell, Cell) for cell in cells)
    assert not any(0 < (cell.value or 0) < 5 for cell in cells if isinstance(cell, Cell))
    assert found.source == "Treserva"


def test_a_source_that_is_late_is_named(town: Town) -> None:
    add_source(by=town.actor, fields=SourceFields(name="Treserva"))
    found = fact(town, "counts", date(2027, 6, 1))
    assert found.sentences[1].startswith("Saknas: Treserva, ")
    assert found.urgency == 2


def test_indicators_say_which_way_they_go_and_hide_the_few(town: Town) -> None:
    body = factories.body(town)
    under = factories.goal(town, factories.programme(town))
    for title in ("Andel", "Få", "Utan värde"):
        factories.indicator(
            town,
            under,
            title,
            kind="share",
            owners=[OwnerChoice(body.pk)],
            definition=Definition(direction="higher"),
        )
    for title, top, bottom, day in (
        ("Andel", 40, 80, date(2025, 6, 30)),
        ("Andel", 60, 80, date(2026, 6, 30)),
        ("Få", 2, 40, date(2026, 6, 30)),
    ):
        row = MeasurementRow(title, body.key, day, numerator=Decimal(top), denominator=Decimal(bottom))
        record(by=town.actor, rows=[row], how="hand", certain=True)
    found = fact(town, "indicators")
    assert found.sentences[0] == "1 av 3 indikatorer går åt rätt håll och 0 åt fel. 1 saknar värde."
    shown = {row[0]: row[1] for row in found.tables[0].rows}
    assert [getattr(shown[name], "state", None) for name in ("Andel", "Få", "Utan värde")] == [
        CellState.SHOWN,
        CellState.SUPPRESSED,
        CellState.MISSING,
    ]
    assert isinstance(shown["Andel"], PublishedShare)
    assert shown["Andel"].share == 0.75
    assert found.day == date(2026, 6, 30)
    few = as_plain(found)["tables"][0]["rows"][1][1]
    assert (few["share"], few["numerator"]["value"], few["denominator"]["value"]) == (None, None, None)
    earlier = fact(town, "indicators", date(2026, 3, 1))
    assert {row[0]: row[4] for row in earlier.tables[0].rows}["Andel"] == date(2025, 6, 30)


def test_following_up_names_the_silent(town: Town) -> None:
    bodies = [factories.body(town, name) for name in ("Socialnämnden", "Skolnämnden")]
    plan = factories.programme(town)
    factories.activity(town, factories.goal(town, plan), leads=bodies)
    opened = factories.opened(town, plan)
    factories.sent_in(town, opened, bodies[0], "late")
    found = fact(town, "followup", date(2100, 1, 1))
    assert found.sentences[:2] == ("I Tertial 2 2026 har 1 av 2 svarat.", "Har inte svarat: Skolnämnden.")
    assert {one.key: one.value for one in found.marks}["followup-late"] == 1
    assert not fact(town, "followup", date(2000, 1, 1)).known


def test_coverage_says_what_is_missing(town: Town) -> None:
    plan = factories.programme(town)
    factories.activity(town, factories.goal(town, plan))
    factories.goal(town, plan, "Tomt mål", number="2")
    found = fact(town, "coverage")
    assert any("saknar aktivitet" in str(row[0]) for row in found.tables[0].rows)
    assert found.urgency == 2


def test_competence_says_who_is_below(town: Town) -> None:
    body = factories.body(town)
    made = course(town)
    told(town, body, staff=100, trained={made.pk: 30})
    found = fact(town, "competence", TODAY)
    assert SPRING[1] < TODAY
    assert found.sentences[0] == "0 av 1 kurs når målet för hur många som är utbildade i dag."
    assert "Under målet i någon kurs: Socialnämnden." in found.sentences


def test_comparison_tells_where_it_is_from(town: Town) -> None:
    for place in PLACES:
        load_comparison(by=town.actor, place=place.slug, today=NOW)
    found = fact(town, "comparison")
    assert "Påhittade" in found.source
    assert found.day < NOW
    assert len(found.tables[0].columns) == len(found.tables[0].rows[0]) == 6


def test_matters_are_told_as_they_stood_on_the_day(town: Town) -> None:
    steps = [StepFields("statement", date(2026, 5, 1), "KS"), StepFields("proposal", date(2026, 9, 1), "KS")]
    register_matter(by=town.actor, registration_number="1", title="Ärende", steps=steps)
    assert fact(town, "decisions").tables[0].rows[0][3:] == ("Förslag till beslut", date(2026, 9, 1))
    assert fact(town, "decisions", date(2026, 6, 1)).tables[0].rows[0][4] == date(2026, 5, 1)
    assert not fact(town, "decisions", date(2026, 1, 1)).known


def picture(
    town: Town, *, kept: tuple[FactSet, ...] = (), before: SituationView | None = None
) -> ReportDocument:
    """A draft without a word written, with these figures."""
    row = start_situation(
        by=town.actor, fields=SituationFields("Lägesbild", date(2025, 1, 1), date(2026, 12, 31))
    )
    view = situation(municipality_id=town.municipality.pk, slug=row.slug, drafts=True)
    return situation_report(SituationMaterial("Askersund", view, kept, before, NOW))


def some(value: float, *, urgency: int = 0, kind: str = "competence") -> FactSet:
    """A fact with a count that is hidden, and a share that the next picture is compared with."""
    columns = (FactColumn("Kurs", "course"), FactColumn("Antal", "count", "count"))
    hidden, missing = Cell(CellState.SUPPRESSED), Cell(CellState.MISSING)
    table = FactTable(
        "t", "Tabell", columns, (("=A", hidden), ("<b>", missing), ("C", Cell(CellState.SHOWN, 0)))
    )
    mark = Mark("trained", "Utbildade", value, "percent")
    return FactSet(kind, ("En mening.", "En till."), "K", NOW, True, urgency, (), (table,), (mark,))


@pytest.mark.parametrize("format", FORMATS)
def test_the_three_states_are_told_apart_in_every_format(town: Town, format: str) -> None:
    made = render(finished_situation(picture(town, kept=(some(0.5),))), format)
    assert len(made.data) > 1000
    if format == "html":
        text = made.data.decode()
        assert text.count("skyddat") == text.count("saknas") == 1
        assert "&lt;b&gt;" in text


def test_page_one_answers_where_nobody_has_written(town: Town) -> None:
    facts = (some(0.5, urgency=2), some(0.5, kind="counts"))
    found = finished_situation(picture(town, kept=facts[:1]))
    lists = [one for one in found.summary if isinstance(one, BulletList)]
    assert "En mening. En till." in str(lists[0].items[0])
    places = [one.key for one in picture_places(found)]
    assert places == ["forslag", "analys"]


def picture_places(found: ReportDocument) -> list[OwnText]:
    return [one for one in found.every_block() if isinstance(one, OwnText)]


def test_what_has_changed_since_the_last_is_told_in_its_own_figures(town: Town) -> None:
    now = picture(town, kept=(some(0.75),))
    head = situation(municipality_id=town.municipality.pk, slug="2026", drafts=True).head
    again = SituationView(head, {}, (some(0.5),))
    view = situation(municipality_id=town.municipality.pk, slug="2026", drafts=True)
    then = situation_report(SituationMaterial("Askersund", view, (some(0.75),), again, NOW))
    assert "från 50" in str(then.summary)
    assert "ingen tidigare" in str(now.summary)


def test_what_is_decided_is_kept_in_swedish_whatever_language_it_was_decided_in(town: Town) -> None:
    row = start_situation(
        by=town.actor, fields=SituationFields("Lägesbild", date(2025, 1, 1), date(2026, 12, 31))
    )
    write_part(by=town.actor, situation_id=row.pk, key="analys", text="x", version=0)
    with override("en"):
        decide_situation(
            by=town.actor,
            situation_id=row.pk,
            version=row.version,
            decision=SituationDecision(NOW, None, "KS"),
            today=NOW,
        )
    view = situation(municipality_id=town.municipality.pk, slug=row.slug, drafts=False)
    assert [one.kind for one in view.kept] == FactKind.values
    assert "Inget ärende om programmet är registrerat." in {one.sentences[0] for one in view.kept}
