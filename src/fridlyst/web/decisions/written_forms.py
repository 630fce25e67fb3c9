"""Forms of what is written in a matter beside its steps: documents, answers, comments, reservations."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fridlyst.base.errors import BadInput
from fridlyst.base.translating import translated
from fridlyst.decisions.actions.documents import Upload, document_mark
from fridlyst.decisions.actions.reservations import reservation_mark
from fridlyst.decisions.condition_rules import LONGEST_FIGURE, ProofFields
from fridlyst.decisions.shapes import (
    CommentView,
    ConditionView,
    DocumentView,
    MatterView,
    ReservationView,
    StepView,
)
from fridlyst.decisions.terms import CommentStance, ProofKind
from fridlyst.files.checking import DOCUMENTS, LARGEST, check_upload, too_large
from fridlyst.organisation.queries import BodyView
from fridlyst.organisation.rules import is_valid_on
from fridlyst.texts.shapes import TextBody
from fridlyst.web.decisions.finding import step_words
from fridlyst.web.programmes.forms.parts import box_list, day_field, long_text, set_choices, short_text
from fridlyst.web.shared.saving import SavingForm

TAKES = ".pdf,.docx,.xlsx,.txt,.csv"
_LONGEST_CHOICE = 100
# An em space: lists of choices cannot be indented otherwise.
_STEP_IN = "\u2003"


def file_field(*, required: bool = True) -> forms.FileField:
    """A document to add."""
    return forms.FileField(
        label=_("Fil"),
        help_text=_("PDF, Word, Excel eller text, högst 25 MB, utan makron och lösenord."),
        required=required,
        widget=forms.FileInput(attrs={"accept": TAKES}),
        allow_empty_file=True,
        max_length=400,
        error_messages={"required": _("Välj en fil."), "max_length": _("Filens namn är för långt.")},
    )


class FileForm(SavingForm):
    """A form with a file. What the file is wrong for is told beside it, together with all else."""

    fields_of_errors = {"": "file"}

    file = file_field()

    def clean_file(self) -> "UploadedFile[bytes] | None":
        """The file, when it may be kept: whoever mends the rest of the form is not told of it afterwards."""
        file: UploadedFile[bytes] | None = self.cleaned_data.get("file")
        if not file:
            return None
        try:
            if (file.size or 0) > LARGEST:
                raise too_large(file.size or 0)
            check_upload(file.read(), file.name or "", allowed=DOCUMENTS)
        except BadInput as error:
            raise forms.ValidationError(translated(error.message)) from error
        return file

    def clean(self) -> dict[str, Any]:
        """A browser sends a file once: when something else is wrong, it has to be chosen again."""
        given = super().clean() or self.cleaned_data
        if self.errors and given.get("file"):
            self.add_error("file", gettext("Filen var bra, men behöver väljas igen när resten är rättat."))
        return given

    @property
    def upload(self) -> Upload | None:
        """The file with its name; None where none was chosen."""
        file: UploadedFile[bytes] | None = self.cleaned_data.get("file")
        if not file:
            return None
        file.seek(0)
        return Upload(file.read(), file.name or "")


class AttachForm(FileForm):
    """The file of a document whose name is known."""

    makes_new = True


class OffersSteps(SavingForm):
    """A form that asks which of a matter's steps a document belongs to."""

    def offer_steps(self, matter: MatterView) -> None:
        """Let the document belong to any of the matter's steps."""
        set_choices(self, "step", step_choices(matter))


class DocumentForm(OffersSteps, FileForm):
    """A new document."""

    makes_new = True

    title = short_text(
        _("Vad handlingen heter"), help_text=_("Lämnas fältet tomt används filens namn."), most=500
    )
    step = forms.TypedChoiceField(label=_("Hör till"), required=False, coerce=int, empty_value=None)


class EditDocumentForm(OffersSteps):
    """What a document is called and which step it belongs to."""

    title = forms.CharField(
        label=_("Vad handlingen heter"),
        max_length=500,
        error_messages={"required": _("Skriv vad handlingen heter.")},
    )
    step = forms.TypedChoiceField(label=_("Hör till"), required=False, coerce=int, empty_value=None)


def document_initial(one: DocumentView) -> dict[str, Any]:
    """What the form begins with."""
    return {"title": one.title, "step": one.step_id or "", "version": document_mark(one.title, one.step_id)}


def step_choices(matter: MatterView) -> list[tuple[Any, str]]:
    """The matter as a whole, then its steps."""
    whole = ("", gettext("Hela ärendet"))
    return [whole, *((step.id, _cut(step_words(step))) for step in matter.steps)]


class ConditionForm(SavingForm):
    """An answer, and what shows that it is so."""

    answer = long_text(
        _("Svar"), help_text=_("Skriv så att den som ställde villkoret ser att det är uppfyllt."), rows=5
    )
    proof_kind = forms.ChoiceField(label=_("Det visas av"), required=False, widget=forms.RadioSelect)
    proof_section = forms.ChoiceField(label=_("Avsnitt i texten"), required=False)
    proof_figure = short_text(
        _("Siffran och var den är hämtad"),
        help_text=_("Till exempel ”1,2 miljoner kronor per år, budget 2026 sidan 14”."),
        most=LONGEST_FIGURE,
    )
    proof_document = forms.TypedChoiceField(
        label=_("Handling i ärendet"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        for field in self.fields.values():
            # Needed in the end, though it may be saved on the way: none is called optional.
            field.needed = True  # type: ignore[attr-defined]

    def offer(self, matter: MatterView, texts: Sequence[tuple[int, int, TextBody]]) -> None:
        """Let it be proved by the sections of `texts` (id, number and body of versions) and by documents."""
        files = [(one.id, _cut(one.title)) for one in matter.documents if one.file_id]
        sections = [(_version_words(number), list(_sections(pk, body))) for pk, number, body in texts]
        kinds = [("", gettext("Inte klart än")), *ProofKind.choices]
        set_choices(self, "proof_kind", kinds)
        set_choices(self, "proof_section", [("", gettext("Välj avsnitt")), *sections])
        set_choices(self, "proof_document", [("", gettext("Välj handling")), *files])
        if not sections:
            self.fields["proof_section"].help_text = _("Ärendet har ingen text än.")
        if not files:
            self.fields["proof_document"].help_text = _("Ingen handling med fil är tillagd i ärendet.")

    def proof(self) -> ProofFields | None:
        """What was chosen; None while nothing is."""
        given = self.cleaned_data
        if not given["proof_kind"]:
            return None
        version, _colon, key = given["proof_section"].partition(":")
        return ProofFields(
            kind=given["proof_kind"],
            version_id=int(version) if version else None,
            section=key,
            figure=given["proof_figure"],
            document_id=given["proof_document"],
        )


def _version_words(number: int) -> str:
    return gettext("Version %(number)s") % {"number": number}


def _sections(version_id: int, body: TextBody) -> Iterable[tuple[str, str]]:
    for one in body.sections:
        title = one.title or gettext("Före första rubriken")
        yield f"{version_id}:{one.key}", _cut(_STEP_IN * max(one.level - 1, 0) + title)


def condition_initial(one: ConditionView) -> dict[str, Any]:
    """What the form begins with."""
    section = f"{one.proof_version_id}:{one.proof_section}" if one.proof_version_id else ""
    return {
        "answer": one.answer,
        "proof_kind": one.proof_kind,
        "proof_section": section,
        "proof_figure": one.proof_figure,
        "proof_document": one.proof_document_id or "",
        "version": one.version,
    }


class AskForm(SavingForm):
    """Who is asked to comment, and until when."""

    bodies = box_list(_("Vilka ska yttra sig?"), needed=True)
    others = long_text(_("Andra, utanför kommunen"), help_text=_("Ett namn per rad."), rows=3)
    comment_by = day_field(_("Sista dag att svara"))

    def offer_bodies(self, bodies: Sequence[BodyView], asked: Iterable[int], day: date) -> None:
        """Let any body be asked that is in being on the day, and those asked already; as the tree stands."""
        taken = set(asked)
        offered = [
            (body.id, _STEP_IN * depth + _named(body))
            for body, depth in in_tree(bodies)
            if body.id in taken or is_valid_on(body.valid_from, body.valid_to, day)
        ]
        set_choices(self, "bodies", offered)


def _named(body: BodyView) -> str:
    if not body.members:
        return body.name
    return gettext("%(body)s (alla %(count)s)") % {"body": body.name, "count": len(body.members)}


def in_tree(bodies: Sequence[BodyView]) -> list[tuple[BodyView, int]]:
    """Every body after the one it stands under, with its depth from 0; each level in the order given."""
    known = {body.id for body in bodies}
    under: dict[int | None, list[BodyView]] = {}
    for body in bodies:
        under.setdefault(body.parent_id if body.parent_id in known else None, []).append(body)
    found: list[tuple[BodyView, int]] = []
    waiting = [(body, 0) for body in reversed(under.get(None, []))]
    while waiting:
        body, depth = waiting.pop()
        found.append((body, depth))
        waiting += [(child, depth + 1) for child in reversed(under.get(body.id, []))]
    return found


def ask_initial(step: StepView) -> dict[str, Any]:
    """What the form begins with: those who are asked."""
    return {
        "bodies": [one.body_id for one in step.comments if one.body_id is not None],
        "others": "\n".join(one.body_name for one in step.comments if one.body_id is None),
        "comment_by": step.comment_by,
        "version": step.version,
    }


class CommentForm(FileForm):
    """What a body answers."""

    stance = forms.ChoiceField(
        label=_("Ställningstagande"),
        choices=CommentStance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ett ställningstagande.")},
    )
    text = long_text(
        _("Yttrande"), help_text=_("Skriv det viktigaste, eller lägg till yttrandet som fil."), rows=8
    )
    file = file_field(required=False)
    answered_on = day_field(_("Kom in"), help_text=_("Lämnas fältet tomt räknas dagens datum."))

    field_order = ["stance", "text", "file", "answered_on"]

    def for_own_body(self) -> None:
        """Who answers for their own body does it today."""
        del self.fields["answered_on"]


def comment_initial(one: CommentView) -> dict[str, Any]:
    """What the form begins with."""
    return {"stance": one.stance, "text": one.text, "answered_on": one.answered_on, "version": one.version}


class ReservationForm(SavingForm):
    """Who reserved themselves, and why."""

    makes_new = True

    who = forms.CharField(
        label=_("Vem reserverade sig?"),
        help_text=_("Namn och parti, till exempel ”Ann Berg (X)”."),
        max_length=300,
        error_messages={"required": _("Skriv vem som reserverade sig.")},
    )
    text = long_text(_("Reservationens text"), rows=6)


def reservation_initial(one: ReservationView) -> Mapping[str, Any]:
    """What the form begins with."""
    return {"who": one.who, "text": one.text, "version": reservation_mark(one.who, one.text)}


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_CHOICE else f"{text[: _LONGEST_CHOICE - 1].rstrip()}…"
