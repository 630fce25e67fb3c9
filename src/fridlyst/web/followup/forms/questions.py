"""The form in which the coordinator writes a question of a round."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.followup.question_rules import CHOICES, DECIDING, MOST_OPTIONS
from fridlyst.followup.questioning import COUNTING, Option, QuestionCondition, QuestionFields, QuestionView
from fridlyst.followup.terms import QuestionAbout, QuestionKind
from fridlyst.organisation.queries import BodyView
from fridlyst.organisation.terms import BodyKind
from fridlyst.web.followup.forms.parts import choices
from fridlyst.web.followup.forms.replies import NO, YES
from fridlyst.web.programmes.forms.parts import box_list, set_choices, short_text
from fridlyst.web.shared.saving import CheckList, SavingForm

_BETWEEN = "|"


class QuestionEditForm(SavingForm):
    """What is asked, of whom, and when."""

    makes_new = True
    fields_of_errors = {"condition": "answers", "key": "label"}

    label = forms.CharField(
        label=_("Frågan"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Skriv frågan.")},
    )
    help = short_text(_("Förklaring"), help_text=_("Står under frågan."), most=1000)
    section = short_text(
        _("Rubrik ovanför"), help_text=_("Frågor med samma rubrik står tillsammans."), most=200
    )
    kind = forms.ChoiceField(label=_("Slag av svar"), choices=QuestionKind.choices)
    options = forms.CharField(
        label=_("Svarsalternativ"),
        help_text=_("Ett på varje rad. Bara för ett val och flera val."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    about_persons = forms.BooleanField(
        label=_("Svaret räknar personer"),
        help_text=_("Gäller tal och andelar. Då skyddas små antal överallt där svaren visas."),
        required=False,
        initial=True,
    )
    required = forms.BooleanField(
        label=_("Ska besvaras"),
        help_text=_("Den som skickar in utan att ha svarat blir påmind om frågan, men hindras inte."),
        required=False,
    )
    about = forms.ChoiceField(
        label=_("Frågan gäller"), choices=QuestionAbout.choices, widget=forms.RadioSelect, initial="body"
    )
    body_kind = forms.ChoiceField(
        label=_("Vilka får frågan?"),
        required=False,
        choices=[("", _("Alla som tillfrågas")), *BodyKind.choices],
        help_text=_("Väljer du enskilda nedan får bara de frågan."),
    )
    bodies = box_list(_("Bara de här"), folds=True)
    statuses = forms.MultipleChoiceField(
        label=_("Bara om läget är"), required=False, choices=choices, widget=CheckList()
    )
    answers = forms.MultipleChoiceField(
        label=_("Bara om svaret på en tidigare fråga är"), required=False, widget=CheckList()
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (what a form takes)
        earlier: Sequence[QuestionView],
        bodies: Iterable[BodyView],
        old: QuestionView | None = None,
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self._old = old
        set_choices(self, "bodies", [(body.id, body.name) for body in bodies if not body.collective])
        deciding = [one for one in earlier if one.kind in DECIDING]
        set_choices(self, "answers", [pair for one in deciding for pair in _answers_of(one)])
        if not deciding:
            del self.fields["answers"]

    def clean_answers(self) -> list[str]:
        """Only answers to one question can be waited for."""
        chosen: list[str] = self.cleaned_data["answers"]
        if len({one.partition(_BETWEEN)[0] for one in chosen}) > 1:
            raise forms.ValidationError(_("Välj svar på en och samma fråga."))
        return chosen

    def values(self) -> QuestionFields:
        """The question as an action takes it."""
        given = self.cleaned_data
        return QuestionFields(
            label=given["label"],
            kind=given["kind"],
            about=given["about"],
            help=given["help"],
            section=given["section"],
            required=given["required"],
            about_persons=given["about_persons"] or given["kind"] not in COUNTING,
            options=self._options() if given["kind"] in CHOICES else (),
            condition=self._condition(),
            body_kind="" if given["bodies"] else given["body_kind"],
            body_ids=given["bodies"],
        )

    def _condition(self) -> QuestionCondition | None:
        chosen = [one.partition(_BETWEEN) for one in self.cleaned_data.get("answers", [])]
        statuses = tuple(self.cleaned_data["statuses"])
        if not chosen and not statuses:
            return None
        return QuestionCondition(
            statuses, chosen[0][0] if chosen else "", tuple(value for _key, _bar, value in chosen)
        )

    def _options(self) -> tuple[Option, ...]:
        """One for each line, with the key it had; new lines take the place of those that are gone."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["options"].splitlines()]
        lines = [line for line in lines if line][: MOST_OPTIONS + 1]
        had = {one.label: one.key for one in (self._old.options if self._old else ())}
        gone = [key for label, key in had.items() if label not in lines]
        new = [line for line in lines if line not in had]
        mended = dict(zip(new, gone, strict=False))
        return tuple(Option(had.get(line) or mended.get(line, ""), line) for line in lines)


def question_initial(one: QuestionView) -> dict[str, object]:
    """What the form of a question that is there begins with."""
    on = one.condition
    return {
        "label": one.label,
        "help": one.help,
        "section": one.section,
        "kind": one.kind,
        "options": "\n".join(option.label for option in one.options),
        "required": one.required,
        "about_persons": one.about_persons,
        "about": one.about,
        "body_kind": one.body_kind,
        "bodies": list(one.body_ids),
        "statuses": list(on.statuses) if on else [],
        "answers": [f"{on.question}{_BETWEEN}{value}" for value in on.values] if on else [],
        "version": one.version,
    }


def _answers_of(one: QuestionView) -> list[tuple[str, str]]:
    """Each answer to the question, with the question in front."""
    said = (
        [(YES, str(_("Ja"))), (NO, str(_("Nej")))]
        if one.kind == QuestionKind.YES_NO
        else [(option.key, option.label) for option in one.options]
    )
    return [(f"{one.key}{_BETWEEN}{value}", f"{one.label} {label}") for value, label in said]
