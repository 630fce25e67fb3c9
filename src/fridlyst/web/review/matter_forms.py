"""Forms that mend proposals of matters."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.decisions.terms import AmendmentState, Outcome, StepKind
from fridlyst.web.programmes.forms.parts import day_field, long_text, short_text, title_field
from fridlyst.web.review.forms import MendForm

_STEP_DAYS = ("date", "adjusted_on", "posted_on")
_STEP_WORDS = ("body", "paragraph", "outcome", "summary")


class MatterMend(MendForm):
    """A matter's own fields."""

    title = title_field(_("Vad ärendet gäller"))
    registration_number = forms.CharField(
        label=_("Diarienummer"),
        max_length=100,
        error_messages={"required": _("Skriv ärendets diarienummer.")},
    )
    next_body = short_text(_("Beslutar härnäst"))

    field_order = ["registration_number", "title", "next_body"]

    def mended(self) -> dict[str, Any]:
        given = self.cleaned_data
        number = " ".join(given["registration_number"].split())
        return {**super().mended(), "registration_number": number, "next_body": given["next_body"] or None}


class StepMend(MendForm):
    """A step."""

    title = None  # type: ignore[assignment]
    kind = forms.ChoiceField(label=_("Vad hände?"), choices=StepKind.choices)
    date = day_field(_("Datum"))
    body = short_text(_("Vem"), help_text=_("Nämnd, förvaltning eller fullmäktige."))
    paragraph = short_text(_("Paragraf"), most=20)
    outcome = forms.ChoiceField(
        label=_("Utfall"), required=False, choices=[("", _("Inget särskilt")), *Outcome.choices]
    )
    summary = long_text(_("Kort"))
    adjusted_on = day_field(_("Protokollet justerat"))
    posted_on = day_field(_("Justeringen anslagen"))

    def mended(self) -> dict[str, Any]:
        given = self.cleaned_data
        days = {name: day.isoformat() if (day := given[name]) else None for name in _STEP_DAYS}
        words = {name: given[name].strip() or None for name in _STEP_WORDS}
        return {"kind": given["kind"], **days, **words}


class ConditionMend(MendForm):
    """A condition."""

    title_name = "text"
    title = title_field(_("Villkor"))
    answer = long_text(_("Svar"), help_text=_("Vad som styrker svaret anges i ärendet."))

    def mended(self) -> dict[str, Any]:
        return {**super().mended(), "answer": self.cleaned_data["answer"].strip() or None}


class AmendmentMend(MendForm):
    """An amendment; its words are understood anew."""

    title_name = "text"
    title = title_field(_("Yrkande"))
    moved_by = short_text(_("Yrkat av"))
    state = forms.ChoiceField(
        label=_("Läge"),
        choices=[choice for choice in AmendmentState.choices if choice[0] != AmendmentState.PLACED],
    )

    def mended(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {**super().mended(), "moved_by": given["moved_by"].strip() or None, "state": given["state"]}


MATTER_FORMS: Mapping[str, type[MendForm]] = {
    "matter": MatterMend, "step": StepMend, "condition": ConditionMend, "amendment": AmendmentMend,
}  # fmt: skip


def matter_initial(content: Mapping[str, Any]) -> dict[str, Any]:
    """What those forms begin with, beside what all begin with."""
    words = ("registration_number", "next_body", "answer", "moved_by", "kind", *_STEP_WORDS, *_STEP_DAYS)
    return {name: content.get(name) for name in words} | {"state": content.get("state") or "proposed"}
