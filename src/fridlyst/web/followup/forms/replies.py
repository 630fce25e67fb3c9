"""Forms for what is answered beside activities and indicators: goals, and the round's questions."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fridlyst.followup.fields import GoalAnswer
from fridlyst.followup.questioning import Option, QuestionItem, QuestionView
from fridlyst.followup.shapes import GoalItem
from fridlyst.followup.terms import QuestionKind, Status
from fridlyst.web.followup.forms.numbers import NumberField
from fridlyst.web.followup.forms.parts import PartForm, choices, words_field
from fridlyst.web.shared.days import read_day

YES, NO = "true", "false"


class GoalForm(PartForm):
    """What a body says of a goal that it owns."""

    # The field is reached as form["status"]; the attribute is still that of every saving form.
    status = forms.ChoiceField(  # type: ignore[assignment]
        label=gettext_lazy("Läge"), required=False, choices=choices, widget=forms.RadioSelect
    )
    comment = words_field(gettext_lazy("Hur går det?"))

    def values(self) -> GoalAnswer:
        """The answer as an action takes it."""
        return GoalAnswer(self.cleaned_data["status"] or Status.UNKNOWN, self.cleaned_data["comment"])


class DayField(forms.Field):
    """A day as people in Sweden write it, or as a browser does: 2026-08-31, 31/8 2026, 31 augusti 2026."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 (what a form field takes)
        widget = forms.TextInput(attrs={"class": "short", "autocomplete": "off", "inputmode": "text"})
        super().__init__(widget=widget, **options)

    def to_python(self, value: object) -> date | None:
        """The day, or None for an empty field."""
        text = str(value or "").strip()
        if not text:
            return None
        found = read_day(text)
        if found is None:
            raise ValidationError(_("Skriv datumet som 2026-08-31 eller 31 augusti 2026."), code="wrong")
        return found

    def prepare_value(self, value: object) -> object:
        """The day as ISO; what was typed stands as it was."""
        return value.isoformat() if isinstance(value, date) else value


class QuestionForm(PartForm):
    """What a body answers to one question; the fields are those of its kind."""

    def __init__(self, *args: Any, question: QuestionView, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, more=_fields(question), **options)
        self.kind = question.kind

    def values(self) -> object:
        """The answer as an action takes it, not yet checked against the question."""
        given = self.cleaned_data
        if self.kind == QuestionKind.SHARE:
            return {name: given[name] for name in ("numerator", "denominator")}
        value = given["value"]
        if self.kind == QuestionKind.YES_NO:
            return {YES: True, NO: False}.get(value)
        return value


def goal_form(item: GoalItem, data: Any = None) -> GoalForm:  # noqa: ANN401 (a form's data)
    """The form of one goal."""
    status = "" if item.status == Status.UNKNOWN else item.status
    initial = {"status": status, "comment": item.comment, "version": item.version}
    return GoalForm(data, prefix=goal_prefix(item.goal_id), initial=initial)


def question_form(item: QuestionItem, data: Any = None) -> QuestionForm:  # noqa: ANN401 (a form's data)
    """The form of one question, of one activity where it is about activities."""
    initial = {**_initial(item.question.kind, item.value), "version": item.version}
    prefix = question_prefix(item.question.id, item.activity_id)
    return QuestionForm(data, prefix=prefix, initial=initial, question=item.question)


def goal_prefix(goal_id: int) -> str:
    """What the names of a goal's fields begin with."""
    return f"g{goal_id}"


def question_prefix(question_id: int, activity_id: int | None) -> str:
    """What the names of a question's fields begin with."""
    return f"q{question_id}" if activity_id is None else f"q{question_id}a{activity_id}"


def _fields(question: QuestionView) -> dict[str, forms.Field]:
    kind = QuestionKind(question.kind)
    told: dict[str, Any] = {"label": question.label, "help_text": question.help}
    if kind == QuestionKind.SHARE:
        return {
            "numerator": NumberField(label=_("Antal"), required=False),
            "denominator": NumberField(label=_("Av"), required=False),
        }
    if kind in (QuestionKind.ONE_CHOICE, QuestionKind.MANY_CHOICES, QuestionKind.YES_NO):
        if not question.required:
            told["label"] = _("%(question)s (frivilligt)") % {"question": question.label}
        return {"value": _choice(kind, question.options, told)}
    if kind == QuestionKind.NUMBER:
        return {"value": NumberField(required=False, **told)}
    if kind == QuestionKind.DATE:
        return {"value": DayField(required=False, **told)}
    field = words_field(question.label)
    field.help_text = question.help
    return {"value": field}


def _choice(kind: QuestionKind, options: tuple[Option, ...], told: Mapping[str, Any]) -> forms.ChoiceField:
    offered = [(one.key, one.label) for one in options]
    if kind == QuestionKind.MANY_CHOICES:
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(required=False, choices=offered, widget=widget, **told)
    if kind == QuestionKind.YES_NO:
        offered = [(YES, _("Ja")), (NO, _("Nej"))]
    return forms.ChoiceField(required=False, choices=offered, widget=forms.RadioSelect, **told)


def _initial(kind: str, value: Any) -> dict[str, object]:  # noqa: ANN401 (as it is stored)
    """The stored answer as the form's fields hold it."""
    if value is None:
        return {}
    match QuestionKind(kind):
        case QuestionKind.SHARE:
            return {name: Decimal(number) for name, number in value.items()}
        case QuestionKind.NUMBER:
            return {"value": Decimal(value)}
        case QuestionKind.YES_NO:
            return {"value": YES if value else NO}
        case QuestionKind.DATE:
            return {"value": date.fromisoformat(value)}
        case _:
            return {"value": value}
