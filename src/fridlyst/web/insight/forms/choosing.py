"""What to show of a programme, how feedback is taken, and what was done with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from fridlyst.decisions.shapes import MatterView
from fridlyst.followup.shapes import RoundView
from fridlyst.indicators.queries import IndicatorView
from fridlyst.insight.fields import PublishingFields, SettingsFields
from fridlyst.insight.rules import LEAST_MONTHS, LONGEST_TEXT, MOST_MONTHS
from fridlyst.insight.shapes import Comment, FeedbackView, Publishing, SettingsView
from fridlyst.programmes.shapes import GoalView
from fridlyst.web.programmes.forms.parts import box_list, set_choices
from fridlyst.web.shared.saving import SavingForm
from fridlyst.web.shared.text import day


class PublishingForm(SavingForm):
    """What is shown; nothing of it is seen before the programme is published."""

    texts = forms.BooleanField(label=_("Visa vision, syfte och målens förklaringar"), required=False)
    activities = forms.BooleanField(
        label=_("Visa varje aktivitet med ansvariga och tid"),
        required=False,
        help_text=_("Annars visas bara målen, och hur många aktiviteter som har kommit hur långt."),
    )
    round_id = forms.TypedChoiceField(
        label=_("Läget hämtas ur"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Bara stängda omgångar kan visas. Ej besvarat visas som ej besvarat."),
    )
    indicator_ids = box_list(_("Indikatorer"), folds=True)
    matter_ids = box_list(_("Ärenden"), folds=True)

    def offer(
        self,
        rounds: Iterable[RoundView],
        goals: Iterable[GoalView],
        indicators: Mapping[int, tuple[IndicatorView, ...]],
        matters: Iterable[MatterView],
    ) -> None:
        """The closed rounds about the programme, its indicators, and the municipality's matters."""
        closed = [(one.id, f"{one.title}, {day(one.period_end)}") for one in rounds if one.state == "closed"]
        set_choices(self, "round_id", [("", _("visa inget läge")), *closed])
        if not closed:
            self.fields["round_id"].help_text = _("Ingen omgång är stängd än, så inget läge kan visas.")
        measured = [(one.id, one.title) for goal in goals for one in indicators.get(goal.id, ())]
        self._offer_or_drop("indicator_ids", measured)
        known = [(one.id, f"{one.registration_number} {one.title}"[:160]) for one in matters]
        self._offer_or_drop("matter_ids", known)
        if known:
            self.fields["matter_ids"].help_text = _(
                "Varje ärende visas steg för steg med datum, enhet och paragraf, under rubriken Beslut."
            )

    def _offer_or_drop(self, name: str, choices: list[tuple[int, str]]) -> None:
        if choices:
            set_choices(self, name, choices)
        else:
            del self.fields[name]

    def values(self) -> PublishingFields:
        """As the action takes them."""
        given = self.cleaned_data
        return PublishingFields(
            texts=given["texts"],
            activities=given["activities"],
            round_id=given["round_id"],
            indicator_ids=given.get("indicator_ids", ()),
            matter_ids=given.get("matter_ids", ()),
        )


def publishing_initial(chosen: Publishing) -> dict[str, Any]:
    """What the form begins with."""
    return {
        "texts": chosen.texts,
        "activities": chosen.activities,
        "round_id": chosen.round.id if chosen.round else "",
        "indicator_ids": sorted(chosen.indicator_ids),
        "matter_ids": sorted(chosen.matter_ids),
        "version": chosen.version,
    }


class CommentsForm(SavingForm):
    """Which comments are shown; none that nobody has chosen."""

    report_ids = box_list(_("Kommentarer att visa"), tall=True)

    def offer(self, comments: Iterable[Comment]) -> None:
        """Those of the chosen round."""
        set_choices(
            self,
            "report_ids",
            [(one.id, _comment_label(one)) for one in comments],
        )


def _comment_label(one: Comment) -> str:
    """What was written on a line of its own, then by whom and about what."""
    where = f"{one.body_name} · {one.activity_title}"
    return format_html('”{}”<br><span class="small quiet">{}</span>', one.text, where)


class SettingsForm(SavingForm):
    """How feedback is taken."""

    receives = forms.BooleanField(label=_("Ta emot synpunkter på de öppna sidorna"), required=False)
    keep_months = forms.IntegerField(
        label=_("Spara synpunkter i antal månader"),
        min_value=LEAST_MONTHS,
        max_value=MOST_MONTHS,
        help_text=_(
            "Synpunkter kan innehålla personuppgifter. Dataskyddsförordningen säger att de inte får sparas "
            "längre än de behövs. När tiden är ute tas de bort, och ur säkerhetskopiorna när de skrivs över."
        ),
    )
    contact = forms.CharField(
        label=_("Så når man kommunen på annat sätt"),
        required=False,
        max_length=300,
        help_text=_("Visas när formuläret inte kan ta emot, till exempel telefon till växeln."),
    )

    def values(self) -> SettingsFields:
        """As the action takes them."""
        given = self.cleaned_data
        return SettingsFields(given["receives"], given["keep_months"], given["contact"])


def settings_initial(view: SettingsView) -> dict[str, Any]:
    """What the form begins with."""
    names = ("receives", "keep_months", "contact", "version")
    return {name: getattr(view, name) for name in names}


class HandlingForm(SavingForm):
    """What was done with a piece of feedback."""

    note = forms.CharField(
        label=_("Anteckning"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Bara ni ser den. Skriv vad som gjordes, inte om någon person."),
    )
    handled = forms.BooleanField(label=_("Den är hanterad"), required=False)


def handling_initial(view: FeedbackView) -> dict[str, Any]:
    """What the form begins with."""
    return {"note": view.note, "handled": view.handled_at is not None, "version": view.version}
