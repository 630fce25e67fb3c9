"""What each kind of step is, for who chooses one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from fridlyst.decisions.rules import possible
from fridlyst.decisions.shapes import MatterView
from fridlyst.decisions.terms import StepKind
from fridlyst.web.shared.text import Words


@dataclass(frozen=True)
class KindChoice:
    """One kind of step to choose."""

    kind: str
    label: Words
    help: Words


_HELP: Mapping[StepKind, Words] = {
    StepKind.MOTION_RECEIVED: _("En ledamot väcker motionen i fullmäktige. Från den dagen löper ett år."),
    StepKind.MOTION_REPORTED: _("Fullmäktige får veta hur långt beredningen av motionen har kommit."),
    StepKind.MOTION_APPROVED: _("Fullmäktige bifaller motionen. Ärendet bereds vidare."),
    StepKind.MOTION_REJECTED: _("Fullmäktige avslår motionen. Ärendet är avslutat."),
    StepKind.ASSIGNMENT: _("Någon får i uppdrag att utreda eller ta fram ett förslag."),
    StepKind.DRAFT_APPROVED: _("En nämnd eller styrelse godkänner ett förslag på vägen till beslut."),
    StepKind.OUT_FOR_COMMENT: _("Förslaget skickas ut för svar till senast en viss dag."),
    StepKind.REFERRED_BACK: _("Ärendet skickas tillbaka, med villkor som måste besvaras."),
    StepKind.REVISED: _("Förvaltningen har arbetat om förslaget."),
    StepKind.STATEMENT: _("Förvaltningen lägger fram sitt förslag i en tjänsteskrivelse."),
    StepKind.PROPOSAL: _("Ett utskott eller en nämnd föreslår hur det ska beslutas."),
    StepKind.DECISION: _("Ärendet avgörs."),
    StepKind.APPEALED: _("Någon överklagar beslutet."),
    StepKind.APPEAL_SETTLED: _("Domstolen avgör överklagandet."),
    StepKind.REVISION: _("Arbetet med en ny utgåva börjar."),
}


# What is only taken of a motion that nobody has settled.
_OF_MOTIONS = frozenset({StepKind.MOTION_REPORTED, StepKind.MOTION_APPROVED, StepKind.MOTION_REJECTED})


def choices(matter: MatterView) -> tuple[Sequence[KindChoice], Sequence[KindChoice]]:
    """The kinds that can be taken next, and the others, which may only belong to what has been."""
    now = set(possible(matter.state)) - (frozenset() if _has_open_motion(matter) else _OF_MOTIONS)
    if matter.steps:
        now.discard(StepKind.MOTION_RECEIVED)
    every = [KindChoice(kind.value, kind.label, _HELP[kind]) for kind in StepKind]
    return [one for one in every if one.kind in now], [one for one in every if one.kind not in now]


def _has_open_motion(matter: MatterView) -> bool:
    kinds = [step.kind for step in matter.steps]
    settled = {StepKind.MOTION_APPROVED, StepKind.MOTION_REJECTED, StepKind.DECISION}.intersection(kinds)
    return StepKind.MOTION_RECEIVED in kinds and not settled
