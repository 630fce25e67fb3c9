"""What a proposal says, as rows of label and text that a person can read."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from fridlyst.base.clock import today
from fridlyst.base.errors import BadInput
from fridlyst.indicators.terms import IndicatorKind
from fridlyst.organisation.terms import BodyKind
from fridlyst.programmes.schedules import ScheduleValue, from_file
from fridlyst.programmes.terms import Part, ProgrammeKind, Stance
from fridlyst.review.shapes import ProposalView
from fridlyst.web.programmes.rows import time_text, time_words
from fridlyst.web.review.fact import Content, Fact, Rows, day_told, told
from fridlyst.web.review.matter_facts import amendment_rows, condition_rows, matter_rows, step_rows
from fridlyst.web.shared.text import number


def facts_of(view: ProposalView, names: Mapping[str, str]) -> tuple[Fact, ...]:
    """The rows of a proposal; `names` are the bodies' by key. Owner and time are said also when missing."""
    rows = _ROWS[view.kind](view.now, names)
    return tuple(_with_before(one, name, view, names) for name, one in rows)


def schedule_of(content: Content) -> tuple[ScheduleValue, ...]:
    """The time of a goal or an activity; nothing where it cannot be used."""
    given = content.get("schedule")
    try:
        return from_file(given) if given else ()
    except BadInput:
        return ()


def owner_names(content: Content, names: Mapping[str, str]) -> str:
    """Those responsible by name, with those who take part said so."""
    return ", ".join(_owner_name(owner, names) for owner in content.get("responsible") or [])


def _owner_name(owner: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401
    if isinstance(owner, str):
        return names.get(owner, owner)
    name = names.get(owner["body"], owner["body"])
    return f"{name} ({_('medverkar')})" if owner.get("part") == Part.TAKING_PART else name


def _activity(now: Content, names: Mapping[str, str]) -> Rows:
    yield "responsible", _owners(now, names, needed=True)
    yield "schedule", _time(now)
    yield from told(now, "description", _("Beskrivning"))


def _goal(now: Content, names: Mapping[str, str]) -> Rows:
    if now.get("responsible"):
        yield "responsible", _owners(now, names)
    if schedule_of(now):
        yield "schedule", _time(now)
    yield from told(now, "description", _("Beskrivning"))
    if now.get("aligned"):
        yield "aligned", Fact(_("Styrdokument ovanför"), ", ".join(_aligned(one) for one in now["aligned"]))


def _precondition(now: Content, names: Mapping[str, str]) -> Rows:
    return iter(())


def _indicator(now: Content, names: Mapping[str, str]) -> Rows:
    yield "responsible", _owners(now, names, needed=True)
    yield "kind", Fact(_("Mäts som"), str(IndicatorKind(now.get("kind", "number")).label))
    if now.get("target_value") is not None:
        yield "target_value", Fact(_("Målvärde"), _plain(now["target_value"]))


def _body(now: Content, names: Mapping[str, str]) -> Rows:
    yield "kind", Fact(_("Slag"), str(BodyKind(now.get("kind", "committee")).label))
    if now.get("collective"):
        members = ", ".join(names.get(key, key) for key in now.get("members") or [])
        yield "members", Fact(_("Samlingsnamn för"), members or _("flera enheter som inte räknas upp"))


def _programme(now: Content, names: Mapping[str, str]) -> Rows:
    yield "kind", Fact(_("Slag"), str(ProgrammeKind(now.get("kind", "programme")).label))
    for name, label in (("valid_from", _("Gäller från")), ("valid_to", _("Gäller till"))):
        yield name, Fact(label, day_told(now.get(name)) or _("Framgår inte"), missing=not now.get(name))
    yield from told(now, "vision", _("Vision"))
    yield from told(now, "purpose", _("Syfte"))
    if now.get("steering"):
        titles = ", ".join(one["title"] for one in now["steering"])
        yield "steering", Fact(_("Styrdokument ovanför"), titles)


def _doubt(now: Content, names: Mapping[str, str]) -> Rows:
    yield "why", Fact(_("Varför"), _(str(now.get("why", ""))))


_ROWS = {
    "activity": _activity, "goal": _goal, "precondition": _precondition, "indicator": _indicator,
    "body": _body, "programme": _programme, "doubt": _doubt, "matter": matter_rows, "step": step_rows,
    "condition": condition_rows, "amendment": amendment_rows,
}  # fmt: skip


def _owners(now: Content, names: Mapping[str, str], *, needed: bool = False) -> Fact:
    said = owner_names(now, names)
    return Fact(_("Ansvariga"), said or _("Ingen ansvarig hittades"), missing=needed and not said)


def _time(now: Content) -> Fact:
    values = schedule_of(now)
    text, meant = time_text(values), time_words(values, today())
    if not text and not meant:
        return Fact(_("Tid"), _("Ingen tid hittades"))
    note = (
        _("läses som: %(meant)s") % {"meant": meant} if meant and meant.casefold() != text.casefold() else ""
    )
    return Fact(_("Tid"), text or meant, note)


def _aligned(one: Content) -> str:
    stance = one.get("stance", "adopted")
    said = _("mål %(number)s") % {"number": one["goal"]}
    return said if stance == Stance.ADOPTED else f"{said} ({str(Stance(stance).label).lower()})"


def _plain(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)


def _with_before(fact: Fact, name: str, view: ProposalView, names: Mapping[str, str]) -> Fact:
    if view.change != "changed" or name not in view.fields or view.before is None:
        return fact
    before = dict(_ROWS[view.kind](view.before, names)).get(name)
    return Fact(fact.label, fact.value, fact.note, before.value if before else "–", fact.missing)
