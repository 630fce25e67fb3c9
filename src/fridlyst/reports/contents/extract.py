"""The extract of minutes for adjustment: one paragraph of one step, as it is signed and posted."""

from collections.abc import Iterator, Mapping

from django.utils.translation import override

from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.decisions.shapes import MatterView, StepView
from fridlyst.decisions.terms import AmendmentState, Outcome, StepKind
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.reports.contents.letter.document import text_blocks
from fridlyst.reports.contents.letter.wording import bulleted, ended, numbered, said_of
from fridlyst.reports.document import Block, Fact, Heading, ReportDocument, Signatures, Span, paragraph
from fridlyst.reports.wording import date_text

_SIGNERS = ("Ordförande", "Justerare", "Sekreterare")
_STATES = {
    AmendmentState.PROPOSED: "Inte avgjort",
    AmendmentState.ADOPTED: "Bifallet",
    AmendmentState.REJECTED: "Avslaget",
    AmendmentState.PLACED: "Bifallet och infört i texten",
}
# What a step decides, by its outcome where one is told.
_DECIDED: Mapping[tuple[str, str], str] = {
    (StepKind.MOTION_RECEIVED, ""): "Motionen har väckts.",
    (StepKind.MOTION_REPORTED, ""): "Redovisningen av motionen noteras.",
    (StepKind.MOTION_APPROVED, ""): "Motionen bifalls.",
    (StepKind.MOTION_REJECTED, ""): "Motionen avslås.",
    (StepKind.ASSIGNMENT, ""): "Uppdraget lämnas.",
    (StepKind.DRAFT_APPROVED, ""): "Förslaget godkänns.",
    (StepKind.DRAFT_APPROVED, Outcome.APPROVED_AMENDED): "Förslaget godkänns med ändringarna nedan.",
    (StepKind.DRAFT_APPROVED, Outcome.REJECTED): "Förslaget godkänns inte.",
    (StepKind.OUT_FOR_COMMENT, ""): "Förslaget skickas på remiss.",
    (StepKind.REFERRED_BACK, ""): "Ärendet återremitteras.",
    (StepKind.PROPOSAL, Outcome.APPROVED): "Förslaget tillstyrks.",
    (StepKind.PROPOSAL, Outcome.APPROVED_AMENDED): "Förslaget tillstyrks med ändringarna nedan.",
    (StepKind.PROPOSAL, Outcome.REJECTED): "Förslaget avstyrks.",
    (StepKind.DECISION, Outcome.APPROVED): "Förslaget antas.",
    (StepKind.DECISION, Outcome.APPROVED_AMENDED): "Förslaget antas med ändringarna nedan.",
    (StepKind.DECISION, Outcome.REJECTED): "Förslaget avslås.",
}


def extract_document(municipality: MunicipalityView, matter: MatterView, step_id: int) -> ReportDocument:
    """The extract, in Swedish; NotFound for a step that is not the matter's."""
    step = matter.step(step_id)
    if step is None:
        raise NotFound
    with override("sv"):
        return ReportDocument(
            title=_title(matter, step),
            subtitle="Protokollsutdrag",
            author=step.body_name or municipality.name,
            date=step.on or today(),
            identifier=matter.registration_number,
            blocks=tuple(_blocks(matter, step)),
            facts=tuple(_head(municipality, matter, step)),
            is_letter=True,
        )


def _title(matter: MatterView, step: StepView) -> str:
    return f"§\u00a0{step.paragraph} {matter.title}" if step.paragraph else matter.title


def _head(municipality: MunicipalityView, matter: MatterView, step: StepView) -> Iterator[Fact]:
    yield Fact("Sammanträdesdatum", date_text(step.on) if step.on else "Uppgift saknas")
    yield Fact("Diarienummer", matter.registration_number)
    yield Fact("Kommun", municipality.name)


def _blocks(matter: MatterView, step: StepView) -> Iterator[Block]:
    yield from _part("Beslut", "beslut", _decision(step))
    yield from _part("Ärendet", "arendet", "\n".join(_matter(matter, step)))
    yield from _part("Villkor", "villkor", "\n".join(numbered(one.text for one in step.conditions)))
    yield from _part("Yrkanden", "yrkanden", "\n".join(bulleted(_amendments(matter, step))))
    yield from _part("Reservationer", "reservationer", "\n".join(bulleted(_reservations(step))))
    yield from _part("Beslutsunderlag", "underlag", "\n".join(bulleted(one.title for one in step.documents)))
    yield from _part("Beslutet skickas till", "skickas-till", "\n".join(bulleted(step.sent_to)))
    yield Heading(1, "Justering", "justering")
    yield paragraph(_adjusted(step))
    yield Signatures(_SIGNERS)
    yield Heading(1, "Bevis om anslag", "anslag")
    yield paragraph(_posted(step))
    yield Signatures(("Underskrift",))


def _part(heading: str, key: str, text: str) -> Iterator[Block]:
    """A part that says something; the decision is always there."""
    if text:
        yield Heading(1, heading, key)
        yield from text_blocks(text)
    elif key == "beslut":
        yield Heading(1, heading, key)
        yield paragraph(Span("Ingen uppgift om vad som beslutades.", emphasis=True))


def _decision(step: StepView) -> str:
    """What was decided, as minutes say it, then the words that were written in."""
    kind = StepKind(step.kind)
    said = _DECIDED.get((kind, step.outcome)) or _DECIDED.get((kind, "")) or ended(str(kind.label))
    return "\n".join(line for line in (said, ended(step.summary)) if line)


def _matter(matter: MatterView, step: StepView) -> Iterator[str]:
    yield f"Ärendet gäller: {ended(matter.title)}"
    earlier = bulleted(_before(matter, step))
    if earlier:
        yield "Ärendet har tidigare behandlats så här:"
        yield from earlier


def _before(matter: MatterView, step: StepView) -> Iterator[str]:
    """The steps before this one, a line each."""
    for one in matter.steps:
        if one.id == step.id:
            return
        where = said_of(one)
        yield f"{StepKind(one.kind).label}" + (f", {where}" if where else "")


def _amendments(matter: MatterView, step: StepView) -> Iterator[str]:
    """Those that were moved here, and those that were decided here though they were moved before."""
    for one in matter.amendments:
        if one.step_id == step.id or one.decided_in_id == step.id:
            by = f" ({one.moved_by})" if one.moved_by else ""
            yield f"Yrkande {one.number}{by}: {ended(one.text)} {_STATES[AmendmentState(one.state)]}."


def _reservations(step: StepView) -> Iterator[str]:
    for one in step.reservations:
        yield f"{one.who}: {ended(one.text)}" if one.text else one.who


def _adjusted(step: StepView) -> str:
    return f"Protokollet justerat den {date_text(step.adjusted_on)}." if step.adjusted_on else (
        "Protokollet är inte justerat. Det ska justeras senast 14 dagar efter sammanträdet "
        "(5 kap. 69 § kommunallagen)."
    )  # fmt: skip


def _posted(step: StepView) -> str:
    if step.posted_on:
        return f"Justeringen tillkännagavs på kommunens anslagstavla den {date_text(step.posted_on)}."
    return (
        "Justeringen är inte tillkännagiven. Det ska ske senast den andra dagen efter justeringen "
        "(8 kap. 12 § kommunallagen)."
    )
