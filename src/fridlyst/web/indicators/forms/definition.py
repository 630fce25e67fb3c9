"""The form of an indicator's definition sheet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.indicators.fields import Definition, Sheet
from fridlyst.indicators.series import IndicatorSeries
from fridlyst.indicators.terms import Direction, Frequency, IndicatorKind
from fridlyst.web.followup.forms.numbers import NumberField
from fridlyst.web.shared.saving import SavingForm


def _text(label: Any, help_text: Any = "", rows: int = 2) -> forms.CharField:  # noqa: ANN401 (lazy words)
    return forms.CharField(
        label=label, help_text=help_text, required=False, widget=forms.Textarea(attrs={"rows": rows})
    )


class DefinitionForm(SavingForm):
    """How an indicator is to be read and measured; the fields are those of its kind."""

    purpose = _text(_("Syfte"), _("Vad den ska säga er, i en eller två meningar."))
    numerator = _text(_("Täljare"), _("Vilka som räknas, till exempel medarbetare som gått kursen."))
    denominator = _text(_("Nämnare"), _("Av vilka, till exempel alla tillsvidareanställda den dagen."))
    unit = forms.CharField(label=_("Enhet"), required=False, help_text=_("Till exempel personer."))
    scale_low = NumberField(label=_("Skalans lägsta värde"), required=False)
    scale_high = NumberField(label=_("Skalans högsta värde"), required=False)
    source = _text(_("Källa"), _("Varifrån talen hämtas: ett system, en enkät, en lista."))
    frequency = forms.ChoiceField(
        label=_("Hur ofta den mäts"), required=False, choices=[("", _("Inte bestämt")), *Frequency.choices]
    )
    direction = forms.ChoiceField(label=_("Riktning"), choices=Direction.choices)
    target_value = NumberField(
        label=_("Målvärde"), required=False, help_text=_("För andelar i procent. 1 betyder ja och 0 nej.")
    )
    by_sex = forms.BooleanField(label=_("Mäts uppdelad på kvinnor och män"), required=False)
    about_persons = forms.BooleanField(
        label=_("Talen räknar personer"),
        required=False,
        help_text=_("Då skyddas små antal överallt där de visas."),
    )
    not_persons_because = _text(_("Om talen inte räknar personer: vad räknar de?"))
    method_note = _text(_("Om metoden"), _("Det en läsare behöver veta för att tolka talen rätt."), 3)

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:  # noqa: ANN401 (what a form takes)
        super().__init__(*args, **options)
        unused = {
            IndicatorKind.SHARE: ("unit", "scale_low", "scale_high"),
            IndicatorKind.NUMBER: ("denominator", "scale_low", "scale_high"),
            IndicatorKind.YES_NO: (*_COUNTING, "denominator", "unit", "scale_low", "scale_high"),
            IndicatorKind.SCALE: (*_COUNTING, "denominator"),
        }
        for name in unused[IndicatorKind(kind)]:
            del self.fields[name]
        if kind != IndicatorKind.SHARE:
            self.fields["numerator"].label = _("Det som räknas eller frågas")
            self.fields["numerator"].help_text = ""

    def values(self) -> Sheet:
        """The sheet as an action takes it."""
        given = self.cleaned_data
        names = ("purpose", "source", "frequency", "direction", "not_persons_because", "method_note")
        return Sheet(
            Definition(
                **{name: given[name] for name in names if name in given},
                scale_low=given.get("scale_low"),
                scale_high=given.get("scale_high"),
                by_sex=given.get("by_sex", False),
                about_persons=given.get("about_persons"),
            ),
            numerator=given["numerator"],
            denominator=given.get("denominator", ""),
            unit=given.get("unit", ""),
            target_value=given.get("target_value"),
        )


_COUNTING = ("by_sex", "about_persons", "not_persons_because")


def definition_initial(series: IndicatorSeries, defined: Definition) -> dict[str, object]:
    """What the form begins with."""
    view = series.indicator
    return {name: getattr(defined, name) for name in Definition.__slots__} | {
        "numerator": view.numerator,
        "denominator": view.denominator,
        "unit": view.unit,
        "target_value": view.target_value,
        "version": view.version,
    }


class BreakForm(SavingForm):
    """A day from which the indicator is counted otherwise, and why."""

    fields_of_errors = {"as_of": "on"}

    on = forms.DateField(label=_("Från och med"), widget=forms.DateInput(attrs={"type": "date"}))
    why = _text(_("Vad ändrades?"), _("Till exempel: ny enkät, annan avgränsning, nytt system."), 3)
