"""Forms of a text: a document as a new version, a section by hand, a place, another text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fridlyst.texts.shapes import Passage, Section, TextBody
from fridlyst.texts.terms import PassageKind
from fridlyst.web.programmes.forms.parts import long_text, set_choices, short_text
from fridlyst.web.shared.saving import SavingForm
from fridlyst.web.texts.splitting import joined, parted

_NOTE = 2000
_NEW = "new"
NOWHERE = "-"


class DocumentForm(SavingForm):
    """A document whose words become a version. `after` is the number of the version that it follows, 0 for
    none."""

    makes_new = True
    fields_of_errors = {"": "file"}

    file = forms.FileField(
        label=_("Välj dokumentet"),
        help_text=_("PDF, Word eller text, högst 25 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.txt"}),
        allow_empty_file=True,
        max_length=400,
        error_messages={"required": _("Välj en fil."), "max_length": _("Filens namn är för långt.")},
    )
    note = short_text(
        _("Anteckning"),
        help_text=_("Vad som skiljer versionen från den förra, till exempel ”Efter återremissen”."),
        most=_NOTE,
    )

    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    @property
    def follows(self) -> int:
        """The newest version when the form was opened."""
        return self.cleaned_data.get("after") or 0

    def _show_clash(self) -> None:
        super()._show_clash()
        given: Any = self.data
        given[self.add_prefix("after")] = str(self.initial.get("after", 0))

    @property
    def upload(self) -> tuple[bytes, str]:
        """The bytes and the name."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return file.read(), file.name or "dokument"


class _Writable(forms.CharField):
    """Words that may be emptied; nobody is told that they are optional."""

    def validate(self, value: str) -> None:
        """Whether it may be empty is for the action to say."""


class SectionForm(SavingForm):
    """One section: its heading, each passage in a box of its own, and why. `version` is the text's newest."""

    fields_of_errors = {"body": "heading", "text": "heading"}

    use_required_attribute = False

    heading = _Writable(label=_("Rubrik"), max_length=2000)

    def __init__(self, *args: Any, section: Section, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.section = section
        for at, (label, passage) in enumerate(zip(_labels(section.passages), section.passages, strict=True)):
            rows = max(2, min(12, len(passage.text) // 75 + 1))
            widget = forms.Textarea(attrs={"rows": rows})
            self.fields[_name(at)] = _Writable(label=label, max_length=20_000, widget=widget)
        self.fields[_NEW] = long_text(
            _("Nya stycken sist i avsnittet"),
            help_text=_(
                "En tom rad gör ett nytt stycke. Börja raden med ett streck för en punkt i en lista."
            ),
        )
        self.fields["note"] = forms.CharField(
            label=_("Varför ändras texten?"),
            max_length=_NOTE,
            error_messages={"required": _("Skriv varför texten ändras.")},
        )

    def passages(self) -> list[Passage]:
        """The passages as they were written; an emptied one is gone, a blank line makes one more."""
        found = [one for at, old in enumerate(self.section.passages) for one in self._of(at, old)]
        return [*found, *_new_ones(self.cleaned_data[_NEW])]

    def _of(self, at: int, old: Passage) -> Iterator[Passage]:
        for number, text in enumerate(parted(self.cleaned_data[_name(at)])):
            yield replace(old, key=old.key if number == 0 else "", text=text)


def section_initial(section: Section, version: int) -> dict[str, Any]:
    """What the form begins with."""
    texts = {_name(at): passage.text for at, passage in enumerate(section.passages)}
    return {"heading": section.heading, "version": version, **texts}


def _name(at: int) -> str:
    return f"passage-{at}"


def _new_ones(text: str) -> Iterator[Passage]:
    for part in parted(text):
        is_item = part.startswith(("- ", "– ", "• "))
        kind = PassageKind.LIST_ITEM if is_item else PassageKind.PARAGRAPH
        yield Passage("", kind.value, part[2:].strip() if is_item else part)


def _labels(passages: Sequence[Passage]) -> Iterator[str]:
    paragraphs = items = 0
    for passage in passages:
        if passage.kind == PassageKind.CELL:
            yield _cell_label(passage)
        elif passage.kind == PassageKind.LIST_ITEM:
            items += 1
            yield gettext("Punkt %(number)s") % {"number": items}
        else:
            paragraphs += 1
            yield gettext("Stycke %(number)s") % {"number": paragraphs}


def _cell_label(passage: Passage) -> str:
    row, column = passage.row or 0, (passage.column or 0) + 1
    if row == 0:
        return gettext("Tabellens rubrik, kolumn %(column)s") % {"column": column}
    named = f" ({passage.column_heading})" if passage.column_heading else ""
    return gettext("Tabellen, rad %(row)s, kolumn %(column)s") % {"row": row, "column": column} + named


class PlaceForm(SavingForm):
    """Where in the text a goal or an activity stands."""

    fields_of_errors = {"place": "spot"}

    spot = forms.ChoiceField(
        label=_("Var i texten står det?"),
        error_messages={"required": _("Välj ett ställe."), "invalid_choice": _("Välj ett ställe ur listan.")},
    )

    def offer(self, body: TextBody) -> None:
        """Every section, with its passages under it."""
        set_choices(self, "spot", [(NOWHERE, gettext("Inte i texten")), *_spots(body)])

    @property
    def chosen(self) -> tuple[str, str] | None:
        """The section and the passage, the latter empty for the heading; None for nowhere."""
        section, _bar, passage = str(self.cleaned_data["spot"]).partition("|")
        return None if section == NOWHERE else (section, passage)


def spot_value(section: str, passage: str) -> str:
    """A place as the form names it."""
    return f"{section}|{passage}"


def _spots(body: TextBody) -> Iterable[tuple[str, Any]]:
    for section in body.sections:
        title = section.title or gettext("Utan rubrik")
        own = [(spot_value(section.key, ""), gettext("Rubriken: %(title)s") % {"title": joined(title, 80)})]
        inside = [(spot_value(section.key, one.key), joined(one.text, 100)) for one in section.passages]
        yield joined(title, 80), own + inside


class ChooseForm(SavingForm):
    """The text of a programme, for a matter."""

    fields_of_errors = {"": "text"}

    text = forms.TypedChoiceField(
        label=_("Vilket programs text leder ärendet till?"),
        coerce=int,
        error_messages={"required": _("Välj ett program."), "invalid_choice": _("Välj ett program.")},
    )
