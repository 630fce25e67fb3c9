"""Forms of statistics: the source, the file, the lists, the rule and which table."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from fridlyst.counts.fields import EntryFields, SourceFields
from fridlyst.counts.shapes import Entry, SourceView
from fridlyst.counts.taking_in.sheets import LARGEST
from fridlyst.counts.terms import Absent, Measure, Method
from fridlyst.web.programmes.forms.parts import long_text, set_choices
from fridlyst.web.shared.saving import SavingForm

Choices = Sequence[tuple[Any, Any]]
_PART = "– "


class SourceForm(SavingForm):
    """A case system or a department that delivers counts."""

    makes_new = True
    fields_of_errors = {"body_id": "body"}

    name = forms.CharField(
        label=_("Vad heter källan?"),
        max_length=200,
        help_text=_("Till exempel verksamhetssystemets namn, eller enheten som räknar."),
        error_messages={"required": _("Skriv vad källan heter.")},
    )
    body = forms.TypedChoiceField(
        label=_("Vem lämnar filen?"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Enhetens rapportörer kan då ta in filen själva."),
    )
    measure = forms.ChoiceField(label=_("Vad räknas?"), choices=Measure.choices)
    absent = forms.ChoiceField(
        label=_("Vad betyder det att en kombination inte står i filen?"),
        choices=Absent.choices,
        widget=forms.RadioSelect,
    )
    overlapping = forms.BooleanField(
        label=_("Samma person kan räknas under flera våldsformer eller insatser"),
        required=False,
        help_text=_("Då visas summan över dem som antal uppgifter, inte som antal personer."),
    )
    closed = forms.BooleanField(label=_("Källan lämnar inte längre några antal"), required=False)

    def __init__(self, *args: Any, bodies: Choices, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        set_choices(self, "body", [("", _("Samordnaren")), *bodies])
        if "version" not in self.initial:
            del self.fields["closed"]

    def values(self) -> SourceFields:
        """As the actions take them."""
        given = self.cleaned_data
        return SourceFields(
            name=given["name"],
            body_id=given["body"],
            measure=given["measure"],
            absent=given["absent"],
            overlapping=given["overlapping"],
            closed=given.get("closed", False),
        )


def source_initial(source: SourceView) -> dict[str, Any]:
    """What the form begins with."""
    return {
        "name": source.name,
        "body": source.body_id,
        "measure": source.measure.value,
        "absent": source.absent,
        "overlapping": source.overlapping,
        "closed": source.closed,
        "version": source.version,
    }


class FileForm(SavingForm):
    """The file and its half-year."""

    fields_of_errors = {"": "file"}

    period = forms.ChoiceField(label=_("Vilket halvår gäller filen?"))
    file = forms.FileField(
        label=_("Välj filen"),
        help_text=_(
            "CSV eller Excel med antal, högst 5 MB. Aldrig personnummer, namn eller rader om enskilda."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        allow_empty_file=True,
        max_length=400,
        error_messages={"required": _("Välj en fil."), "max_length": _("Filens namn är för långt.")},
    )

    def __init__(self, *args: Any, periods: Choices, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        set_choices(self, "period", periods)

    def clean_file(self) -> "UploadedFile[bytes]":
        """The file, when it is small enough to be looked at."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("Filen är för stor: högst 5 MB tas emot. En tabell med antal är liten.")
            )
        return file


class TakeInForm(SavingForm):
    """That the numbers are right."""

    note = long_text(
        _("Anteckning om leveransen"),
        help_text=_("Till exempel vad som räknats på ett nytt sätt. Skriv inget om enskilda."),
        rows=2,
    )
    confirmed = forms.BooleanField(
        label=_("Antalen stämmer, också de som skiljer sig mycket från förra gången"), required=False
    )

    def __init__(self, *args: Any, far: bool, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        if not far:
            del self.fields["confirmed"]


class ListForm(SavingForm):
    """One of the municipality's own lists, a line for each entry."""

    entries = forms.CharField(
        label=_("En rad för varje val"),
        required=False,
        max_length=15_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def __init__(self, *args: Any, groups: bool, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        if groups:
            self.fields["entries"].help_text = _(
                "Skriv – först på en rad som hör till raden ovanför, till exempel ”Barn” "
                "och under den ”– 0–6 år”."
            )

    def values(self) -> list[EntryFields]:
        """The lines; one that begins with a dash belongs to the one above without."""
        found: list[EntryFields] = []
        group = ""
        for line in filter(str.strip, self.cleaned_data["entries"].splitlines()):
            label = line.strip()
            if label.startswith(("– ", "- ", "— ")):
                found.append(EntryFields(label[2:].strip(), group))
            else:
                group = label
                found.append(EntryFields(label))
        return found


def entries_text(entries: Sequence[Entry]) -> str:
    """A list as its form shows it: each group before its parts."""
    lines: list[str] = []
    for one in entries:
        if not one.parent:
            lines.append(one.label)
            lines += [f"{_PART}{part.label}" for part in entries if part.parent == one.code]
    return "\n".join(lines)


class RuleForm(SavingForm):
    """From which number counts are shown."""

    threshold = forms.IntegerField(
        label=_("Minsta antal som visas"),
        min_value=0,
        max_value=1000,
        help_text=_("Från 3 till 20. Färre än så visas inte; noll visas."),
        error_messages={"required": _("Skriv ett tal."), "invalid": _("Skriv ett helt tal.")},
    )
    method = forms.ChoiceField(
        label=_("Hur små antal skyddas"), choices=Method.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Varför ändras regeln?"),
        help_text=_("Det står kvar på den här sidan."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv varför regeln ändras.")},
    )


class TableForm(forms.Form):
    """Which table: few choices, in the address, so that it can be sent to somebody."""

    kalla = forms.TypedChoiceField(label=_("Källa"), coerce=int)
    halvar = forms.MultipleChoiceField(label=_("Halvår"), widget=forms.CheckboxSelectMultiple)
    rader = forms.ChoiceField(label=_("Rader"))
    kolumner = forms.ChoiceField(label=_("Kolumner"))
    delar = forms.ChoiceField(label=_("Delar upp tabellen efter"), required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        sources: Choices,
        periods: Choices,
        facets: Choices,
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **{"label_suffix": ""} | options)
        set_choices(self, "kalla", sources)
        set_choices(self, "halvar", periods)
        for name in ("rader", "kolumner"):
            set_choices(self, name, facets)
        set_choices(self, "delar", [("", _("Ingenting")), *facets])
