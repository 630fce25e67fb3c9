"""A matter's text and the amendments to it: one to be decided, one to be placed, one that stands there."""

from fridlyst.decisions.actions.amendments import decide_amendments, propose_amendment
from fridlyst.decisions.actions.placing import place_amendments
from fridlyst.decisions.fields import AmendmentFields, Handling
from fridlyst.decisions.models import Matter, Step
from fridlyst.texts.actions import add_text, add_version
from fridlyst.texts.models import TextVersion
from fridlyst.texts.shapes import Anchor, Change, Passage, Section, TextBody
from tests.factories import Town

PLACED, ADOPTED, PROPOSED = 1, 2, 3


def amended(town: Town, matter: Matter, mark: str) -> None:
    """A text in two versions, the second made of the first amendment; they are numbered as above."""
    if matter.text_id is None:
        matter.text = add_text(by=town.actor, title=f"{mark} text")
        matter.save()
    version = add_version(by=town.actor, text_id=matter.text.pk, body=_body(mark), origin="read")
    step = matter.steps.get(kind="proposal")
    first = _moved(town, step, mark, "zeta")
    _decided(town, step, first)
    _placed(town, matter, version, first)
    second = _moved(town, step, mark, "eta")
    _decided(town, step, second)
    _moved(town, step, mark, "theta")


def _body(mark: str) -> TextBody:
    passages = (
        Passage("avsnitt-1", "paragraph", f"{mark} alfa. {mark} gamma."),
        Passage("avsnitt-2", "list_item", f"{mark} delta"),
    )
    return TextBody((Section("avsnitt", f"{mark} epsilon", 1, "1.", 1, passages),))


def _moved(town: Town, step: Step, mark: str, added: str) -> int:
    fields = AmendmentFields(
        text=f"{mark} alfa {added}",
        anchor=Anchor(quote="alfa"),
        change=Change("add", added),
    )
    return propose_amendment(by=town.actor, step_id=step.pk, fields=fields).pk


def _decided(town: Town, step: Step, number: int) -> None:
    decide_amendments(by=town.actor, step_id=step.pk, verdicts={number: "adopted"})


def _placed(town: Town, matter: Matter, base: TextVersion, number: int) -> None:
    handlings = [Handling(number, "made")]
    place_amendments(by=town.actor, matter_id=matter.pk, base_id=base.pk, handlings=handlings)
