"""The form for an indicator."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.base.translating import translated
from fridlyst.indicators.fields import IndicatorFields
from fridlyst.indicators.queries import IndicatorView
from fridlyst.indicators.rules import BadTarget, check_target
from fridlyst.indicators.terms import IndicatorKind
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.shapes import OwnerView, ProgrammeTree
from fridlyst.web.programmes.forms.parts import (
    OwnedForm,
    box_list,
    owners_initial,
    set_choices,
    short_text,
    title_field,
)

GoalChoices = Iterable[tuple[str, tuple[tuple[int, str], ...]]]


class IndicatorForm(OwnedForm):
    """An indicator's own fields; numerator and denominator say in words what a share is made of."""

    title = title_field(_("Indikator"))
    goal = forms.TypedChoiceField(label=_("Mål"), coerce=int)
    kind = forms.ChoiceField(label=_("Slag"), choices=IndicatorKind.choices)
    numerator = short_text(_("Täljare"), help_text=_("Vad som räknas, till exempel utbildade medarbetare."))
    denominator = short_text(
        _("Nämnare"), help_text=_("För andelar: av vilka, till exempel alla medarbetare.")
    )
    unit = short_text(_("Enhet"), help_text=_("För antal och skalor, till exempel personer."), most=100)
    target_value = forms.DecimalField(
        label=_("Målvärde"),
        help_text=_("För andelar i procent. 1 betyder ja och 0 nej."),
        required=False,
        max_digits=14,
        decimal_places=4,
        localize=True,
    )
    leads = box_list(_("Ansvariga"), folds=True)
    others = box_list(_("Medverkar"), folds=True)

    def offer_goals(self, tree: ProgrammeTree) -> None:
        """Let the indicator stand under any goal of the programme."""
        goals = [(goal.id, f"{goal.label} {goal.title}".strip()) for goal in tree.walk()]
        set_choices(self, "goal", goals)

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with the target together with all else."""
        given = super().clean() or self.cleaned_data
        try:
            check_target(str(given.get("kind", "")), given.get("target_value"))
        except BadTarget as error:
            self.add_error("target_value", translated(error.message))
        return given

    def values(self, before: IndicatorView | None) -> IndicatorFields:
        """The fields as an action takes them."""
        given = self.cleaned_data
        plain = ("title", "kind", "numerator", "denominator", "unit", "target_value")
        return IndicatorFields(
            goal_id=given["goal"],
            owners=self._owners_given(before.owners if before else ()),
            **{name: given[name] for name in plain},
        )

    def _owners_given(self, before: Sequence[OwnerView]) -> Sequence[OwnerChoice]:
        return self.owners(before)


class OwnIndicatorForm(IndicatorForm):
    """An indicator of a body's own, under a goal of any programme; who measures it is not asked."""

    def __init__(self, *args: Any, goals: GoalChoices, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        del self.fields["leads"], self.fields["others"]
        grouped: list[tuple[Any, Any]] = [(programme, list(inside)) for programme, inside in goals]
        set_choices(self, "goal", [("", _("Välj mål")), *grouped])

    def _owners_given(self, before: Sequence[OwnerView]) -> Sequence[OwnerChoice]:
        return [OwnerChoice(owner.body_id, owner.part) for owner in before]


def indicator_initial(view: IndicatorView) -> dict[str, Any]:
    """What the form begins with."""
    names = ("title", "kind", "numerator", "denominator", "unit", "version")
    found = {name: getattr(view, name) for name in names}
    return found | {
        "goal": view.goal_id,
        "target_value": _short(view.target_value),
        **owners_initial(view.owners),
    }


def _short(value: Decimal | None) -> Decimal | None:
    """Without zeros that say nothing: 80, not 80,0000."""
    if value is None or value == value.to_integral_value():
        return None if value is None else value.quantize(Decimal(1))
    return value.normalize()
