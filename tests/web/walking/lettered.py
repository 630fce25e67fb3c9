"""A letter with own words, a template of the town's own, and a decision that waits to be sent."""

import io

import docx

from fridlyst.base.clock import now
from fridlyst.decisions.actions.letters import add_letter, write_part
from fridlyst.decisions.actions.templates import add_template
from fridlyst.decisions.models import Dispatch, Matter
from fridlyst.decisions.shapes_letters import LetterFields
from fridlyst.decisions.terms import StepKind
from fridlyst.organisation.models import Body
from tests.factories import Town


def lettered(town: Town, matter: Matter, mark: str, body: Body) -> dict[str, object]:
    """One of each, by the name that it has in an address."""
    template = add_template(
        by=town.actor,
        name=f"{mark} mall",
        data=_word(mark),
        filename="mall.docx",
        read_fields=lambda _data: ["brev.rubrik"],
    )
    fields = LetterFields(
        f"{mark} brev", to_body_id=body.pk, signed_by=f"{mark} chef", template_id=template.pk
    )
    letter = add_letter(by=town.actor, matter_id=matter.pk, fields=fields)
    write_part(
        by=town.actor, letter_id=letter.pk, part="economy", text=f"{mark} kostnad", beside="", version=0
    )
    return {
        "letter_id": letter.pk,
        "template_id": template.pk,
        "dispatch_id": _failed(matter, mark, body).pk,
        "part": "economy",
        "checklist": "children",
        "format": "mall",
    }


def _failed(matter: Matter, mark: str, body: Body) -> Dispatch:
    """A mail that did not arrive."""
    return Dispatch.objects.create(
        step=matter.steps.get(kind=StepKind.OUT_FOR_COMMENT),
        body=body,
        name=f"{mark} mottagare",
        address=f"{mark.lower()}@mottagare.example",
        queued_at=now(),
        queued_by=mark,
        failure="550 5.1.1",
    )


def _word(mark: str) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph(f"{mark} {{{{ brev.rubrik }}}}")
    made.save(out)
    return out.getvalue()
