"""Forms of the review: the file, what is mended, and what is made of what was not understood."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from fridlyst.indicators.terms import IndicatorKind
from fridlyst.intake.guard import Limits
from fridlyst.organisation.terms import BodyKind
from fridlyst.programmes.schedules import as_file, parse_schedule
from fridlyst.programmes.terms import ProgrammeKind
from fridlyst.review.splitting import owned_keys
from fridlyst.review.terms import ProposalKind
from fridlyst.web.programmes.forms.parts import (
    day_field,
    long_text,
    set_choices,
    short_text,
    time_field,
    title_field,
)
from fridlyst.web.programmes.rows import time_text
from fridlyst.web.review.facts import schedule_of
from fridlyst.web.shared.saving import CheckList, SavingForm

Choices = Sequence[tuple[Any, str]]
READS = ".pdf,.docx,.xlsx,.txt,.json,.yaml,.yml"


class UploadForm(SavingForm):
    """A document, and which programme it is a later version of."""

    fields_of_errors = {"": "file"}
    makes_new = True

    file = forms.FileField(
        label=_("Välj dokumentet"),
        help_text=_("PDF, Word, Excel eller text, högst 25 MB."),
        widget=forms.FileInput(attrs={"accept": READS}),
        allow_empty_file=True,
        max_length=400,
        error_messages={"required": _("Välj en fil."), "max_length": _("Filens namn är för långt.")},
    )
    programme = forms.TypedChoiceField(
        label=_("Är det en ny version av ett program som redan finns här?"),
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(self, *args: Any, programmes: Choices = (), **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        if programmes:
            set_choices(self, "programme", [("", _("Nej, ett nytt program")), *programmes])
        else:
            del self.fields["programme"]

    def clean_file(self) -> "UploadedFile[bytes]":
        """The file, when it is small enough to be looked at."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > Limits().size:
            raise forms.ValidationError(_("Filen är för stor: högst 25 MB kan läsas. Dela upp den."))
        return file


class MendForm(SavingForm):
    """What a proposal says, to be mended. `content` begins as what would be taken in."""

    title_name = "title"
    fields_of_errors = {"name": "title", "text": "title"}

    title = title_field(_("Rubrik"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        content: Mapping[str, Any],
        bodies: Choices,
        goals: Choices,
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self.content = content
        if "responsible" in self.fields:
            set_choices(self, "responsible", bodies)
        if "under" in self.fields:
            set_choices(self, "under", goals)
            if not goals:
                del self.fields["under"]

    def mended(self) -> dict[str, Any]:
        """The fields of the programme file that the form holds."""
        given = self.cleaned_data
        found: dict[str, Any] = {self.title_name: given["title"]}
        for name in ("description", "number", "level", "kind", "vision", "purpose"):
            if name in given:
                found[name] = given[name] or None
        if "responsible" in given:
            found["responsible"] = self._owners(given["responsible"])
        if "time" in given:
            found["schedule"] = self._time(given["time"])
        return found

    @property
    def under_id(self) -> int | None:
        """The goal that was chosen, where one can be."""
        return self.cleaned_data.get("under")

    def _owners(self, keys: Sequence[str]) -> list[Any]:
        """Those chosen, each with the part that it had."""
        before = dict(zip(owned_keys(self.content), self.content.get("responsible") or [], strict=True))
        order = {key: at for at, key in enumerate(before)}
        return [before.get(key, key) for key in sorted(keys, key=lambda key: order.get(key, len(order)))]

    def _time(self, said: str) -> Any:  # noqa: ANN401
        """Words that were not touched keep the meaning they had."""
        words = " ".join(said.split())
        if words == " ".join(time_text(schedule_of(self.content)).split()):
            return self.content.get("schedule") or []
        return as_file(parse_schedule(words)) if words else []


def _owners_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=_("Ansvariga"), required=False, widget=CheckList(folds=True))


def _under_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=_("Hör till"), coerce=int)


class ProgrammeMend(MendForm):
    """The programme's own fields."""

    title = title_field(_("Programmets namn"))
    kind = forms.ChoiceField(label=_("Slag"), choices=ProgrammeKind.choices)
    valid_from = day_field(_("Gäller från"))
    valid_to = day_field(_("Gäller till"))
    vision = long_text(_("Vision"))
    purpose = long_text(_("Syfte"))

    def mended(self) -> dict[str, Any]:
        days = {
            name: day.isoformat() if (day := self.cleaned_data[name]) else None
            for name in ("valid_from", "valid_to")
        }
        return {**super().mended(), **days}


class BodyMend(MendForm):
    """A body."""

    title_name = "name"
    title = forms.CharField(label=_("Namn"), max_length=300)
    kind = forms.ChoiceField(label=_("Slag"), choices=BodyKind.choices)


class GoalMend(MendForm):
    """A goal."""

    title = title_field(_("Mål"))
    level = short_text(_("Kallas"), help_text=_("Kommunens eget ord: mål, område, åtgärd …"), most=100)
    number = short_text(_("Nummer"), most=40)
    responsible = _owners_field()
    time = time_field()
    description = long_text(_("Beskrivning"))


class PreconditionMend(MendForm):
    """A precondition."""

    title_name = "text"
    title = title_field(_("Vad som behöver vara på plats"))
    under = _under_field()


class IndicatorMend(MendForm):
    """An indicator."""

    title = title_field(_("Indikator"))
    under = _under_field()
    kind = forms.ChoiceField(label=_("Mäts som"), choices=IndicatorKind.choices)
    target = forms.DecimalField(
        label=_("Målvärde"), required=False, max_digits=12, decimal_places=4, localize=True
    )
    responsible = _owners_field()

    def mended(self) -> dict[str, Any]:
        target = self.cleaned_data["target"]
        return {**super().mended(), "target_value": None if target is None else float(target)}


class ActivityMend(MendForm):
    """An activity."""

    title = title_field(_("Aktivitet"))
    under = _under_field()
    responsible = _owners_field()
    time = time_field()
    description = long_text(_("Beskrivning"))


FORMS: Mapping[str, type[MendForm]] = {
    "programme": ProgrammeMend, "body": BodyMend, "goal": GoalMend, "precondition": PreconditionMend,
    "indicator": IndicatorMend, "activity": ActivityMend,
}  # fmt: skip


def mend_initial(
    content: Mapping[str, Any], *, title: str, version: int, under: int | None
) -> dict[str, Any]:
    """What a form begins with."""
    same = {
        name: content.get(name)
        for name in ("description", "number", "level", "kind", "vision", "purpose", "valid_from", "valid_to")
    }
    return {
        **same,
        "title": title,
        "target": content.get("target_value"),
        "responsible": owned_keys(content),
        "time": time_text(schedule_of(content)),
        "under": under,
        "version": version,
    }


class DoubtForm(MendForm):
    """What something that was not understood becomes."""

    kind = forms.ChoiceField(
        label=_("Vad ska det bli?"),
        choices=[
            (code.value, code.label)
            for code in (
                ProposalKind.ACTIVITY,
                ProposalKind.GOAL,
                ProposalKind.PRECONDITION,
                ProposalKind.INDICATOR,
            )
        ],
    )
    title = title_field(_("Text"))
    under = forms.TypedChoiceField(
        label=_("Hör till"), coerce=int, required=False, empty_value=None,
        help_text=_("Allt utom ett nytt mål behöver ett mål att höra till."),
    )  # fmt: skip
    responsible = _owners_field()
    time = time_field()

    field_order = ["kind", "title", "under", "responsible", "time"]

    def content_of(self) -> dict[str, Any]:
        """The new proposal's content: only what its kind can hold."""
        found, kind = self.mended(), self.cleaned_data["kind"]
        kept = {
            "goal": ("title", "responsible", "schedule"),
            "activity": ("title", "responsible", "schedule"),
            "indicator": ("title", "responsible"),
            "precondition": ("text",),
        }[kind]
        return {name: value for name, value in {**found, "text": found["title"]}.items() if name in kept}
