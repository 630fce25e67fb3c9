"""Forms for a body's answer: each activity, each indicator, the whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.followup.fields import Answer, OutcomeAnswer
from fridlyst.followup.shapes import AnswerItem, AnswerSheet, OutcomeItem
from fridlyst.followup.terms import Status
from fridlyst.indicators.rules import Outcome, outcome
from fridlyst.indicators.terms import IndicatorKind
from fridlyst.web.followup.forms.numbers import NumberField
from fridlyst.web.shared.saving import SavingForm, said
from fridlyst.web.shared.status import label_of
from fridlyst.web.shared.text import Words

# In the order that work goes.
_ANSWERS = (Status.NOT_STARTED, Status.ONGOING, Status.DONE, Status.LATE, Status.STOPPED)


def choices() -> list[tuple[str, str]]:
    """The statuses that can be answered, in the municipality's words: asked for at each form."""
    return [(status.value, label_of(status)) for status in _ANSWERS]


def words_field(label: Words, *, rows: int = 3) -> forms.CharField:
    """A field for a few lines; the blank placeholder lets the stylesheet see that it is empty.

    No longest length: a browser would cut what is pasted. The action says when a text is too long.
    """
    widget = forms.Textarea(attrs={"rows": rows, "placeholder": " "})
    return forms.CharField(label=label, required=False, widget=widget)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Stored:
    """A field's saved value: in words, and as its form field holds it."""

    name: str
    label: Words
    words: str
    value: object


class PartForm(SavingForm):
    """One part of the answer; `was` tells what it held when the page was drawn.

    A whole page is posted at once where there is no script: only what the person touched is saved.
    """

    was = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (what a form takes)
        more: Mapping[str, forms.Field] = MappingProxyType({}),
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self.fields |= more
        self.initial["was"] = self._digest([self[name].value() for name in self.told()])

    def told(self) -> list[str]:
        """The names of the fields that the person fills in."""
        return [name for name in self.fields if name not in ("version", "was")]

    @property
    def touched(self) -> bool:
        """Whether the page that was sent held this part, changed."""
        if not self.is_bound or self.add_prefix("was") not in self.data:
            return False
        return bool(self._digest([self[name].data for name in self.told()]) != self["was"].data)

    @property
    def stored(self) -> list[Stored]:
        """What is saved, field by field, for somebody whose own text is another."""
        return [
            Stored(
                self.add_prefix(name),
                field.label or "",
                said(field, self.initial.get(name)),
                field.prepare_value(self.initial.get(name)),
            )
            for name, field in ((name, self.fields[name]) for name in self.told())
        ]

    @staticmethod
    def _digest(values: list[object]) -> str:
        texts = ["" if value is None else str(value).replace("\r\n", "\n").strip() for value in values]
        return sha256("\x1f".join(texts).encode()).hexdigest()[:24]


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

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:  # noqa: ANN401 (what a form takes)
        super().__init__(*args, more=_outcome_fields(kind), **options)

    def values(self) -> OutcomeAnswer:
        """The outcome as an action takes it, not yet checked against the kind."""
        given = self.cleaned_data
        return OutcomeAnswer(
            given.get("numerator"), given.get("denominator"), given.get("value"), given["comment"]
        )

    def outcome(self, kind: str) -> Outcome:
        """The outcome that the numbers make; BadOutcome when they cannot."""
        given = self.values()
        return outcome(kind, numerator=given.numerator, denominator=given.denominator, value=given.value)


class CommentForm(PartForm):
    """What a body says of its part as a whole."""

    comment = words_field(_("Er del som helhet"), rows=4)

    def values(self) -> str:
        """The comment."""
        return str(self.cleaned_data["comment"])


def _outcome_fields(kind: str) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
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
    return fields | {"comment": words_field(_("Kommentar"), rows=2)}


class AnswerForms:
    """Every form of a body's answer, empty or as it was sent."""

    def __init__(self, sheet: AnswerSheet, data: Any = None) -> None:  # noqa: ANN401 (a form's data)
        self.items = {item.activity_id: item_form(item, data) for item in sheet.items}
        self.outcomes = {one.indicator.id: outcome_form(one, data) for one in sheet.outcomes}
        initial = {"comment": sheet.comment, "version": sheet.version}
        self.whole = CommentForm(data, prefix="c", initial=initial)

    @property
    def all(self) -> list[PartForm]:
        """Every form, in the order of the page."""
        return [*self.items.values(), *self.outcomes.values(), self.whole]

    @property
    def wrong(self) -> list[PartForm]:
        """Those that came back with something to mend."""
        return [form for form in self.all if form.is_bound and form.touched and form.errors]

    def keep(self, sent: "AnswerForms") -> None:
        """Show the parts of `sent` that came back as they were typed; the others as they are stored."""
        wrong = {id(form) for form in sent.wrong}
        self.items |= {key: form for key, form in sent.items.items() if id(form) in wrong}
        self.outcomes |= {key: form for key, form in sent.outcomes.items() if id(form) in wrong}
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
        "version": one.now.version,
    }
    prefix = outcome_prefix(one.indicator.id)
    form = OutcomeForm(data, prefix=prefix, initial=initial, kind=one.indicator.kind)
    _name_the_numbers(form, one)
    return form


def _name_the_numbers(form: OutcomeForm, one: OutcomeItem) -> None:
    """The words that the programme uses for what is counted."""
    indicator = one.indicator
    named = {"numerator": indicator.numerator, "denominator": indicator.denominator, "value": indicator.unit}
    for name, words in named.items():
        if name in form.fields and words:
            form.fields[name].label = words[:1].upper() + words[1:]


def item_prefix(activity_id: int) -> str:
    """What the names of an activity's fields begin with."""
    return f"a{activity_id}"


def outcome_prefix(indicator_id: int) -> str:
    """What the names of an indicator's fields begin with."""
    return f"i{indicator_id}"
