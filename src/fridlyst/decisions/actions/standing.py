"""What stands on a step stays true when the step is changed."""

from fridlyst.base.errors import WrongState
from fridlyst.base.sentences import Sentence
from fridlyst.decisions.amendment_rules import DECIDING
from fridlyst.decisions.days import spoken
from fridlyst.decisions.models import Amendment, Step
from fridlyst.decisions.terms import Outcome, StepKind


class StepInUse(WrongState):
    """Something else in the system stands on the step."""

    code = "step-in-use"


def check_standing(row: Step) -> None:
    """StepInUse where the step, as it is now, decides nothing while amendments were decided in it, adopts
    nothing while a programme is in force by it, or lets an amendment be decided before it was moved."""
    decided = list(Amendment.objects.filter(decided_in=row).select_related("step"))
    if decided and row.kind not in DECIDING:
        raise StepInUse(
            Sentence("Yrkanden är avgjorda i steget, så det måste vara ett beslut. Återta dem först."),
            field="kind",
        )
    moved = Amendment.objects.filter(step=row, decided_in__isnull=False).select_related("decided_in")
    days = [(row, one.step) for one in decided if one.step_id != row.pk]
    days += [(one.decided_in, row) for one in moved if one.decided_in and one.decided_in_id != row.pk]
    for last, first in days:
        if last.date and first.date and last.date < first.date:
            raise StepInUse(
                Sentence(
                    "Ett yrkande från %(moved)s kan inte ha avgjorts %(decided)s, innan det lades.",
                    moved=spoken(first.date),
                    decided=spoken(last.date),
                ),
                field="on",
            )
    adopts = row.kind == StepKind.DECISION and row.outcome != Outcome.REJECTED
    if not adopts and row.enactments.exists():
        raise StepInUse(
            Sentence("Programmet gäller genom det här beslutet. Ändra först vad programmet gäller genom."),
            field="kind",
        )
