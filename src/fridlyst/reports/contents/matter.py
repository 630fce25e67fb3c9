"""A matter as a document: its steps, conditions and answers, amendments and outcomes, comments, documents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from fridlyst.decisions.queries.conditions import SectionProof
from fridlyst.decisions.shapes import AmendmentView, ConditionView, MatterView, StepView
from fridlyst.decisions.terms import (
    AmendmentState,
    CommentStance,
    MatterState,
    Outcome,
    ProofKind,
    StepKind,
)
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents.words import language
from fridlyst.reports.document import (
    Block,
    BulletList,
    Fact,
    Heading,
    ReportDocument,
    Span,
    Table,
    paragraph,
)
from fridlyst.reports.wording import date_text


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """A matter with what its document needs beside it: proofs by condition, versions' numbers by id."""

    municipality: str
    matter: MatterView
    on: date
    proofs: Mapping[int, SectionProof] = field(default_factory=dict)
    versions: Mapping[int, int] = field(default_factory=dict)


def matter_document(facts: MatterFacts) -> ReportDocument:
    """The whole matter as it stood on `facts.on`."""
    matter = facts.matter
    return ReportDocument(
        title=matter.title,
        subtitle=_("Ärendet med dess beslut"),
        author=facts.municipality,
        date=facts.on,
        identifier=matter.registration_number,
        language=language(),
        facts=tuple(_particulars(matter)),
        blocks=tuple(_blocks(facts)),
    )


def decided_step(matter: MatterView) -> StepView | None:
    """The last decision of the matter, if it has come so far."""
    return next((one for one in reversed(matter.steps) if one.kind == StepKind.DECISION), None)


def step_words(step: StepView) -> str:
    """ "Kommunstyrelsens arbetsutskott § 170"."""
    paragraph_sign = f"§\u00a0{step.paragraph}" if step.paragraph else ""
    return f"{step.body_name} {paragraph_sign}".strip()


def _particulars(matter: MatterView) -> Iterator[Fact]:
    yield Fact(_("Diarienummer"), matter.registration_number)
    yield Fact(_("Läge"), str(MatterState(matter.state).label))
    if matter.next:
        when = _day(matter.next.on)
        yield Fact(_("Nästa beslut"), ", ".join(word for word in (matter.next.body_name, when) if word))


def _blocks(facts: MatterFacts) -> Iterator[Block]:
    yield Heading(1, _("Ärendets gång"), "gang")
    if facts.matter.steps:
        yield _steps(facts.matter)
        yield from _overridden(facts.matter)
    else:
        yield paragraph(_("Ärendet har inga steg än."))
    yield from _conditions(facts)
    yield from _amendments(facts)
    yield from _comments(facts.matter)
    yield from _reservations(facts.matter)
    yield from _documents(facts.matter)


def _steps(matter: MatterView) -> Table:
    """Every step; when minutes were adjusted and that was posted only where it is known of any."""
    told = any(one.adjusted_on or one.posted_on for one in matter.steps)
    columns = (
        Column(_("Steg"), weight=1.3, key="step"),
        Column(_("Datum"), Kind.DATE, key="date"),
        Column(_("Vem"), weight=1.6, key="body"),
        Column(_("Vad"), weight=3, key="summary"),
        Column(_("Justerat"), Kind.DATE, key="adjusted_on"),
        Column(_("Anslaget"), Kind.DATE, key="posted_on"),
    )
    rows = (
        (str(StepKind(one.kind).label), one.on, step_words(one), _what(one), one.adjusted_on, one.posted_on)
        for one in matter.steps
    )
    wide = len(columns) if told else len(columns) - 2
    return Table("stegen", _("Stegen i ordning"), columns[:wide], tuple(row[:wide] for row in rows))


def _what(step: StepView) -> str:
    outcome = f"{Outcome(step.outcome).label}." if step.outcome else ""
    sent = _("Skickas till: %(names)s.") % {"names": ", ".join(step.sent_to)} if step.sent_to else ""
    return " ".join(word for word in (outcome, step.summary, sent) if word)


def _overridden(matter: MatterView) -> Iterator[Block]:
    for one in matter.steps:
        if one.override_reason:
            said = _("%(step)s infördes trots en varning:") % {"step": _label(one)}
            yield paragraph(Span(said, strong=True), f" {one.override_reason}")


def _conditions(facts: MatterFacts) -> Iterator[Block]:
    found = facts.matter.conditions
    if not found:
        return
    yield Heading(1, _("Villkor och svar"), "villkor")
    answered = sum(one.is_answered for one in found)
    yield paragraph(
        _("%(answered)s av %(all)s villkor är besvarade.") % {"answered": answered, "all": len(found)}
    )
    columns = (
        Column(_("Villkor"), weight=2, key="condition"),
        Column(_("Svar"), weight=3, key="answer"),
        Column(_("Visas av"), weight=2, key="proof"),
    )
    rows: tuple[Row, ...] = tuple(
        (one.text, one.answer or _("Inte besvarat"), _proof(facts, one)) for one in found
    )
    yield Table("villkoren", _("Villkor mot svar"), columns, rows)


def _proof(facts: MatterFacts, one: ConditionView) -> str:
    if not one.proof_kind:
        return ""
    kind = str(ProofKind(one.proof_kind).label)
    if one.proof_kind == ProofKind.FIGURE:
        return f"{kind}: {one.proof_figure}"
    if one.proof_kind == ProofKind.DOCUMENT:
        titles = {doc.id: doc.title for doc in facts.matter.documents}
        return f"{kind}: {titles.get(one.proof_document_id or 0, '–')}"
    section = facts.proofs.get(one.id)
    if section is None:
        return kind
    return _("%(title)s (version %(number)s)") % {"title": section.title, "number": section.version_number}


def _amendments(facts: MatterFacts) -> Iterator[Block]:
    found = facts.matter.amendments
    if not found:
        return
    yield Heading(1, _("Yrkanden och hur det gick"), "yrkanden")
    columns = (
        Column(_("Nr"), weight=0.4, key="number"),
        Column(_("Yrkande"), weight=3, key="text"),
        Column(_("Utfall"), weight=1.6, key="outcome"),
        Column(_("Lades av"), weight=1, key="moved_by"),
    )
    rows = ((str(one.number), one.text, _outcome(facts, one), one.moved_by) for one in found)
    wide = 4 if any(one.moved_by for one in found) else 3
    yield Table("yrkandena", _("Yrkanden om texten"), columns[:wide], tuple(row[:wide] for row in rows))


def _outcome(facts: MatterFacts, one: AmendmentView) -> str:
    said = [str(AmendmentState(one.state).label)]
    placed = facts.versions.get(one.placed_in_id or 0)
    if placed:
        said.append(_("version %(number)s") % {"number": placed})
    step = facts.matter.step(one.decided_in_id) if one.decided_in_id else None
    if step:
        said.append(_label(step))
    return ", ".join(said)


def _comments(matter: MatterView) -> Iterator[Block]:
    found = [one for step in matter.steps for one in step.comments]
    if not found:
        return
    yield Heading(1, _("Remissvar"), "remissvar")
    columns = (
        Column(_("Vem"), weight=1.4, key="body"),
        Column(_("Svarade"), Kind.DATE, key="answered_on"),
        Column(_("Hållning"), weight=1.2, key="stance"),
        Column(_("Yttrande"), weight=3, key="text"),
    )
    rows: tuple[Row, ...] = tuple(
        (
            one.body_name,
            one.answered_on,
            str(CommentStance(one.stance).label) if one.stance else _("Har inte svarat"),
            one.text,
        )
        for one in found
    )
    yield Table("remissvaren", _("De som tillfrågades"), columns, rows)


def _reservations(matter: MatterView) -> Iterator[Block]:
    found = [(step, one) for step in matter.steps for one in step.reservations]
    if not found:
        return
    yield Heading(1, _("Reservationer"), "reservationer")
    yield BulletList(
        tuple(
            paragraph(Span(one.who, strong=True), f", {_label(step)}{': ' if one.text else ''}{one.text}")
            for step, one in found
        )
    )


def _documents(matter: MatterView) -> Iterator[Block]:
    if not matter.documents:
        return
    yield Heading(1, _("Handlingar"), "handlingar")
    columns = (
        Column(_("Handling"), weight=2.4, key="title"),
        Column(_("Hör till"), weight=1.6, key="step"),
        Column(_("SHA-256"), weight=2, key="sha256"),
    )
    steps = {step.id: _label(step) for step in matter.steps}
    rows: tuple[Row, ...] = tuple(
        (one.title, steps.get(one.step_id or 0, ""), one.sha256 or _("Inte bifogad"))
        for one in matter.documents
    )
    yield Table("handlingarna", _("Ärendets handlingar"), columns, rows)


def _label(step: StepView) -> str:
    who = step_words(step) or str(StepKind(step.kind).label)
    return ", ".join(word for word in (who, _day(step.on)) if word)


def _day(day: date | None) -> str:
    return date_text(day, language()) if day else ""
