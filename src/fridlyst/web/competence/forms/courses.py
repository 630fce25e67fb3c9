"""A course, and which of the national ones to add."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from fridlyst.competence.fields import CourseFields
from fridlyst.competence.presets import PRESETS
from fridlyst.competence.rules import LONGEST_MONTHS
from fridlyst.competence.shapes import CourseView
from fridlyst.competence.terms import CourseKind, CourseTheme, StaffGroup
from fridlyst.organisation.queries import BodyView
from fridlyst.organisation.terms import BodyKind
from fridlyst.web.followup.forms.numbers import NumberField
from fridlyst.web.programmes.forms.parts import box_list, set_choices, short_text
from fridlyst.web.shared.saving import CheckList, SavingForm

KINDS = (BodyKind.DEPARTMENT, BodyKind.UNIT, BodyKind.COMPANY, BodyKind.COMMITTEE, BodyKind.EXECUTIVE_BOARD)


class CourseForm(SavingForm):
    """A course and whose people should take it."""

    makes_new = True

    title = forms.CharField(
        label=_("Vad kursen heter"),
        max_length=200,
        error_messages={"required": _("Skriv vad kursen heter.")},
    )
    kind = forms.ChoiceField(label=_("Slag"), choices=CourseKind.choices, widget=forms.RadioSelect)
    theme = forms.ChoiceField(label=_("Ämne"), choices=CourseTheme.choices)
    provider = short_text(_("Anordnare"), most=200)
    web_address = short_text(
        _("Webbadress"), help_text=_("Hela adressen, börjar med https://. Visas som länk."), most=500
    )
    group = forms.ChoiceField(
        label=_("För vem"),
        choices=StaffGroup.choices,
        widget=forms.RadioSelect,
        help_text=_("Andelen räknas av alla anställda, eller bara av cheferna."),
    )
    target_share = NumberField(
        label=_("Mål i procent"),
        required=False,
        help_text=_("Hur stor del som ska ha gått kursen, till exempel 80. Lämna tomt om inget mål finns."),
    )
    holds_months = forms.IntegerField(
        label=_("Gäller i antal månader"),
        required=False,
        min_value=1,
        max_value=LONGEST_MONTHS,
        help_text=_(
            "Hur länge kursen räknas innan den behöver gås om. Lämna tomt om den gäller tills vidare."
        ),
    )
    taught_in_id = forms.TypedChoiceField(
        label=_("Ingår i introduktionen"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Den som går introduktionen räknas då som utbildad också i den här kursen."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Vilka slags enheter ska gå kursen?"),
        required=False,
        choices=[(str(one), one.label) for one in KINDS],
        widget=CheckList(folds=True),
        help_text=_("Välj inget, varken här eller nedan, om alla ska gå den."),
    )
    body_ids = box_list(_("Vilka enheter ska gå kursen?"), folds=True)
    archived = forms.BooleanField(
        label=_("Lägg undan kursen"),
        required=False,
        help_text=_("Den räknas inte längre, men siffrorna finns kvar."),
    )

    def offer(self, bodies: Iterable[BodyView], courses: Iterable[CourseView], own: int | None) -> None:
        """The bodies and introductions that may be chosen."""
        set_choices(self, "body_ids", [(one.id, one.name) for one in bodies])
        introductions = [
            (one.id, one.title)
            for one in courses
            if one.kind == CourseKind.INTRODUCTION and one.id != own and not one.archived
        ]
        set_choices(self, "taught_in_id", [("", _("nej")), *introductions])
        if own is None:
            del self.fields["archived"]

    def values(self) -> CourseFields:
        """As the actions take them."""
        given = self.cleaned_data
        names = (
            *("title", "kind", "theme", "provider", "web_address", "group", "holds_months"),
            *("target_share", "taught_in_id", "body_ids", "kinds"),
        )
        return CourseFields(**{name: given[name] for name in names}, archived=given.get("archived", False))


def course_initial(course: CourseView) -> dict[str, Any]:
    """What the form begins with."""
    names = (
        *("title", "kind", "theme", "provider", "web_address", "group", "holds_months", "taught_in_id"),
        *("archived", "version"),
    )
    return {name: getattr(course, name) for name in names} | {
        "target_share": course.target_share,
        "body_ids": list(course.body_ids),
        "kinds": list(course.kinds),
    }


class PresetForm(SavingForm):
    """Which of the national courses to add."""

    titles = forms.MultipleChoiceField(
        label=_("Kurser"),
        widget=CheckList(),
        error_messages={"required": _("Välj minst en kurs.")},
    )

    def offer(self, there: Iterable[str]) -> None:
        """Those that are not there already."""
        known = {title.casefold() for title in there}
        left = [(one.title, _in_swedish(one.title)) for one in PRESETS if one.title.casefold() not in known]
        set_choices(self, "titles", left)
        self.initial["titles"] = [value for value, _label in left]


def _in_swedish(title: str) -> SafeString:
    """A course's own name, whatever language the page is in."""
    return format_html('<span lang="sv">{}</span>', title)
