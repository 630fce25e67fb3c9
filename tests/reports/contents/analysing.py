"""Making the analysis of the round reckoned by hand, reading a chapter of it, and asking questions."""

from datetime import date

from tests.reports.contents.conftest import Scene
from tests.reports.contents.reading import lines

from fridlyst.followup.actions import set_questions
from fridlyst.followup.material import RoundMaterial
from fridlyst.followup.models import Question, QuestionAnswer, Submission
from fridlyst.followup.queries import round_material
from fridlyst.followup.questioning import Option, QuestionFields
from fridlyst.reports.contents.analysis.report import analysis_report
from fridlyst.reports.document import Heading, ReportDocument


def read(scene: Scene, slug: str = "") -> RoundMaterial:
    return round_material(municipality_id=scene.town.municipality.pk, slug=slug or scene.now.slug)


def report(scene: Scene, slug: str = "") -> ReportDocument:
    return analysis_report(read(scene, slug), on=date(2026, 9, 20))


def chapter(document: ReportDocument, title: str) -> str:
    """What one chapter says, a line each."""
    found: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == title
        if inside:
            found += lines(block)
    return "\n".join(found)


def ask(scene: Scene) -> dict[str, Question]:
    """A question of each kind, answered by those who have sent in and by one who has not."""
    options = [Option("ja", "Ja, i hela"), Option("delvis", "Delvis")]
    fields = [
        QuestionFields("Har ni en rutin?", "one_choice", options=options, help="Skriftlig.", key="rutin"),
        QuestionFields("Hur många utbildade?", "number", key="antal", about_persons=False),
        QuestionFields("Hur stor andel?", "share", key="andel", about_persons=False),
        QuestionFields("Vad gjorde ni?", "text", key="vad"),
    ]
    set_questions(by=scene.town.actor, round_id=scene.now.pk, questions=fields)
    asked = {one.key: one for one in Question.objects.filter(round=scene.now)}
    given: dict[str, dict[str, object]] = {
        "Socialnämnden": {
            "rutin": "ja",
            "antal": "12.5",
            "andel": {"numerator": "3", "denominator": "4"},
            "vad": "Övade.",
        },
        "Norra nämnden": {
            "rutin": None,
            "antal": "7.5",
            "andel": {"numerator": "20", "denominator": "36"},
            "vad": None,
        },
        "Skolnämnden": {"rutin": "delvis", "antal": "99", "andel": None, "vad": "Hemligt utkast"},
    }
    for name, values in given.items():
        mine = Submission.objects.get(round=scene.now, body__name=name)
        for key, value in values.items():
            QuestionAnswer.objects.create(
                municipality=scene.town.municipality,
                submission=mine,
                question=asked[key],
                value=value,
                asked=True,
            )
    return asked
