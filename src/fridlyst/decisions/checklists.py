"""The questions of the checklists that go with a letter, by their keys."""

from collections.abc import Mapping
from dataclasses import dataclass

from fridlyst.base.sentences import Sentence
from fridlyst.decisions.terms import Checklist


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `law` is the article or the goal that it comes from."""

    key: str
    text: str
    law: str


# Lag (2018:1197) om Förenta nationernas konvention om barnets rättigheter.
_CHILDREN = (
    Question("affects", Sentence("Berör beslutet barn, direkt eller indirekt?"), Sentence("artikel 1")),
    Question(
        "best_interests",
        Sentence("Har det utretts vad som är bäst för barnen, och har det vägt tungt i förslaget?"),
        Sentence("artikel 3"),
    ),
    Question(
        "heard",
        Sentence("Har barn och unga fått säga vad de tycker, och har det tagits till vara?"),
        Sentence("artikel 12"),
    ),
    Question(
        "equal",
        Sentence("Gäller förslaget alla barn lika, utan att några får det sämre?"),
        Sentence("artikel 2"),
    ),
    Question(
        "protected",
        Sentence("Stärker förslaget barns rätt att utvecklas och att skyddas mot våld?"),
        Sentence("artikel 6 och 19"),
    ),
    Question(
        "conflict",
        Sentence("Finns det intressen som står emot barnens bästa? Skriv hur de har vägts mot varandra."),
        Sentence("artikel 3"),
    ),
    Question(
        "told",
        Sentence("Är det bestämt hur barn får veta vad som har beslutats?"),
        Sentence("artikel 13 och 17"),
    ),
)
# De nationella jämställdhetspolitiska målen och CEMR-deklarationen.
_EQUALITY = (
    Question(
        "affects",
        Sentence("Berör beslutet kvinnor och män, flickor och pojkar på olika sätt?"),
        Sentence("alla delmål"),
    ),
    Question("figures", Sentence("Är siffrorna i underlaget uppdelade på kön?"), Sentence("CEMR artikel 9")),
    Question(
        "resources",
        Sentence("Fördelas pengar och tid efter kvinnors och mäns, flickors och pojkars behov?"),
        Sentence("jämställd budget"),
    ),
    Question(
        "influence",
        Sentence("Har kvinnor och män haft lika stora möjligheter att påverka förslaget?"),
        Sentence("delmål 1"),
    ),
    Question(
        "violence",
        Sentence("Bidrar förslaget till att mäns våld mot kvinnor och hedersrelaterat våld upphör?"),
        Sentence("delmål 6 och 7"),
    ),
    Question(
        "more",
        Sentence("Har annat än kön vägts in, som ålder, funktionsnedsättning och sexuell läggning?"),
        Sentence("CEMR artikel 10"),
    ),
)
QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    Checklist.CHILDREN.value: _CHILDREN,
    Checklist.EQUALITY.value: _EQUALITY,
}
