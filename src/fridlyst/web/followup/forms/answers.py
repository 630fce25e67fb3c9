"""Forms for a body's answer: each activity, each indicator, the whole."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.base.errors import BadInput
from fridlyst.base.translating import translated
from fridlyst.followup.fields import Answer, OutcomeAnswer
from fridlyst.followup.questioning import Place
from fridlyst.followup.shapes import AnswerItem, AnswerSheet, OutcomeItem
from fridlyst.followup.terms import Status
from fridlyst.indicators.entry_rules import whole_of
from fridlyst.indicators.rules import Outcome, outcome
from fridlyst.indicators.terms import IndicatorKind, Sex
from fridlyst.web.followup.forms.numbers import NumberField
from fridlyst.web.followup.forms.parts import PartForm, choices, words_field
from fridlyst.web.followup.forms.replies import goal_form, question_form
from fridlyst.web.shared.text import Words

SEXES = (Sex.WOMEN.value, Sex.MEN.value, Sex.OTHER.value)
_NUMBERS = {"numerator": _("Antal"), "denominator": _("Av"), "value": _("Antal")}


class AnswerForm(PartForm):
    """What a body says of one activity."""

    # The field is reached as form["status"]; the attribute is still that of every saving form.
    status = forms.ChoiceField(  # type: ignore[assignment]
        label=_("Läge"), required=False, choices=choices, widget=forms.RadioSelect
    )
    comment = words_field(_("Vad har hänt?"))
    hindrance = words_field(_("Vad hindrar?"), rows=2)

    def values(self) -> Answer:
        """The answer as an action takes it."""
        given = self.cleaned_data
        return Answer(given["status"] or Status.UNKNOWN, given["comment"], given["hindrance"])


class OutcomeForm(PartForm):
    """What a body says of one indicator; the fields are those of its kind."""

    def __init__(self, *args: Any, kind: str, by_sex: bool = False, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, more=_outcome_fields(kind, by_sex=by_sex), **options)
        self.kind, self.by_sex = kind, by_sex

    @property
    def sexes(self) -> list[tuple[Words, list[forms.BoundField]]]:
        """The fields of each sex, under its name."""
        names = ("numerator", "denominator") if self.kind == IndicatorKind.SHARE else ("value",)
        return [
            (Sex(sex).label, [self[f"{sex}_{name}"] for name in names])
            for sex in (SEXES if self.by_sex else ())
        ]

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with the numbers of a sex beside them."""
        given = super().clean() or self.cleaned_data
        self.parts: dict[str, Outcome] = {}
        for sex in SEXES if self.by_sex else ():
            numbers = {name: given.get(f"{sex}_{name}") for name in ("numerator", "denominator", "value")}
            try:
                self.parts[sex] = outcome(self.kind, **numbers)
            except BadInput as error:
                self.add_error(f"{sex}_{error.field or 'value'}", translated(error.message))
        return given

    def values(self) -> OutcomeAnswer:
        """The outcome as an action takes it, not yet checked against the kind."""
        given = self.cleaned_data
        return OutcomeAnswer(
            *(given.get("numerator"), given.get("denominator"), given.get("value"), given["comment"]),
            parts=self.parts,
            certain=given["certain"],
        )

    def outcome(self, kind: str) -> Outcome:
        """The outcome that the numbers make; BadOutcome when they cannot."""
        given = self.values()
        whole = outcome(kind, numerator=given.numerator, denominator=given.denominator, value=given.value)
        return whole_of(kind, whole, given.parts.values())


class CommentForm(PartForm):
    """What a body says of its part as a whole."""

    comment = words_field(_("Er del som helhet"), rows=4)

    def values(self) -> str:
        """The comment."""
        return str(self.cleaned_data["comment"])


def _outcome_fields(kind: str, *, by_sex: bool) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    names = ("numerator", "denominator") if kind == IndicatorKind.SHARE else ("value",)
    for sex in SEXES if by_sex else ():
        fields |= {f"{sex}_{name}": NumberField(label=_NUMBERS[name], required=False) for name in names}
    if kind == IndicatorKind.SHARE:
        fields["numerator"] = NumberField(label=_("Antal"), required=False)
        fields["denominator"] = NumberField(label=_("Av"), required=False)
    elif kind == IndicatorKind.YES_NO:
        fields["value"] = forms.TypedChoiceField(
            label=_("Svar"),
            required=False,
            choices=[("1", _("Ja")), ("0", _("Nej"))],
            widget=forms.RadioSelect,
            coerce=int,
            empty_value=None,
        )
    else:
        fields["value"] = NumberField(label=_("Utfall"), required=False)
    certain = forms.BooleanField(label=_("Ja, talet stämmer"), required=False)
    return fields | {"comment": words_field(_("Kommentar"), rows=2), "certain": certain}


class AnswerForms:
    """Every form of a body's answer, empty or as it was sent."""

    def __init__(self, sheet: AnswerSheet, data: Any = None) -> None:  # noqa: ANN401 (a form's data)
        self.items = {item.activity_id: item_form(item, data) for item in sheet.items}
        self.outcomes = {one.indicator.id: outcome_form(one, data) for one in sheet.outcomes}
        self.goals = {one.goal_id: goal_form(one, data) for one in sheet.goals}
        self.questions = {
            (one.question.id, one.activity_id): question_form(one, data) for one in sheet.questions
        }
        initial = {"comment": sheet.comment, "version": sheet.version}
        self.whole = CommentForm(data, prefix="c", initial=initial)
        self._passed_over: list[PartForm] = []

    @property
    def all(self) -> list[PartForm]:
        """Every form, in the order of the page."""
        asked = (self.items, self.goals, self.outcomes, self.questions)
        return [*(form for forms_ in asked for form in forms_.values()), self.whole]

    @property
    def wrong(self) -> list[PartForm]:
        """Those that came back with something to mend."""
        passed = {id(form) for form in self._passed_over}
        bound = (form for form in self.all if form.is_bound and id(form) not in passed)
        return [form for form in bound if form.touched and form.errors]

    def pass_over(self, place: Place) -> None:
        """Let what is wrong in a question that is not asked be."""
        self._passed_over.append(self.questions[place])

    def keep(self, sent: "AnswerForms") -> None:
        """Show the parts of `sent` that came back as they were typed; the others as they are stored."""
        wrong = {id(form) for form in sent.wrong}
        self.items |= {key: form for key, form in sent.items.items() if id(form) in wrong}
        self.outcomes |= {key: form for key, form in sent.outcomes.items() if id(form) in wrong}
        self.goals |= {key: form for key, form in sent.goals.items() if id(form) in wrong}
        self.questions |= {key: form for key, form in sent.questions.items() if id(form) in wrong}
        if id(sent.whole) in wrong:
            self.whole = sent.whole

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows them."""
        return max((form.status for form in self.wrong), key=lambda code: code == 409, default=200)


def item_form(item: AnswerItem, data: Any = None) -> AnswerForm:  # noqa: ANN401 (a form's data)
    """The form of one activity."""
    status = "" if item.status == Status.UNKNOWN else item.status
    initial = {
        "status": status,
        "comment": item.comment,
        "hindrance": item.hindrance,
        "version": item.version,
    }
    return AnswerForm(data, prefix=item_prefix(item.activity_id), initial=initial)


def outcome_form(one: OutcomeItem, data: Any = None) -> OutcomeForm:  # noqa: ANN401 (a form's data)
    """The form of one indicator."""
    now = one.now.outcome
    value: object = now.value
    if one.indicator.kind == IndicatorKind.YES_NO and now.value is not None:
        value = str(int(now.value))
    initial = {
        "numerator": now.numerator,
        "denominator": now.denominator,
        "value": value,
        "comment": one.now.comment,
        "certain": one.now.certain,
        "version": one.now.version,
    }
    for sex, part in one.now.parts.items():
        named = {name: getattr(part, name) for name in _NUMBERS}
        initial |= {f"{sex}_{name}": number for name, number in named.items()}
    prefix, view = outcome_prefix(one.indicator.id), one.indicator
    if one.now.parts and whole_of(view.kind, Outcome(), one.now.parts.values()) == now:
        initial |= dict.fromkeys(_NUMBERS)
    form = OutcomeForm(data, prefix=prefix, initial=initial, kind=view.kind, by_sex=view.by_sex)
    _name_the_numbers(form, one)
    return form


def _name_the_numbers(form: OutcomeForm, one: OutcomeItem) -> None:
    """The words that the programme uses for what is counted."""
    indicator = one.indicator
    named = {"numerator": indicator.numerator, "denominator": indicator.denominator, "value": indicator.unit}
    for name, words in named.items():
        for field in (name, *(f"{sex}_{name}" for sex in SEXES)):
            if field in form.fields and words:
                form.fields[field].label = words[:1].upper() + words[1:]


def item_prefix(activity_id: int) -> str:
    """What the names of an activity's fields begin with."""
    return f"a{activity_id}"


def outcome_prefix(indicator_id: int) -> str:
    """What the names of an indicator's fields begin with."""
    return f"i{indicator_id}"
