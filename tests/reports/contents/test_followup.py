"""What the report of a round says, against a round that was reckoned by hand."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories
from tests.reports.contents.conftest import Scene
from tests.reports.contents.reading import table, texts, words
from tests.reports.hostile import EVERY

from fridlyst.base.errors import NotFound
from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell, CellState
from fridlyst.followup.actions import write_text
from fridlyst.followup.material import WrittenText
from fridlyst.followup.queries import round_material
from fridlyst.reports.contents.followup import followup_report
from fridlyst.reports.contents.places import finished, goal_key, keys
from fridlyst.reports.document import KeyFigures, OwnText, ReportDocument, StatusBar
from fridlyst.reports.formats import FORMATS, render

# One more where the round has questions of its own.
STATEMENTS = 25


def shown(count: int) -> Cell:
    return Cell(CellState.SHOWN, count)


def report(scene: Scene, slug: str = "") -> ReportDocument:
    material = round_material(municipality_id=scene.town.municipality.pk, slug=slug or scene.now.slug)
    return followup_report(material, on=date(2026, 9, 20))


def block(document: ReportDocument, kind: type) -> object:
    return next(one for one in document.summary if isinstance(one, kind))


def test_page_one_counts_answers_and_activities(scene: Scene) -> None:
    figures = block(report(scene), KeyFigures)
    assert isinstance(figures, KeyFigures)
    assert [item.value for item in figures.items] == ["2 av 4", "2 av 4", "0 av 3", "1"]


def test_the_bar_holds_every_answer_and_what_is_missing(scene: Scene) -> None:
    bar = block(report(scene), StatusBar)
    assert isinstance(bar, StatusBar)
    assert {part.status.word: part.count for part in bar.parts} == {
        "Klar": 1,
        "Försenad": 1,
        "Ej besvarade": 2,
    }


def test_page_one_names_the_silent_and_says_how_much_is_missing(scene: Scene) -> None:
    said = texts(replace(report(scene), blocks=(), appendices=()))
    assert "Inte svarat. 2 av 4: Skolnämnden och Södra nämnden. 2 av 4 svar saknas." in said
    assert "2 av 4 nämnder har svarat." in said
    assert "siffrorna kan ändras" in said


def test_a_draft_is_unknown_and_its_words_are_nowhere(scene: Scene) -> None:
    document = report(scene)
    assert "Hemlig" not in texts(document)
    assert ("Skolnämnden", "Påbörjat, inte inskickat", None, 0, 1) in [
        words(row) for row in table(document, "svar-per-ansvarig")
    ]


def test_an_answer_that_is_not_approved_says_so(scene: Scene) -> None:
    said = texts(report(scene))
    assert "1 svar är inskickade men inte godkända än: Norra nämnden." in said
    assert "Inskickat, inte godkänt än" in said


def test_an_activity_is_never_better_than_what_was_reported(scene: Scene) -> None:
    rows = [words(row) for row in table(report(scene), f"aktiviteter-{scene.goals[0].pk}")]
    assert rows == [
        ("Fråga om våld", "Socialnämnden, Skolnämnden", "Pågår", "1 klar, 1 ej besvarad", "Pågår")
    ]


def test_what_nobody_was_asked_about_is_said(scene: Scene) -> None:
    document = report(scene)
    rows = {words(row)[0]: words(row)[1:4] for row in table(document, f"aktiviteter-{scene.goals[1].pk}")}
    assert rows["Skriv en broschyr"] == ("Ingen", "Ej besvarad", "ingen tillfrågad")
    assert "1 aktivitet har ingen fått frågan om" in texts(document)


def test_shares_are_summed_over_those_who_sent_in(scene: Scene) -> None:
    (row,) = table(report(scene), f"indikatorer-{scene.goals[0].pk}-share")
    title, answered, outcome, numerator, denominator, before, target = row
    assert (title, answered) == ("Andel utbildade", "1 av 2")
    assert outcome == PublishedShare(shown(30), shown(40), CellState.SHOWN, 0.75)
    assert (numerator, denominator) == (shown(30), shown(40))
    assert isinstance(before, PublishedShare)
    assert before.share in (None, pytest.approx(12 / 50))
    assert float(target) == 0.8  # type: ignore[arg-type]


def test_the_few_of_a_round_are_hidden_in_its_report_and_in_what_each_answered(scene: Scene) -> None:
    again = report(scene, scene.before.slug)
    (row,) = table(again, f"indikatorer-{scene.goals[0].pk}-share")
    every = [one for one in again.every_table() if one.key.startswith("bilaga-") and "indikat" in one.key]
    told = " ".join(str(cell) for one in every for cells in one.rows for cell in cells)
    assert "2 av 10" not in told
    assert "skyddat" in told
    assert isinstance(row[2], PublishedShare)
    assert row[2].share is None or "10 av 40" not in told


def test_what_has_changed_compares_the_same_question_to_the_same_body(scene: Scene) -> None:
    assert [words(row) for row in table(report(scene), "andringar")] == [
        ("Är klara nu, men inte då", 1),
        ("Är försenade eller stoppade nu, men inte då", 1),
        ("Saknas nu: då fanns svar", 2),
    ]


def test_the_first_round_has_nothing_to_be_compared_with(scene: Scene) -> None:
    assert "första omgången" in texts(report(scene, scene.before.slug))


def test_what_hinders_is_quoted_with_its_body(scene: Scene) -> None:
    assert "”Ingen är anställd” Norra nämnden" in texts(report(scene))


def test_each_body_that_answered_has_its_own_appendix(scene: Scene) -> None:
    titles = [one.title for one in report(scene).appendices]
    assert titles == ["Norra nämnden", "Socialnämnden", "De som inte har svarat", "Grupper som ansvarar"]


def test_an_appendix_holds_all_that_the_body_answered(scene: Scene) -> None:
    document = report(scene)
    said = texts(replace(document, summary=(), blocks=()))
    assert "Inskickat 1 september 2026 av Rut Rask. Godkänt 2 september 2026 av Gun Gren." in said
    assert "Det går bra." in said
    assert "Andel utbildade | 75\u00a0% (30 av 40)" in said
    assert "Stadsdelsnämnderna: Norra nämnden, Södra nämnden" in said


def test_the_coordinators_text_stands_at_its_place(scene: Scene) -> None:
    key = goal_key(scene.goals[0].pk)
    write_text(by=scene.town.actor, round_id=scene.now.pk, key=key, text="Det tar tid.", version=0)
    own = [one for one in report(scene).every_block() if isinstance(one, OwnText)]
    assert {one.key: one.text for one in own}[key] == "Det tar tid."
    assert {one.key for one in own} <= keys(goal.pk for goal in scene.goals)


def test_a_finished_report_asks_nobody_to_write(scene: Scene) -> None:
    document = report(scene)
    shown = texts(finished(document))
    assert "Skriv " in texts(document)
    assert "Inget förslag är skrivet." in shown
    assert "Skriv hur arbetet" not in shown


def test_another_municipalitys_round_is_as_one_that_is_not_there(scene: Scene) -> None:
    stranger = factories.town("1489", "Alingsås")
    with pytest.raises(NotFound):
        round_material(municipality_id=stranger.municipality.pk, slug=scene.now.slug)


def test_a_round_that_is_not_opened_has_no_report(scene: Scene) -> None:
    programme = scene.goals[0].programme
    planned = factories.planned(scene.town, programme, title="Tertial 3 2026")
    with pytest.raises(NotFound):
        round_material(municipality_id=scene.town.municipality.pk, slug=planned.slug)


@pytest.mark.parametrize("more", [0, 9, 99])
def test_the_statements_are_the_same_however_much_there_is(scene: Scene, more: int) -> None:
    programme = scene.goals[0].programme
    for number in range(more):
        factories.activity(
            scene.town, scene.goals[0], f"Aktivitet {number}", leads=[scene.social, scene.school]
        )
        factories.indicator(scene.town, scene.goals[1], f"Indikator {number}")
    later = {"period_start": date(2027, 1, 1), "period_end": date(2027, 4, 30), "closes_on": date(2027, 5, 9)}
    newest = factories.opened(scene.town, programme, title="Tertial 1 2027", **later)
    with CaptureQueriesContext(connection) as caught:
        document = report(scene, newest.slug)
    assert len(caught) == STATEMENTS
    assert len(table(document, f"aktiviteter-{scene.goals[0].pk}")) == 1 + more


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_words_come_through_every_format(scene: Scene, format: str) -> None:
    material = round_material(municipality_id=scene.town.municipality.pk, slug=scene.now.slug)
    words_of = "\n".join(EVERY)
    hostile = replace(
        material,
        replies=tuple(replace(one, comment=words_of, hindrance=words_of) for one in material.replies),
        bodies=tuple(replace(one, name=f"{one.name} <script>alert(1)</script>") for one in material.bodies),
        texts={"sammanfattning": WrittenText(words_of, 1), "forslag": WrittenText("=1+1", 1)},
    )
    made = render(followup_report(hostile), format)
    assert len(made.data) > 1000
    assert b"<script>" not in made.data


def test_a_closed_round_says_the_day_it_was_closed_and_an_open_one_its_last_day(scene: Scene) -> None:
    said = {one.label: one.value for one in report(scene).facts}
    assert said["Omgången är"] == "Öppen, svara senast 15 september 2026"
    before = {one.label: one.value for one in report(scene, "tertial-1-2026").facts}
    assert before["Omgången är"].startswith("Stängd ")
    assert "15 maj" not in before["Omgången är"]
