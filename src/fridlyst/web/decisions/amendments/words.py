"""What is said of amendments: who moved them, how sure, what they do, where."""

from django.utils.translation import gettext as _

from fridlyst.base.translating import translated
from fridlyst.decisions.amendment_rules import is_complete
from fridlyst.decisions.shapes import MatterView, StepView, where_words
from fridlyst.decisions.terms import AmendmentState, StepKind
from fridlyst.decisions.verdicts import verdict
from fridlyst.texts.shapes import Anchor, Change, Checked
from fridlyst.texts.terms import ChangeKind, Standing
from fridlyst.web.shared.text import day, percent

# The sign that goes with a state: of an amendment, and of how it stands in the text.
STATE_MARKS = {
    AmendmentState.PROPOSED: "not_started",
    AmendmentState.ADOPTED: "ongoing",
    AmendmentState.REJECTED: "stopped",
    AmendmentState.PLACED: "done",
}
STANDING_MARKS = {
    Standing.TO_THE_LETTER: "done",
    Standing.OTHER_WORDS: "ongoing",
    Standing.ABSENT: "not_started",
    Standing.ANCHOR_NOT_FOUND: "unknown",
}


def step_said(step: StepView | None) -> str:
    """ "Kommunstyrelsen § 60, 2 maj 2025"; what kind of step where no body is named."""
    if step is None:
        return ""
    name = step.body_name or str(StepKind(step.kind).label)
    where = where_words(name, step.paragraph)
    return f"{where}, {day(step.on)}" if step.on else where


def step_of(matter: MatterView, step_id: int | None) -> StepView | None:
    """The step with the id, if it is the matter's."""
    return next((one for one in matter.steps if one.id == step_id), None)


def sure_said(certainty: float) -> str:
    """How sure, in a word and in per cent."""
    word = _("Osäkert")
    for least, said in ((0.9, _("Säkert")), (0.7, _("Troligt")), (0.5, _("Kanske"))):
        if certainty >= least:
            word = said
            break
    return f"{word}, {percent(certainty)}"


def change_said(change: Change) -> str:
    """What is to be done, in words."""
    words = {"added": change.added, "struck": change.struck}
    said = {
        ChangeKind.ADD: _("Lägg till ”%(added)s”."),
        ChangeKind.STRIKE: _("Stryk ”%(struck)s”."),
        ChangeKind.REPLACE: _("Byt ”%(struck)s” mot ”%(added)s”."),
        ChangeKind.ADD_BULLET: _("Lägg till punkten ”%(added)s”."),
        ChangeKind.ADD_PARAGRAPH: _("Lägg till stycket ”%(added)s”."),
    }
    if not is_complete(change):
        return _("Ändringen är inte förstådd än.")
    return (said[ChangeKind(change.kind)] % words).replace(".”.", ".”")


def anchor_said(anchor: Anchor) -> str:
    """Where, as it was said; empty where nothing was."""
    sentences = {"first": _("första meningen"), "last": _("sista meningen")}
    near = _("före ”%(quote)s”") if anchor.before else _("efter ”%(quote)s”")
    parts = (
        _("sidan %(page)s") % {"page": anchor.page} if anchor.page else "",
        _("rubriken %(heading)s") % {"heading": anchor.heading} if anchor.heading else "",
        _("kolumn %(column)s") % {"column": anchor.column} if anchor.column else "",
        _counted(anchor.paragraph, _("stycke %(number)s"), _("sista stycket")),
        _counted(anchor.item, _("punkt %(number)s"), _("sista punkten")),
        sentences.get(anchor.sentence, ""),
        near % {"quote": anchor.quote} if anchor.quote else "",
    )
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def _counted(number: int | None, told: str, last: str) -> str:
    """Which one: its number, or that it is the last (-1)."""
    if not number:
        return ""
    return last if number == -1 else told % {"number": number}


def verdict_said(checked: Checked, anchor: Anchor, change: Change) -> tuple[str, ...]:
    """How it stands in the text, then what was said wrongly of its place."""
    return tuple(translated(one) for one in verdict(checked, anchor, change))
