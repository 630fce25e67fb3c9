"""Forms of letters, checklists, templates, and to whom a decision is sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fridlyst.base.translating import translated
from fridlyst.decisions.checklists import QUESTIONS
from fridlyst.decisions.letter_rules import LARGEST_TEMPLATE
from fridlyst.decisions.shapes_letters import (
    Addressee,
    ChecklistAnswers,
    LetterFields,
    LetterView,
    QuestionAnswer,
    Receiver,
    TemplateView,
)
from fridlyst.decisions.terms import ChecklistAnswer
from fridlyst.organisation.queries import BodyView
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.web.decisions.forms.parts import lines
from fridlyst.web.programmes.forms.parts import day_field, long_text, set_choices, short_text, title_field
from fridlyst.web.shared.saving import CheckList, SavingForm

_MEGABYTE = 1_000_000


class LetterForm(SavingForm):
    """What stands at the head of a letter."""

    makes_new = True
    fields_of_errors = {"to_body_id": "to_body"}

    title = title_field(_("Rubrik"))
    to_body = forms.TypedChoiceField(label=_("Mottagare"), required=False, coerce=int, empty_value=None)
    written_on = day_field(_("Datum"))
    signed_by = short_text(_("Vem som skriver under"), help_text=_("Namn och titel."))
    sent_to = long_text(
        _("Beslutet skickas till"),
        help_text=_("Ett namn per rad. Lämnas fältet tomt används det senaste stegets mottagare."),
    )
    programme = forms.ChoiceField(
        label=_("Program som brevet berättar om"),
        required=False,
        help_text=_("Därifrån hämtas kostnader, mål och uppföljning."),
    )
    template = forms.TypedChoiceField(label=_("Word-mall"), required=False, coerce=int, empty_value=None)

    def offer(
        self,
        bodies: Sequence[BodyView],
        programmes: Sequence[ProgrammeView],
        templates: Sequence[TemplateView],
    ) -> None:
        """Let it choose among the municipality's bodies, programmes and templates."""
        set_choices(self, "to_body", [("", gettext("Ingen vald")), *((one.id, one.name) for one in bodies)])
        set_choices(
            self,
            "programme",
            [("", gettext("Ärendets eget")), *((one.slug, one.title) for one in programmes)],
        )
        ours = ("", gettext("Fridlysts"))
        set_choices(self, "template", [ours, *((one.id, one.name) for one in templates)])
        if not templates:
            del self.fields["template"]

    def values(self) -> LetterFields:
        """As the actions take them."""
        given = self.cleaned_data
        return LetterFields(
            title=given["title"],
            to_body_id=given["to_body"],
            written_on=given["written_on"],
            signed_by=given["signed_by"],
            sent_to=lines(given["sent_to"]),
            programme=given["programme"],
            template_id=given.get("template"),
        )


def letter_initial(view: LetterView) -> dict[str, Any]:
    """What the form begins with."""
    return {
        "title": view.title,
        "to_body": view.to_body_id or "",
        "written_on": view.written_on,
        "signed_by": view.signed_by,
        "sent_to": "\n".join(view.sent_to),
        "programme": view.programme,
        "template": view.template_id or "",
        "version": view.version,
    }


class PartForm(SavingForm):
    """A person's own words for a part; `beside` is the mark of the proposal that stood beside."""

    beside = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    text = long_text(_("Egen text"), rows=8)
    # The letter is in Swedish, whatever language the page is in.
    text.widget.attrs["lang"] = "sv"


class ChecklistForm(SavingForm):
    """The questions of a checklist, each with an answer and words."""

    def __init__(self, *args: Any, checklist: str, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.questions = QUESTIONS[checklist]
        self.fields_of_errors = {one.key: f"{one.key}_words" for one in self.questions}
        for number, question in enumerate(self.questions, start=1):
            self.fields[question.key] = forms.ChoiceField(
                label=f"{number}. {translated(question.text)}",
                help_text=translated(question.law),
                required=False,
                choices=[("", gettext("Inte besvarad")), *ChecklistAnswer.choices],
                widget=forms.RadioSelect,
            )
            self.fields[f"{question.key}_words"] = forms.CharField(
                label=gettext("Kommentar till fråga %(number)s") % {"number": number},
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def answers(self) -> Mapping[str, QuestionAnswer]:
        """As the action takes them."""
        given = self.cleaned_data
        return {one.key: QuestionAnswer(given[one.key], given[f"{one.key}_words"]) for one in self.questions}


def checklist_initial(checklist: str, answers: ChecklistAnswers) -> dict[str, Any]:
    """What the form begins with."""
    begun: dict[str, Any] = {"version": answers.version}
    for one in QUESTIONS[checklist]:
        begun[one.key], begun[f"{one.key}_words"] = answers.of(one.key).answer, answers.of(one.key).words
    return begun


class TemplateForm(SavingForm):
    """A template's file."""

    fields_of_errors = {"": "file"}
    makes_new = True

    name = forms.CharField(
        label=_("Vad mallen ska heta"),
        max_length=200,
        error_messages={"required": _("Skriv vad mallen ska heta.")},
    )
    file = forms.FileField(
        label=_("Word-mall"),
        help_text=_("DOCX eller DOTX, högst 5 MB, utan makron."),
        widget=forms.FileInput(attrs={"accept": ".docx,.dotx"}),
        allow_empty_file=True,
        max_length=400,
        error_messages={"required": _("Välj en fil."), "max_length": _("Filens namn är för långt.")},
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """The file, unless it is too large to be read at all."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_TEMPLATE:
            told = gettext("Filen är för stor. En mall får vara högst %(most)s MB.")
            raise forms.ValidationError(told % {"most": LARGEST_TEMPLATE // _MEGABYTE})
        return file

    @property
    def data_and_name(self) -> tuple[bytes, str]:
        """The file's bytes and its name."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        file.seek(0)
        return file.read(), file.name or ""


class ReplaceForm(TemplateForm):
    """Another file in a template's place."""

    makes_new = False
    name = None  # type: ignore[assignment]


class SendForm(SavingForm):
    """To whom a decision is sent: those that were found, and addresses that are typed."""

    fields_of_errors = {"to": "more"}

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        receivers: Sequence[Receiver],
        taken: Sequence[str],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self.found: dict[str, Addressee] = {}
        self.typed: dict[str, Receiver] = {}
        for at, receiver in enumerate(receivers):
            self._offer(at, receiver, frozenset(taken))
        self.fields["more"] = long_text(_("Fler adresser"), help_text=_("En e-postadress per rad."), rows=3)

    def _offer(self, at: int, receiver: Receiver, taken: frozenset[str]) -> None:
        people = [one for one in receiver.people if one.address.lower() not in taken | self.found.keys()]
        self.found |= {one.address.lower(): one for one in people}
        if people:
            self.fields[f"people_{at}"] = forms.MultipleChoiceField(
                label=receiver.name,
                required=False,
                choices=[(one.address.lower(), f"{one.name} · {one.address}") for one in people],
                initial=[one.address.lower() for one in people],
                widget=CheckList(),
            )
        elif not receiver.people:
            self.typed[f"typed_{at}"] = receiver
            self.fields[f"typed_{at}"] = short_text(
                receiver.name, help_text=_("Ingen person är kopplad hit. Skriv en e-postadress."), most=254
            )

    def addressees(self) -> list[Addressee]:
        """Everybody that was chosen or typed."""
        given = self.cleaned_data
        chosen = [one for name in self.fields if name.startswith("people_") for one in given[name]]
        typed = [
            Addressee(receiver.name, given[name].strip(), receiver.body_id)
            for name, receiver in self.typed.items()
            if given[name].strip()
        ]
        more = [Addressee("", one) for one in lines(given["more"])]
        return [*(self.found[one] for one in chosen), *typed, *more]
