"""Conditions against answers, as the matter's page shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.condition_rules import is_locked, unanswered, went_up
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries.conditions import SectionProof, section_proofs
from fridlyst.decisions.shapes import ConditionView, DocumentView, MatterView, StepView
from fridlyst.decisions.terms import ProofKind
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.texts.queries import VersionView
from fridlyst.web.decisions.finding import below, matter_href, step_words
from fridlyst.web.shared.text import day


@dataclass(frozen=True)
class Proof:
    """What proves an answer, in words; `warning` where it is not as it was."""

    kind: str
    words: str
    href: str = ""
    note: str = ""
    warning: str = ""


@dataclass(frozen=True)
class ConditionRow:
    """One condition with its answer; `lacks` says what is missing, empty when it is answered."""

    number: int
    view: ConditionView
    proof: Proof | None
    lacks: str
    answered: str
    locked: str
    href: str
    action: str


@dataclass(frozen=True)
class Referral:
    """A step that set conditions."""

    step: StepView
    words: str
    rows: tuple[ConditionRow, ...]


@dataclass(frozen=True)
class Conditions:
    """Every referral with its conditions, and how many of all are answered."""

    referrals: tuple[Referral, ...]
    answered: int
    total: int
    list_href: str

    @property
    def are_all_answered(self) -> bool:
        return self.answered == self.total


def present(matter: MatterView, visit: Visit, known: tuple[VersionView, ...] | None = None) -> Conditions:
    """The conditions, each beside what was answered. Two statements where sections prove something, one
    where the text's versions are `known`."""
    proofs = section_proofs(visit.municipality.id, matter, known)
    rows = {row.view.id: row for row in _rows(matter, visit, proofs)}
    referrals = tuple(
        Referral(step, step_words(step), tuple(rows[one.id] for one in step.conditions))
        for step in matter.steps
        if step.conditions
    )
    left = len(unanswered(matter.conditions))
    return Conditions(referrals, len(rows) - left, len(rows), below(visit, matter, "conditions"))


def _rows(matter: MatterView, visit: Visit, proofs: Mapping[int, SectionProof]) -> Iterator[ConditionRow]:
    keeps = may_keep_matters(visit.actor)
    for number, one in enumerate(matter.conditions, start=1):
        locked = is_locked(matter, one)
        up = went_up(matter, one)
        yield ConditionRow(
            number=number,
            view=one,
            proof=_proof(one, matter, visit, proofs),
            lacks=_lacks(one),
            answered=_answered(one),
            locked=_("Låst: ärendet gick upp igen (%(step)s).") % {"step": step_words(up)}
            if locked and up
            else "",
            href=below(visit, matter, "condition", one.id) if keeps and not locked else "",
            action=_action(one),
        )


def _action(one: ConditionView) -> str:
    if one.is_answered:
        return _("Ändra svaret")
    return _("Komplettera svaret") if one.answer or one.proof_kind else _("Besvara")


def _lacks(one: ConditionView) -> str:
    if one.is_answered:
        return ""
    if not one.answer.strip():
        return _("Svaret saknas.") if one.is_proved else _("Inte besvarat.")
    return _("Det som visar det saknas.")


def _answered(one: ConditionView) -> str:
    if one.answered_at is None:
        return ""
    return _("Inskrivet %(day)s av %(who)s") % {"day": day(one.answered_at), "who": one.answered_by}


def _proof(
    one: ConditionView, matter: MatterView, visit: Visit, proofs: Mapping[int, SectionProof]
) -> Proof | None:
    if one.proof_kind == ProofKind.FIGURE:
        return Proof(_("Siffra"), one.proof_figure)
    if one.proof_kind == ProofKind.DOCUMENT:
        found = next((it for it in matter.documents if it.id == one.proof_document_id), None)
        return _document(found, matter, visit)
    found_section = proofs.get(one.id)
    return _section(found_section, matter, visit) if found_section else None


def _document(found: DocumentView | None, matter: MatterView, visit: Visit) -> Proof | None:
    if found is None:
        return None
    return Proof(_("Handling"), found.title, below(visit, matter, "document", found.id))


def _section(found: SectionProof, matter: MatterView, visit: Visit) -> Proof:
    note = _("version %(number)s") % {"number": found.version_number}
    warning = ""
    if found.is_gone:
        warning = _("Avsnittet finns inte längre i version %(number)s.") % {"number": found.newest_number}
    elif found.is_changed:
        warning = _("Avsnittet har ändrats sedan svaret (version %(number)s).") % {
            "number": found.newest_number
        }
    return Proof(_("Avsnitt"), found.title, text_href(visit, matter, found), note, warning)


def text_href(visit: Visit, matter: MatterView, found: SectionProof) -> str:
    """The text as it was when it was shown, at the section."""
    return f"{matter_href(visit, matter)}text/?version={found.version_number}#{found.key}"


def columns() -> tuple[Column, ...]:
    """The list as a file."""
    return (
        Column(_("Återremiss"), key="step"),
        Column(_("Villkor"), weight=2, key="condition"),
        Column(_("Svar"), weight=3, key="answer"),
        Column(_("Visas av"), key="proof"),
        Column(_("Besvarat"), key="answered"),
        Column(_("Senast ändrat"), Kind.DATE, key="answered_on"),
        Column(_("Av"), key="answered_by"),
    )


def cells(conditions: Conditions) -> list[Row]:
    """Its rows."""
    return [
        (
            referral.words,
            row.view.text,
            row.view.answer,
            f"{row.proof.kind}: {row.proof.words}" if row.proof else "",
            _("ja") if row.view.is_answered else _("nej"),
            localdate(row.view.answered_at) if row.view.answered_at else None,
            row.view.answered_by,
        )
        for referral in conditions.referrals
        for row in referral.rows
    ]
