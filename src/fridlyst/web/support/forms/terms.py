"""On what terms a service is had, and how often somebody goes through what is said of it."""

from dataclasses import replace
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.support.fields import ServiceFields
from fridlyst.support.review_rules import FEWEST_MONTHS, MOST_MONTHS, USUAL_MONTHS
from fridlyst.web.programmes.forms.parts import short_text
from fridlyst.web.shared.saving import CheckList
from fridlyst.web.shared.text import Words
from fridlyst.web.support.forms.parts import AnswerField, ServicePart, answer_initial
from fridlyst.web.support.spoken import spoken_choices

_ANSWERS: Final = ("free", "no_decision", "anonymous", "children", "pets", "interpreter")
_INTERVALS: Final[dict[int, Words]] = {
    1: _("Varje månad"),
    3: _("Var tredje månad"),
    6: _("Var sjätte månad"),
    12: _("Varje år"),
    24: _("Vartannat år"),
}


class TermsForm(ServicePart):
    """Cost, what is asked first, who may come along, languages, and the interval of review."""

    free = AnswerField(_("Kostar stödet ingenting?"))
    cost = short_text(_("Kostnaden i ord"), help_text=_("Till exempel ”80 kronor per natt”."), most=2000)
    no_decision = AnswerField(
        _("Kan man komma utan beslut?"), _("Ja, om ingen ansökan eller biståndsbedömning behövs först.")
    )
    anonymous = AnswerField(_("Kan man vara anonym?"))
    children = AnswerField(_("Får barn följa med?"))
    pets = AnswerField(_("Får husdjur följa med?"))
    interpreter = AnswerField(_("Finns tolk?"))
    languages = forms.MultipleChoiceField(
        label=_("Språk som personalen talar"), required=False, widget=CheckList(folds=True)
    )
    review_months = forms.TypedChoiceField(
        label=_("Hur ofta uppgifterna ses över"),
        coerce=int,
        help_text=_(
            "Ett stöd som ingen sett över lämnar den öppna sidan 90 dagar efter att det skulle ha gjorts."
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 (what a form takes)
        super().__init__(*args, **options)
        chosen = self.initial.get("review_months", USUAL_MONTHS)
        self._offer("languages", spoken_choices(self.initial.get("languages", ())))
        months = sorted({*_INTERVALS, min(max(chosen, FEWEST_MONTHS), MOST_MONTHS)})
        self._offer("review_months", [(str(one), _months(one)) for one in months])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def answers(self) -> list[forms.BoundField]:
        """The questions that are answered yes, no or not at all."""
        return [self[name] for name in _ANSWERS]

    def changed(self, fields: ServiceFields) -> ServiceFields:
        """The fields with the terms typed."""
        names = (*_ANSWERS, "cost", "languages", "review_months")
        return replace(fields, **{name: self.cleaned_data[name] for name in names})


def terms_initial(fields: ServiceFields) -> dict[str, Any]:
    """What the part begins with."""
    answers = {name: answer_initial(getattr(fields, name)) for name in _ANSWERS}
    return answers | {
        "cost": fields.cost,
        "languages": list(fields.languages),
        "review_months": fields.review_months,
    }


def _months(count: int) -> Words:
    return _INTERVALS.get(count) or _("Med %(count)s månaders mellanrum") % {"count": count}
