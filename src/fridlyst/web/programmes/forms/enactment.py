"""The form for what is in force from a day, and who decided it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fridlyst.programmes.fields import EnactmentFields
from fridlyst.programmes.queries import EnactmentView
from fridlyst.programmes.queries.in_force import DecisionChoice
from fridlyst.texts.queries import VersionView
from fridlyst.web.programmes.forms.parts import day_field, set_choices, short_text
from fridlyst.web.shared.saving import SavingForm
from fridlyst.web.shared.text import day as day_words


class EnactmentForm(SavingForm):
    """From which day, which version of the text, and the decision: a step of a matter or in words."""

    makes_new = True
    fields_of_errors = {"text_version_id": "text_version", "step_id": "step"}

    in_force_from = day_field(_("Gäller från"))
    text_version = forms.TypedChoiceField(
        label=_("Textens version"), coerce=int, required=False, empty_value=None
    )
    step = forms.TypedChoiceField(
        label=_("Beslut i ett ärende"),
        help_text=_("Dagen och vem som beslutade följer med."),
        coerce=int,
        required=False,
        empty_value=None,
    )
    decided_on = day_field(_("Beslutat den"), help_text=_("Om beslutet inte finns i ett ärende här."))
    decided_by = short_text(_("Beslutat av"), help_text=_("Till exempel Kommunfullmäktige § 88."))

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        first = self.fields["in_force_from"]
        first.required = True
        first.error_messages["required"] = gettext("Skriv från vilken dag versionen gäller.")

    def offer(self, versions: Iterable[VersionView], decisions: Iterable[DecisionChoice]) -> None:
        """Let the versions of the programme's text, and decisions that may be its, be chosen."""
        numbered = [(one.id, _version_words(one)) for one in versions]
        made = [(one.step_id, _decision_words(one)) for one in decisions]
        for name, offered, none in (
            ("text_version", numbered, _("Ingen text")),
            ("step", made, _("Inget ärende här")),
        ):
            if offered:
                set_choices(self, name, [("", none), *offered])
            else:
                del self.fields[name]

    def values(self) -> EnactmentFields:
        given = self.cleaned_data
        return EnactmentFields(
            in_force_from=given["in_force_from"],
            text_version_id=given.get("text_version"),
            step_id=given.get("step"),
            decided_on=given["decided_on"],
            decided_by=given["decided_by"],
        )


def enactment_initial(view: EnactmentView) -> dict[str, Any]:
    """What a correction begins with."""
    return {
        "in_force_from": view.in_force_from,
        "text_version": view.text_version_id or "",
        "step": view.step_id or "",
        "decided_on": view.decided_on,
        "decided_by": view.decided_by,
        "version": view.version,
    }


def enactment_beginning(newest: VersionView | None, today: date) -> dict[str, Any]:
    """What a new one begins with: the newest version, from today."""
    return {"in_force_from": today, "text_version": newest.id if newest else ""}


def _version_words(one: VersionView) -> str:
    words = gettext("Version %(number)s, %(day)s") % {"number": one.number, "day": day_words(one.made_at)}
    return f"{words}: {one.note[:80]}" if one.note else words


def _decision_words(one: DecisionChoice) -> str:
    paragraph = f" § {one.paragraph}" if one.paragraph else ""
    when = f" {day_words(one.on)}" if one.on else ""
    return f"{one.body}{paragraph}{when} · {one.matter_number} {one.matter_title[:60]}"
