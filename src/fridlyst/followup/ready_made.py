"""Sets of questions that a coordinator can add to a round with one press, and then mend."""

from collections.abc import Mapping
from dataclasses import dataclass

from fridlyst.base.sentences import Sentence
from fridlyst.followup.questioning import Option, QuestionCondition, QuestionFields

_IN_USE = QuestionCondition(question="rutin-anvands", values=("ja", "delvis"))


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A set: its name, what it asks in one sentence, and its questions with keys that last."""

    title: Sentence
    lead: Sentence
    questions: tuple[QuestionFields, ...]


ROUTINES = "rutiner"
READY_MADE: Mapping[str, ReadyMade] = {
    ROUTINES: ReadyMade(
        title=Sentence("Rutiner och kompetensplan"),
        lead=Sentence(
            "Om rutinmässiga frågor om våld används, var och sedan när, och hur många som är utbildade."
        ),
        questions=(
            QuestionFields(
                key="rutin-anvands",
                section="Rutiner",
                label="Ställer ni frågor om våld som rutin?",
                help="Frågor till dem ni möter, enligt en rutin som gäller hos er.",
                kind="one_choice",
                options=(Option("ja", "Ja"), Option("delvis", "Delvis"), Option("nej", "Nej")),
                required=True,
            ),
            QuestionFields(
                key="rutin-enheter",
                section="Rutiner",
                label="Vilka enheter använder rutinen?",
                kind="text",
                condition=_IN_USE,
            ),
            QuestionFields(
                key="rutin-sedd-over",
                section="Rutiner",
                label="När sågs rutinen senast över?",
                kind="date",
                condition=_IN_USE,
            ),
            QuestionFields(
                key="kompetensplan",
                section="Kompetensplan",
                label="Har ni en plan för medarbetarnas kompetens om våld?",
                kind="one_choice",
                options=(Option("ja", "Ja"), Option("pa-gang", "På gång"), Option("nej", "Nej")),
                required=True,
            ),
            QuestionFields(
                key="kompetens-andel",
                section="Kompetensplan",
                label="Hur många av medarbetarna har fått den utbildning de ska ha?",
                help="Skriv antalet utbildade och hur många som ska ha utbildningen. Andelen räknas ut.",
                kind="share",
            ),
        ),
    ),
}
