"""What every action on a matter begins with: the municipality's own rows, held, as they were seen."""

from fridlyst.base.errors import Conflict, NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.decisions.models import Matter, Step
from fridlyst.organisation.actor import Actor


class EditedMeanwhile(Conflict):
    """Somebody else saved the matter, or a part of it, in between."""

    code = "matter-edited-meanwhile"


def own_matter(by: Actor, matter_id: int) -> Matter:
    """The municipality's own matter, held for the rest of the transaction; NotFound otherwise."""
    rows = Matter.objects.select_for_update(no_key=True)
    row = rows.filter(municipality_id=by.municipality_id, pk=matter_id).first()
    if row is None:
        raise NotFound
    return row


def own_step(by: Actor, step_id: int) -> Step:
    """A step of the municipality's own, its matter held; NotFound otherwise.

    The matter is what is held: two who change different steps of it wait for each other.
    """
    found = Step.objects.filter(matter__municipality_id=by.municipality_id, pk=step_id)
    matter_id = found.values_list("matter_id", flat=True).first()
    if matter_id is None:
        raise NotFound
    matter = own_matter(by, matter_id)
    step = Step.objects.select_for_update(no_key=True).filter(matter=matter, pk=step_id).first()
    if step is None:
        raise NotFound
    step.matter = matter
    return step


def check_version(saved: int, seen: int, what: str) -> None:
    """Raise EditedMeanwhile unless the versions agree; `what` is said as "ärendet" or "steget"."""
    if saved != seen:
        raise EditedMeanwhile(
            Sentence(
                "Någon annan har ändrat %(what)s medan du skrev. Din text står kvar nedan: "
                "jämför med det som nu är sparat och spara igen.",
                what=Sentence(what),
            )
        )
