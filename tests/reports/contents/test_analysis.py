"""What the analysis says, against a round that was reckoned by hand."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override
from tests import factories
from tests.reports.contents.analysing import ask, chapter, read, report
from tests.reports.contents.conftest import Scene
from tests.reports.contents.reading import lines, table, texts, words
from tests.reports.hostile import EVERY

from fridlyst.followup.actions import send_back, write_text
from fridlyst.followup.material import GoalReply, Reply, WrittenText
from fridlyst.followup.models import StatusWord, Submission
from fridlyst.followup.queries import written
from fridlyst.followup.rules import STATUSES
from fridlyst.programmes.models import Activity
from fridlyst.reports.contents.analysis.report import analysis_report
from fridlyst.reports.contents.followup import followup_report
from fridlyst.reports.contents.places import PROPOSALS, SUMMARY, keys
from fridlyst.reports.contents.words import share_words
from fridlyst.reports.document import BulletList, Figure, Heading, OwnText, ReportDocument
from fridlyst.reports.formats import FORMATS, render
from fridlyst.reports.kinds import REPORTS, UnknownReport, report_of

pytestmark = pytest.mark.django_db
CHAPTERS = [
    "Syfte",
    "Metod och svarsfrekvens",
    "Resultat per område",
    "Utveckling över omgångarna",
    "Vad hindrar",
    "Vad vi har lärt oss",
    "Förslag",
]


def page_one(document: ReportDocument) -> str:
    return "\n".join(line for block in document.summary for line in lines(block))


def test_it_has_the_chapters_of_a_follow_up(scene: Scene) -> None:
    heads = [one.text for one in report(scene).blocks if isinstance(one, Heading) and one.level == 1]
    assert heads == CHAPTERS


def test_page_one_answers(scene: Scene) -> None:
    said = page_one(report(scene))
    assert "2 av 4 nämnder har svarat." in said
    assert "2 av 4 svarade i tid" in said
    assert "Inte svarat. 2 av 4: Skolnämnden och Södra nämnden." in said
    assert "Hindrar. 1 svar nämner hinder. De kommer från 1 av de 2 som har svarat." in said
    assert "Förslag. Inget förslag är skrivet." in said


def test_the_method_counts_who_answered_and_when(scene: Scene) -> None:
    said = chapter(report(scene), "Metod och svarsfrekvens")
    assert "2 av 4 har svarat. Alla som har svarat gjorde det i tid. 1 av 2 svar är godkända." in said
    assert "2 av 4 har inte svarat: Skolnämnden och Södra nämnden." in said
    assert "1 av dem har börjat men inte skickat in." in said
    assert "Tillfrågade | 4 nämnder" in said
    assert "Svara senast | 15 september 2026" in said


def test_an_answer_after_the_day_is_late_though_the_body_has_answered(scene: Scene) -> None:
    scene.now.closes_on = date(2026, 8, 31)
    scene.now.save()
    document = report(scene)
    assert "0 svarade senast 31 augusti 2026, som var sista dagen. 2 svarade senare." in texts(document)
    rows = {words(row)[0]: words(row)[3] for row in table(document, "svar-och-beslut")}
    assert rows == {
        "Norra nämnden": "Nej",
        "Socialnämnden": "Nej",
        "Skolnämnden": "–",
        "Södra nämnden": "–",
    }


def test_a_draft_is_nowhere(scene: Scene) -> None:
    assert "Hemlig" not in texts(report(scene))


def test_an_answer_that_was_sent_back_is_not_told(scene: Scene) -> None:
    mine = Submission.objects.get(round=scene.now, body=scene.north)
    send_back(by=scene.town.actor, submission_id=mine.pk, comment="Skriv mer.")
    said = texts(report(scene))
    assert "Ingen är anställd" not in said
    assert "Inget av de inskickade svaren nämner något hinder." in said


def test_every_area_says_how_it_stands_and_what_is_said(scene: Scene) -> None:
    said = chapter(report(scene), "Resultat per område")
    assert "1 aktivitet: 1 pågår. 1 av 2 svar har kommit in." in said
    assert "Ur svaren: Klar, 1 svar" in said
    assert "Socialnämnden: Alla frågar." in said
    assert "Ur svaren: Försenad, 1 svar" in said
    figure = next(
        one
        for one in report(scene).blocks
        if isinstance(one, Figure) and one.key == f"lage-{scene.goals[0].pk}"
    )
    assert [words(row) for row in figure.table.rows] == [
        ("Tertial 2 2026", 1, 0, 0, 0, 0, 1),
        ("Tertial 1 2026", 0, 2, 0, 0, 0, 0),
    ]


def test_hindrances_are_counted_by_goal_and_body_and_the_same_words_once(scene: Scene) -> None:
    material = read(scene)
    more = Reply(scene.shared.pk, scene.social.pk, "late", "", " ingen är  anställd. ")
    material = replace(material, replies=(*material.replies, more))
    document = analysis_report(material)
    assert [words(row) for row in table(document, "hinder-ord")] == [
        ("Ingen är anställd", "Norra nämnden och Socialnämnden", 2)
    ]
    assert [words(row)[1:] for row in table(document, "hinder-per-mal")] == [
        ("Socialnämnden", 1),
        ("Norra nämnden", 1),
    ]
    assert {words(row)[::2] for row in table(document, "hinder-per-ansvarig")} == {
        ("Norra nämnden", 1),
        ("Socialnämnden", 1),
    }


def test_what_is_late_without_a_reason_is_said(scene: Scene) -> None:
    material = read(scene)
    bare = tuple(replace(one, hindrance="") for one in material.replies)
    said = texts(analysis_report(replace(material, replies=bare)))
    assert (
        "1 av 1 svar om det som är försenat eller stoppat säger inte vad som hindrar: Norra nämnden." in said
    )


def test_rounds_stand_side_by_side_oldest_first(scene: Scene) -> None:
    document = report(scene)
    assert [words(row) for row in table(document, "svar-over-tid")] == [
        ("Tertial 1 2026", date(2026, 5, 15), 4, 4, 0),
        ("Tertial 2 2026", date(2026, 9, 15), 4, 2, 2),
    ]
    assert [words(row) for row in table(document, "over-tid-tabell")] == [
        ("Tertial 1 2026", 1, 2, 1, 0, 0, 0),
        ("Tertial 2 2026", 1, 0, 0, 1, 0, 2),
    ]


def test_a_round_over_a_term_holds_every_round_within_it(scene: Scene) -> None:
    programme = scene.goals[0].programme
    for month in range(1, 11):
        factories.opened(
            scene.town,
            programme,
            title=f"Avstämning {month}",
            period_start=date(2027, month, 1),
            period_end=date(2027, month, 20),
            closes_on=date(2027, month, 25),
        )
    term = factories.opened(
        scene.town,
        programme,
        title="Mandatperioden",
        period_start=date(2027, 1, 1),
        period_end=date(2027, 12, 31),
        closes_on=date(2028, 1, 15),
    )
    rows = [words(row)[0] for row in table(report(scene, term.slug), "svar-over-tid")]
    assert rows == [*(f"Avstämning {month}" for month in range(1, 11)), "Mandatperioden"]


def test_facts_that_call_for_a_proposal_stand_beside_it(scene: Scene) -> None:
    said = chapter(report(scene), "Förslag")
    assert "2 mål där ingen aktivitet är klar hos alla som ansvarar: Mål 1 och Mål 2." in said
    assert "2 av 4 har inte svarat: Skolnämnden och Södra nämnden." in said
    assert "1 aktivitet som ingen har fått frågan om: ”Skriv en broschyr”." in said


def test_what_is_late_in_two_rounds_in_a_row_is_stuck(scene: Scene) -> None:
    material = read(scene)
    before = tuple(replace(one, status="late") for one in material.replies_before)
    said = chapter(analysis_report(replace(material, replies_before=before)), "Förslag")
    assert (
        "1 aktivitet står stilla sedan förra omgången, försenade eller ej påbörjade: ”Erbjud samtal”." in said
    )


def write(scene: Scene, key: str, text: str, version: int = 0, **facts: int) -> None:
    write_text(
        by=scene.town.actor, round_id=scene.now.pk, key=key, text=text, version=version, facts=facts or None
    )


def place(document: ReportDocument, key: str) -> OwnText:
    return next(one for one in document.every_block() if isinstance(one, OwnText) and one.key == key)


def test_proposals_are_numbered_in_the_report_and_on_page_one(scene: Scene) -> None:
    write(scene, PROPOSALS, "Utse en samordnare.\n2) Avsätt pengar.\n\n- Följ upp i juni.")
    document = report(scene)
    assert place(document, PROPOSALS).lines == (
        "1. Utse en samordnare.",
        "2. Avsätt pengar.",
        "3. Följ upp i juni.",
    )
    listed = next(one for one in document.summary if isinstance(one, BulletList) and one.ordered)
    assert [item.text for item in listed.items] == [
        "Utse en samordnare.",
        "Avsätt pengar.",
        "Följ upp i juni.",
    ]


def test_a_single_proposal_has_no_number(scene: Scene) -> None:
    write(scene, PROPOSALS, "1. Utse en samordnare.")
    document = report(scene)
    assert place(document, PROPOSALS).lines == ("Utse en samordnare.",)
    assert "Utse en samordnare." in page_one(document)


def test_a_text_stands_in_both_reports_and_when_its_figures_change_that_is_said(scene: Scene) -> None:
    write(scene, SUMMARY, "Det går framåt.", answered=1, replies=2, done=1, hindered=4)
    for made in (report(scene), followup_report(read(scene))):
        own = place(made, SUMMARY)
        assert own.text == "Det går framåt."
        assert own.note == (
            "Siffrorna har ändrats sedan texten skrevs: 1 svar då, 2 nu; 4 försenade eller stoppade då, 1 nu."
        )


def test_the_figures_that_a_place_shows_are_those_it_is_compared_with(scene: Scene) -> None:
    for key in (SUMMARY, "metod", "hinder", "lardomar", f"bedomning-{scene.goals[0].pk}"):
        write(scene, key, "Så här.", 0, **dict(place(report(scene), key).beside))
        assert place(report(scene), key).note == ""


def test_nothing_is_said_of_figures_that_were_not_kept(scene: Scene) -> None:
    write(scene, SUMMARY, "Skrivet förr.")
    assert place(report(scene), SUMMARY).note == ""


def test_a_text_that_is_saved_again_holds_beside_the_new_figures(scene: Scene) -> None:
    write(scene, SUMMARY, "Det går framåt.", answered=1)
    write(scene, SUMMARY, "Det går framåt.", 1, answered=2)
    assert written(scene.now.pk)[SUMMARY] == WrittenText("Det går framåt.", 1, {"answered": 2})
    write(scene, SUMMARY, "Det går framåt.", 0, answered=7)
    assert written(scene.now.pk)[SUMMARY].facts == {"answered": 2}


def test_every_place_can_be_written_in(scene: Scene) -> None:
    own = {one.key for one in report(scene).every_block() if isinstance(one, OwnText)}
    assert own <= keys(goal.pk for goal in scene.goals)


def test_the_municipalitys_own_words_stand_wherever_a_status_does(scene: Scene) -> None:
    own = {"done": "Genomfört", "late": "Halkar", "unknown": "Inget svar", "ongoing": "OK"}
    for code, word in own.items():
        StatusWord.objects.create(municipality=scene.town.municipality, status=code, word=word)
    for made in (report(scene), followup_report(read(scene))):
        titles = {column.title for one in made.every_table() for column in one.columns}
        assert set(own.values()) <= titles
        shown = {part.status.word for one in made.every_block() for part in getattr(one, "parts", ())}
        assert shown == {"Genomfört", "Halkar", "Inget svar"}
        said = texts(made)
        assert "1 OK, 1 halkar, 1 inget svar" in said
        assert "klara" not in said.replace("oklara", "")
        assert "”Genomfört” betyder klar" in said


def test_activities_are_counted_by_level_and_those_without_are_said(scene: Scene) -> None:
    Activity.objects.filter(pk=scene.shared.pk).update(prevention_levels=["selective", "indicated"])
    Activity.objects.filter(pk=scene.districts.pk).update(prevention_levels=["indicated"])
    document = report(scene)
    said = chapter(document, "Resultat per preventionsnivå")
    assert "Av 2 aktiviteter med angiven nivå är 0 universella, 1 selektiva och 2 indikerade." in said
    assert "1 aktivitet saknar angiven nivå och är inte med här." in said
    assert [sum(words(row)[1:]) for row in table(document, "nivaer-figur-tabell")] == [0, 1, 2]  # type: ignore[arg-type]


def test_goals_are_told_by_those_who_own_them(scene: Scene) -> None:
    material = read(scene)
    replies = (
        GoalReply(scene.goals[0].pk, scene.social.pk, "ongoing", "Halvvägs."),
        GoalReply(scene.goals[0].pk, scene.school.pk, "unknown", ""),
    )
    document = analysis_report(replace(material, goal_replies=replies))
    assert [words(row) for row in table(document, f"malsvar-{scene.goals[0].pk}")] == [
        ("Mål 1 Fler upptäcker våld", "Pågår", "Socialnämnden", "Halvvägs."),
        ("Mål 1 Fler upptäcker våld", "Ej besvarad", "Skolnämnden", ""),
    ]
    assert "Målen. 1 av 2 svar om hur det går med målen har kommit in." in page_one(document)


def test_the_committees_decision_stands_with_the_answer(scene: Scene) -> None:
    Submission.objects.filter(round=scene.now, body=scene.social).update(
        decided_on=date(2026, 9, 13), decision_paragraph="§ 88"
    )
    document = report(scene)
    assert "Nämndens beslut: 13 september 2026, § 88." in texts(document)
    assert ("13 september 2026, § 88") in [words(row)[-1] for row in table(document, "svar-och-beslut")]


def test_goals_of_two_programmes_with_the_same_number_go_by_their_titles(scene: Scene) -> None:
    other = factories.programme(scene.town, "Plan mot hedersvåld")
    goal = factories.goal(scene.town, other, "Ingen förs bort")
    factories.activity(scene.town, goal, "Följ upp frånvaro", leads=[scene.social])
    both = factories.opened(
        scene.town,
        scene.goals[0].programme,
        other,
        title="Båda planerna",
        period_end=date(2026, 10, 31),
        closes_on=date(2026, 11, 15),
    )
    captions = [one.caption for one in report(scene, both.slug).every_table()]
    assert "Svarens läge, Ingen förs bort" in captions
    assert "Svarens läge, Fler upptäcker våld" in captions
    assert "Svarens läge, mål 2" in captions


@pytest.mark.parametrize(("part", "whole", "said"), [(3, 4, "3 av 4"), (30, 40, "75\u00a0% (30 av 40)")])
def test_a_share_stands_with_its_counts_and_of_a_few_alone(part: int, whole: int, said: str) -> None:
    assert share_words(part, whole) == said


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_hostile_words_come_through_every_format(scene: Scene, format: str, language: str) -> None:
    ask(scene)
    words_of = "\n".join(EVERY)
    material = read(scene)
    hostile = replace(
        material,
        replies=tuple(replace(one, comment=words_of, hindrance=words_of) for one in material.replies),
        bodies=tuple(replace(one, name=f"{one.name} <script>alert(1)</script>") for one in material.bodies),
        questions=tuple(replace(one, label=words_of, help=words_of) for one in material.questions),
        texts={
            PROPOSALS: WrittenText("=1+1\n" + words_of, 1, {"answered": 99}),
            SUMMARY: WrittenText(words_of),
        },
        words=dict.fromkeys(STATUSES, "<b>Klart</b>"),
    )
    with override(language):
        made = render(analysis_report(hostile), format)
    assert made.data
    assert b"<script>alert" not in made.data


def test_a_report_that_is_not_is_refused() -> None:
    assert set(REPORTS) == {"followup", "analysis"}
    with pytest.raises(UnknownReport):
        report_of("bokslut")
