"""What the analysis says of a round's own questions."""

import pytest
from tests import factories
from tests.reports.contents.analysing import ask, chapter, report
from tests.reports.contents.conftest import Scene
from tests.reports.contents.reading import table, texts, words

from fridlyst.followup.actions import save_question_answer, set_questions
from fridlyst.followup.models import Question
from fridlyst.followup.questioning import QuestionFields

pytestmark = pytest.mark.django_db


def test_questions_give_their_distribution_sums_and_words(scene: Scene) -> None:
    asked = ask(scene)
    document = report(scene)
    said = chapter(document, "Svar på samordnarens frågor")
    assert "1 av 2 har svarat." in said
    rows = [words(row) for row in table(document, f"fraga-{asked['rutin'].pk}-tabell")]
    assert rows == [("Ja, i hela", 1), ("Delvis", 0), ("Ej besvarad", 1)]
    assert "2 av 2 har svarat. Summa 20, i medeltal 10 för 2 svar." in said
    assert "Tillsammans 58\u00a0% (23 av 40)." in said
    assert ("Socialnämnden", "3 av 4") in [
        words(row) for row in table(document, f"fraga-{asked['andel'].pk}-svar")
    ]
    assert [words(row) for row in table(document, f"fraga-{asked['vad'].pk}-svar")] == [
        ("Socialnämnden", "Övade."),
        ("Norra nämnden", "Ej besvarad"),
    ]
    assert "Hemlig" not in texts(document)
    assert "99" not in said


def test_questions_stand_word_for_word_in_an_appendix_and_with_each_body(scene: Scene) -> None:
    ask(scene)
    document = report(scene)
    first = table(document, "fragor-ordagrant")[0]
    assert words(first) == ("Har ni en rutin?\nSkriftlig.", "Ja, i hela · Delvis", "Alla")
    assert ("Hur många utbildade?", "12,5") in [
        words(row) for row in table(document, f"bilaga-{scene.social.pk}-fragor")
    ]


def test_a_question_saved_the_way_people_do_it_reaches_the_report(scene: Scene) -> None:
    fields = [QuestionFields("Vad gjorde ni?", "text", key="vad")]
    set_questions(by=scene.town.actor, round_id=scene.now.pk, questions=fields)
    asked = Question.objects.get(round=scene.now)
    mine = factories.answered(scene.town, scene.now, scene.south)
    save_question_answer(
        by=scene.town.actor, submission_id=mine.pk, question_id=asked.pk, value="Övade.", version=0
    )
    assert "Övade." not in texts(report(scene))
    factories.sent_in(scene.town, scene.now, scene.south)
    assert "Övade." in texts(report(scene))
