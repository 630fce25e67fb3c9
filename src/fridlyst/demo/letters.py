"""An invented letter in Alingsås' matter: proposed from the facts, with some own words and a checklist."""

from dataclasses import replace
from datetime import date

from fridlyst.decisions.actions.letters import add_letter, answer_checklist, write_part
from fridlyst.decisions.queries import matters
from fridlyst.decisions.shapes_letters import LetterFields, QuestionAnswer
from fridlyst.decisions.terms import Checklist, LetterPart
from fridlyst.demo.people import PEOPLE
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.queries import bodies
from fridlyst.organisation.terms import Role

_PLACE, _NUMBER = "alingsas", "2025.202 KS"
_TO = "Kommunfullmäktige"
_UNION = (
    "Förslaget har samverkats med de fackliga organisationerna. Information enligt 19 § medbestämmandelagen "
    "lämnas före beslutet. (Påhittat för demonstrationen.)"
)
_CHILDREN = {
    "affects": QuestionAnswer("yes", "Barn som upplever våld hör till dem som programmet är till för."),
    "best_interests": QuestionAnswer("yes", "Socialnämnden har prövat vad som är bäst för barnen."),
    "heard": QuestionAnswer("no", "Ungdomsrådet får yttra sig när programmet revideras."),
    "protected": QuestionAnswer("yes"),
}


def load_letters(*, by: Actor, place: str) -> None:
    """The letter; nothing for any other place than Alingsås."""
    if place != _PLACE:
        return
    registrar = next(one for one in PEOPLE[place] if one.role == Role.REGISTRAR)
    acting = replace(by, label=registrar.name)
    found = next(one for one in matters(by.municipality_id) if one.registration_number == _NUMBER)
    to = next((one.id for one in bodies(by.municipality_id) if one.name == _TO), None)
    fields = LetterFields(
        title="Program om våldsförebyggande arbete 2025–2027",
        to_body_id=to,
        written_on=date(2025, 10, 15),
        signed_by="Kommunledningskontoret",
        sent_to=["Socialnämnden", "Samtliga förvaltningar"],
    )
    letter = add_letter(by=acting, matter_id=found.id, fields=fields)
    write_part(by=acting, letter_id=letter.pk, part=LetterPart.UNION, text=_UNION, beside="", version=0)
    answer_checklist(
        by=acting, letter_id=letter.pk, checklist=Checklist.CHILDREN, answers=_CHILDREN, version=0
    )
