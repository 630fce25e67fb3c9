"""The picture of the situation as a report: page one, then what lag (2023:196) 4 § says that it holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from fridlyst.programmes.schedules.describing import span_words
from fridlyst.reports.columns import Column, Kind
from fridlyst.reports.contents.situation_facts import fact_blocks
from fridlyst.reports.contents.situation_front import front
from fridlyst.reports.contents.words import language
from fridlyst.reports.document import Block, Fact, Heading, OwnText, ReportDocument, Table
from fridlyst.reports.wording import date_text
from fridlyst.situation.rules import is_survey, place_of
from fridlyst.situation.shapes import FactSet, SituationHead, SituationView, WrittenPart
from fridlyst.situation.terms import FactKind, SituationPart, SituationState


@dataclass(frozen=True, slots=True)
class SituationMaterial:
    """All that a picture says: the figures that are kept with it, or of a draft as they stand today.

    `before` is the picture that was decided last before it.
    """

    municipality: str
    view: SituationView
    facts: tuple[FactSet, ...]
    before: SituationView | None
    today: date


def situation_report(material: SituationMaterial) -> ReportDocument:
    """The whole picture, with a place for every text that somebody may write."""
    head = material.view.head
    return ReportDocument(
        title=head.title,
        subtitle=span_words(head.period_start, head.period_end, language()),
        author=material.municipality,
        date=head.decided_on or material.today,
        identifier=head.matter_number,
        blocks=tuple(_blocks(material)),
        language=language(),
        facts=tuple(_particulars(head, material.facts)),
        summary=tuple(front(material.view, material.facts, material.before, _place)),
    )


def finished_situation(document: ReportDocument) -> ReportDocument:
    """The picture for those who only read: a chapter that is not written says so, other places are gone."""
    return replace(document, summary=_read_only(document.summary), blocks=_read_only(document.blocks))


def _read_only(blocks: Iterable[Block]) -> tuple[Block, ...]:
    told = {
        SituationPart.PROPOSED.value: _("Inga slutsatser är skrivna."),
        SituationPart.ANALYSIS.value: _("Ingen analys är skriven."),
    }
    return tuple(
        replace(one, placeholder=told[one.key]) if isinstance(one, OwnText) and not one.written else one
        for one in blocks
        if not isinstance(one, OwnText) or one.written or one.key in told
    )


def _blocks(material: SituationMaterial) -> Iterator[Block]:
    survey = [one for one in material.facts if is_survey(one.kind)]
    others = [one for one in material.facts if not is_survey(one.kind)]
    for part, found in ((SituationPart.SURVEY, survey), (SituationPart.INFORMATION, others)):
        yield Heading(1, str(part.label), f"del-{part.value}")
        yield _place(material.view, part)
        for one in found:
            yield from fact_blocks(one, _beside(material.view, one.kind))
    yield Heading(1, str(SituationPart.ANALYSIS.label), "del-analys")
    yield _place(material.view, SituationPart.ANALYSIS)
    if material.facts:
        yield from _sources(material.facts)


def _place(view: SituationView, part: SituationPart) -> OwnText:
    written = view.texts.get(part.value, WrittenPart())
    ordered = part in (SituationPart.IMPORTANT, SituationPart.PROPOSED)
    return OwnText(part.value, _label(part), _prompt(part), written.text, ordered=ordered)


def _label(part: SituationPart) -> str:
    """What stands at the place; a chapter's own name is its heading already."""
    labels = {
        SituationPart.SURVEY: _("Vad som är känt"),
        SituationPart.INFORMATION: _("Vad verksamheterna och andra ser"),
        SituationPart.ANALYSIS: _("Vad det betyder"),
    }
    return labels.get(part, str(part.label))


def _prompt(part: SituationPart) -> str:
    prompts = {
        SituationPart.IMPORTANT: _(
            "Skriv det som en läsare med fem minuter måste få veta, en sak på varje rad."
        ),
        SituationPart.CHANGED: _(
            "Skriv vad som har förändrats sedan förra lägesbilden och vad det beror på."
        ),
        SituationPart.PROPOSED: _(
            "Skriv vad lägesbilden leder till i åtgärdsplanen (5 §), ett förslag på varje rad."
        ),
        SituationPart.SURVEY: _(
            "Skriv vad som är känt om våldet i kommunen: hur vanligt det är, vilka som utsätts och vad det "
            "leder till. Siffrorna under hämtas av sig själva (4 § 1)."
        ),
        SituationPart.INFORMATION: _(
            "Skriv annat som har betydelse: vad verksamheterna, polisen och föreningarna ser (4 § 2)."
        ),
        SituationPart.ANALYSIS: _(
            "Skriv vad kartläggningen och uppgifterna betyder tillsammans: orsaker, vilka som inte nås och "
            "vad som behöver göras (4 § 3)."
        ),
    }
    return prompts[part]


def _beside(view: SituationView, kind: str) -> OwnText:
    written = view.texts.get(place_of(kind), WrittenPart())
    label = _("Kommentar: %(what)s") % {"what": FactKind(kind).label}
    prompt = _("Skriv det som siffrorna inte säger själva. Står här ingenting visas bara siffrorna.")
    return OwnText(place_of(kind), label, prompt, written.text)


def _sources(facts: Iterable[FactSet]) -> Iterator[Block]:
    columns = (
        Column(_("Uppgifter"), weight=1.4, key="kind"),
        Column(_("Källa"), weight=2, key="source"),
        Column(_("Per"), Kind.DATE, key="day"),
    )
    rows = tuple((str(FactKind(one.kind).label), one.source, one.day) for one in facts)
    yield Heading(1, _("Varifrån uppgifterna kommer"), "del-kallor")
    yield Table("kallor", _("Källor och dagar"), columns, rows)


def _particulars(head: SituationHead, facts: tuple[FactSet, ...]) -> Iterator[Fact]:
    yield Fact(_("Läge"), _standing(head))
    if head.due_on:
        yield Fact(_("Förnyas senast"), date_text(head.due_on, language()))
    if facts:
        day = head.facts_on or max(one.day for one in facts)
        yield Fact(_("Uppgifterna är från"), date_text(day, language()))
    yield Fact(_("Krävs av"), _("Lag (2023:196) 4 §"))


def _standing(head: SituationHead) -> str:
    if head.decided_on is None:
        return _("Utkast, inte beslutad")
    paragraph = f" § {head.paragraph}" if head.paragraph else ""
    by = {"day": date_text(head.decided_on, language()), "by": f"{head.decided_by}{paragraph}"}
    said = _("Beslutad %(day)s av %(by)s") % by
    return f"{said}. {_('Ersatt av en senare.')}" if head.state == SituationState.REPLACED else said
