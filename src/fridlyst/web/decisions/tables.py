"""Matters and their steps as files: a row a matter, a row a step, and one matter whole."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fridlyst.decisions.condition_rules import unanswered
from fridlyst.decisions.shapes import MatterView, StepView
from fridlyst.decisions.terms import MatterState, Outcome, StepKind
from fridlyst.decisions.times import pressing, watched
from fridlyst.reports.columns import Coded, Column, Kind, Row
from fridlyst.web.decisions import times

# What our database calls things, of no use to others.
_OURS = frozenset(
    {"id", "version", "step_id", "body_id", "position", "file_id", "text_id", "document_id"}
    | {"against_id", "amends_id", "decided_in_id", "placed_in_id", "proof_version_id", "proof_document_id"}
)


def matter_columns() -> tuple[Column, ...]:
    """The columns of the list of matters."""
    return (
        Column(_("Diarienummer"), key="registration_number"),
        Column(_("Ärende"), weight=3, key="title"),
        Column(_("Läge"), key="state"),
        Column(_("Nästa"), key="next_body"),
        Column(_("Nästa dag"), Kind.DATE, key="next_date"),
        Column(_("Senaste steg"), key="last_step"),
        Column(_("Senaste dag"), Kind.DATE, key="last_date"),
        Column(_("Villkor"), Kind.NUMBER, key="conditions"),
        Column(_("Obesvarade villkor"), Kind.NUMBER, key="conditions_unanswered"),
        Column(_("Tider"), weight=2, key="times"),
    )


def matter_cells(matter: MatterView, today: date) -> Row:
    """A matter in those columns."""
    last = matter.steps[-1] if matter.steps else None
    pressed = times.time_lines(pressing(watched(matter, today)))
    return (
        matter.registration_number,
        matter.title,
        Coded(str(MatterState(matter.state).label), matter.state),
        matter.next.body_name if matter.next else "",
        matter.next.on if matter.next else None,
        Coded(str(StepKind(last.kind).label), last.kind) if last else "",
        last.on if last else None,
        len(matter.conditions),
        len(unanswered(matter.conditions)),
        " ".join(one.words for one in pressed),
    )


def step_columns() -> tuple[Column, ...]:
    """The columns of a matter's steps."""
    return (
        Column(_("Datum"), Kind.DATE, key="date"),
        Column(_("Steg"), key="step"),
        Column(_("Instans"), key="body"),
        Column(_("Paragraf"), key="paragraph"),
        Column(_("Utfall"), key="outcome"),
        Column(_("Sammanfattning"), weight=3, key="summary"),
        Column(_("Villkor"), key="conditions"),
        Column(_("Yrkanden"), key="amendments"),
        Column(_("Reservationer"), key="reservations"),
        Column(_("Justerat"), Kind.DATE, key="adjusted_on"),
        Column(_("Tillkännagivet"), Kind.DATE, key="posted_on"),
        Column(_("Skickas till"), key="sent_to"),
    )


def step_cells(step: StepView) -> Row:
    """A step in those columns."""
    return (
        step.on,
        Coded(str(StepKind(step.kind).label), step.kind),
        step.body_name,
        step.paragraph,
        Coded(str(Outcome(step.outcome).label), step.outcome) if step.outcome else "",
        step.summary,
        _joined([one.text for one in step.conditions]),
        _joined([one.text for one in step.amendments]),
        _joined([one.who for one in step.reservations]),
        step.adjusted_on,
        step.posted_on,
        _joined(step.sent_to),
    )


def _joined(texts: Sequence[str]) -> str:
    return "; ".join(texts)


def whole(matter: MatterView) -> dict[str, Any]:
    """One matter with all that hangs on it, in plain form."""
    plain: dict[str, Any] = _without_ours(asdict(matter))
    return plain


def _without_ours(given: Any) -> Any:  # noqa: ANN401
    if isinstance(given, dict):
        return {key: _without_ours(one) for key, one in given.items() if key not in _OURS}
    if isinstance(given, (list, tuple)):
        return [_without_ours(one) for one in given]
    return given
