"""The demonstration's matters: conditions answered, a draft out for comment, and a motion to settle.

Everything here is invented, and says so where it is shown.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import docx

from fridlyst.decisions.actions import register_matter
from fridlyst.decisions.actions.comments import CommentFields, answer_comment, ask_bodies
from fridlyst.decisions.actions.conditions import answer_condition
from fridlyst.decisions.actions.documents import Upload, add_document
from fridlyst.decisions.actions.reservations import add_reservation
from fridlyst.decisions.condition_rules import ProofFields
from fridlyst.decisions.fields import StepFields
from fridlyst.decisions.queries import matter, matters
from fridlyst.decisions.shapes import MatterView
from fridlyst.decisions.terms import CommentStance, StepKind
from fridlyst.demo.people import PEOPLE
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.queries import bodies
from fridlyst.organisation.terms import Role
from fridlyst.texts.queries import versions

_PLACE, _NUMBER = "alingsas", "2025.202 KS"
_SENT, _DUE = timedelta(days=18), timedelta(days=12)
_NEARLY_A_YEAR = timedelta(days=353)
_UNIONS = (
    "Protokoll från samverkan (påhittat)",
    "samverkan.docx",
    (
        "Samverkansgruppen har gått igenom förslaget till program. Parterna är eniga.",
        "Frågan tas upp igen en gång om året, när skyddsronderna planeras.",
    ),
)
_COSTS = "0 kronor utöver ramarna, enligt kontorets skrivelse den 15 oktober 2025"
_ANSWERS = (
    "Programmet ryms i det som verksamheterna redan har. Utbildningarna hålls av egen personal.",
    "Politiken får en samlad redovisning en gång, innan programmet revideras. Vem som redovisar vad står i "
    "programmets sista avsnitt.",
    "Förslaget har samverkats med de fackliga parterna, och samverkan följs upp varje år.",
)


@dataclass(frozen=True, slots=True)
class _Answered:
    """What one body has said of the invented draft, and how many days after it was sent out."""

    key: str
    stance: CommentStance
    text: str
    after: int


_COMMENTS = (
    _Answered(
        "sf",
        CommentStance.SUPPORTS_WITH_VIEWS,
        "Vi vill att det står vem som ringer socialjouren en fredagskväll. Annars är vi med på förslaget.",
        9,
    ),
    _Answered("kuf", CommentStance.SUPPORTS, "Vi kan arbeta efter riktlinjen från och med hösten.", 12),
)


def load_matters(*, by: Actor, place: str, today: date) -> None:
    """What the place's programme file does not carry; nothing for any other place than Alingsås."""
    if place != _PLACE:
        return
    registrar = next(one for one in PEOPLE[place] if one.role == Role.REGISTRAR)
    acting = replace(by, label=registrar.name)
    found = next(one for one in matters(by.municipality_id) if one.registration_number == _NUMBER)
    _answer_conditions(acting, found)
    _send_out(acting, today)
    _raise_motion(acting, today)


def _answer_conditions(by: Actor, found: MatterView) -> None:
    title, filename, lines = _UNIONS
    paper = add_document(by=by, matter_id=found.id, title=title, upload=Upload(_word(title, lines), filename))
    proofs = (
        ProofFields("figure", figure=_COSTS),
        _section(by, found),
        ProofFields("document", document_id=paper.pk),
    )
    for condition, words, proof in zip(found.conditions, _ANSWERS, proofs, strict=True):
        answer_condition(
            by=by, condition_id=condition.id, version=condition.version, answer=words, proof=proof
        )


def _section(by: Actor, found: MatterView) -> ProofFields | None:
    if found.text_id is None:
        return None
    newest = versions(municipality_id=by.municipality_id, text_id=found.text_id)[-1]
    return ProofFields("section", version_id=newest.id, section="genomforande-och-uppfoljning")


def _send_out(by: Actor, today: date) -> None:
    """An invented matter whose draft some have answered and others not."""
    sent = today - _SENT
    made = register_matter(
        by=by,
        registration_number="Exempel 1",
        title="Riktlinje för bemötande av personer som utsätts för hedersrelaterat våld (påhittat ärende)",
        steps=[
            StepFields(
                StepKind.ASSIGNMENT,
                sent - timedelta(days=60),
                "Kommunstyrelsens arbetsutskott",
                "7",
                "Kontoret ska ta fram en riktlinje för hela kommunen.",
            ),
            StepFields(
                StepKind.OUT_FOR_COMMENT,
                sent,
                "Kommunledningskontoret",
                summary="Förslaget är ute hos förvaltningarna och socialnämnden.",
            ),
        ],
    )
    found = matter(by.municipality_id, made.slug)
    assigned, out = found.steps
    add_reservation(
        by=by, step_id=assigned.id, who="Ledamot Ett (påhittad)", text="Riktlinjen borde gälla också bolagen."
    )
    keys = {one.key: one.id for one in bodies(by.municipality_id)}
    asked = [keys["forvaltningarna"], keys["sn"]]
    ask_bodies(
        by=by,
        step_id=out.id,
        version=out.version,
        body_ids=asked,
        others=["Kvinnojouren Exempel"],
        comment_by=sent + _SENT + _DUE,
    )
    title = "Förslag till riktlinje (påhittat)"
    lines = ("Den som möter någon som är utsatt frågar, lyssnar och lotsar vidare.",)
    upload = Upload(_word(title, lines), "riktlinje.docx")
    add_document(by=by, matter_id=found.id, title=title, upload=upload, step_id=out.id)
    _answer(by, matter(by.municipality_id, made.slug), keys, sent)


def _raise_motion(by: Actor, today: date) -> None:
    """An invented motion whose year is nearly over."""
    raised = today - _NEARLY_A_YEAR
    step = StepFields(
        StepKind.MOTION_RECEIVED,
        raised,
        "Kommunfullmäktige",
        "88",
        "Motionären vill att den som söker stöd bara ska behöva ringa ett ställe.",
        adjusted_on=raised + timedelta(days=9),
        posted_on=raised + timedelta(days=10),
    )
    register_matter(
        by=by,
        registration_number="Exempel 2",
        title="Motion om en väg in för den som söker stöd (påhittad)",
        steps=[step],
        next_body_name="Kommunfullmäktige",
    )


def _answer(by: Actor, found: MatterView, keys: Mapping[str, int], sent: date) -> None:
    asked = {one.body_id: one for one in found.steps[-1].comments}
    for one in _COMMENTS:
        comment = asked[keys[one.key]]
        fields = CommentFields(one.stance, one.text, sent + timedelta(days=one.after))
        answer_comment(by=by, comment_id=comment.id, version=comment.version, fields=fields)


def _word(title: str, lines: Sequence[str]) -> bytes:
    document = docx.Document()
    document.add_heading(title, level=1)
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
