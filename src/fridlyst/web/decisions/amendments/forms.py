"""The form of one amendment: its words, what they mean, and where."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.decisions.actions.amendments import LONGEST
from fridlyst.decisions.fields import AmendmentFields
from fridlyst.decisions.placing import Moved
from fridlyst.decisions.queries.amendments import Reckoning
from fridlyst.decisions.shapes import AmendmentView, MatterView
from fridlyst.decisions.terms import AmendmentState
from fridlyst.decisions.wording import UnderstoodAmendment
from fridlyst.texts.queries import VersionView
from fridlyst.texts.shapes import Anchor, Change
from fridlyst.texts.terms import ChangeKind, VersionOrigin
from fridlyst.web.decisions.amendments.words import step_said
from fridlyst.web.programmes.forms.parts import set_choices
from fridlyst.web.shared.saving import SavingForm

_MOST = 100_000


def _words(label: Any, *, rows: int = 2, help_text: Any = "", required: bool = False) -> forms.CharField:  # noqa: ANN401
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _number(label: Any, help_text: Any = "") -> forms.IntegerField:  # noqa: ANN401
    return forms.IntegerField(label=label, help_text=help_text, required=False, min_value=0, max_value=_MOST)


class AmendmentForm(SavingForm):
    """An amendment: first its words, then what Fridlyst or a person took them to mean.

    `left_over` are the words that were not understood, `of_heading` whether they change a heading, `sure`
    how sure the rest is, once it was read.
    """

    makes_new = True
    left_over = ""
    of_heading = False
    sure = ""

    text = _words(
        _("Yrkandet, som det lades"),
        rows=4,
        help_text=_("Klistra in det ur protokollet, till exempel ”På sidan 4 läggs … till”."),
        required=True,
    )
    step = forms.TypedChoiceField(label=_("Lades i"), coerce=int)
    moved_by = forms.CharField(label=_("Av vem"), required=False, max_length=300)
    kind = forms.ChoiceField(
        label=_("Det som ska göras"), choices=ChangeKind.choices, widget=forms.RadioSelect, required=False
    )
    added = _words(_("Ord som läggs till"))
    struck = _words(_("Ord som stryks"))
    heading = forms.CharField(label=_("Under rubriken"), required=False, max_length=LONGEST)
    quote = _words(_("Vid orden"), help_text=_("De ord i texten som ändringen ska stå intill."))
    before = forms.BooleanField(label=_("Före de orden, inte efter"), required=False)
    sentence = forms.ChoiceField(
        label=_("Mening"),
        required=False,
        choices=[("", _("Sägs inte")), ("first", _("Den första")), ("last", _("Den sista"))],
    )
    page = _number(_("Sida"))
    column = _number(_("Kolumn"), _("I en tabell, från vänster."))
    paragraph = _number(_("Stycke"))
    item = _number(_("Punkt i lista"))
    amends = forms.TypedChoiceField(
        label=_("Ändrar ett annat yrkande"), required=False, coerce=int, empty_value=None
    )
    against = forms.TypedChoiceField(
        label=_("Lades mot"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Texten som gällde då."),
    )

    def offer(self, found: Reckoning, itself: AmendmentView | None) -> None:
        """The matter's own steps, its other amendments and the versions of its text."""
        set_choices(self, "step", [(one.id, step_said(one)) for one in found.matter.steps])
        others = [one for one in found.matter.amendments if itself is None or one.id != itself.id]
        set_choices(
            self, "amends", [("", _("Nej, det ändrar texten")), *((one.id, _titled(one)) for one in others)]
        )
        newest_first = found.versions[::-1]
        set_choices(self, "against", [(one.id, version_said(one)) for one in newest_first])
        if not found.versions:
            del self.fields["against"]
        if not others:
            del self.fields["amends"]
        if itself is not None:
            del self.fields["step"]
            adopted = itself.state == AmendmentState.ADOPTED
            self.fields["text"].disabled = self.fields["moved_by"].disabled = adopted

    @property
    def meaning(self) -> tuple[forms.BoundField, ...]:
        """What is to be done, and by which words it is found."""
        return tuple(self[name] for name in ("kind", "added", "struck", "heading", "quote", "before"))

    @property
    def numbers(self) -> tuple[forms.BoundField, ...]:
        """The rest of where, in numbers."""
        return tuple(self[name] for name in ("sentence", "page", "column", "paragraph", "item"))

    @property
    def given(self) -> Mapping[str, Any]:
        """What stands in the form: as it was sent, else as it was opened."""
        return getattr(self, "cleaned_data", {}) if self.is_bound else self.initial

    def values(self) -> AmendmentFields:
        """The fields as an action takes them; what nobody has gone through is understood there."""
        given = self.cleaned_data
        meaning = given.get("kind")
        return AmendmentFields(
            text=given["text"],
            moved_by=given["moved_by"],
            anchor=anchor_of(given) if meaning else None,
            change=change_of(given) if meaning else None,
            against_id=given.get("against"),
            amends_id=given.get("amends"),
        )


def anchor_of(given: Mapping[str, Any]) -> Anchor:
    """The place that the fields say."""
    return Anchor(
        page=given.get("page"),
        heading=given.get("heading", ""),
        sentence=given.get("sentence", ""),
        quote=given.get("quote", ""),
        before=given.get("before", False),
        column=given.get("column"),
        paragraph=given.get("paragraph"),
        item=given.get("item"),
    )


def change_of(given: Mapping[str, Any]) -> Change:
    """What the fields say is to be done."""
    kind = given["kind"]
    return Change(
        kind,
        added="" if kind == ChangeKind.STRIKE else given.get("added", ""),
        struck=given.get("struck", "") if kind in (ChangeKind.STRIKE, ChangeKind.REPLACE) else "",
    )


def understood_initial(
    given: Mapping[str, Any], said: UnderstoodAmendment, matter: MatterView
) -> dict[str, Any]:
    """What was filled in, with what the words were understood as; nothing of what changes a heading."""
    kept = {name: value for name, value in given.items() if value is not None}
    amends = next((one.id for one in matter.amendments if one.number == said.amends), "")
    chosen = {"amends": given.get("amends") or amends}
    meant = {} if said.of_heading else {**asdict(said.anchor), **asdict(said.change)}
    return {**kept, **meant, **chosen}


def amendment_initial(view: AmendmentView, meant: Moved) -> dict[str, Any]:
    """What the form of an amendment begins with."""
    return {
        "text": view.text,
        "moved_by": view.moved_by,
        "amends": view.amends_id or "",
        "against": view.against_id or "",
        "version": view.version,
        **asdict(meant.anchor),
        **asdict(meant.change),
    }


def meant_by(form: AmendmentForm, number: int, found: Reckoning) -> Moved | None:
    """The amendment as the form says it, to be tried in the text; None before it says what is to be done.

    `number` is the one that it has or gets.
    """
    given = form.given
    if not given.get("kind"):
        return None
    amends = next((one.number for one in found.moved if one.id == given.get("amends")), None)
    return Moved(0, number, "proposed", anchor_of(given), change_of(given), amends=amends)


def version_said(version: VersionView) -> str:
    """ "Version 2, gjord av beslutade ändringar"."""
    origin = str(VersionOrigin(version.origin).label)
    return f"{_('Version')} {version.number}, {origin[:1].lower()}{origin[1:]}"


def _titled(view: AmendmentView) -> str:
    short = view.text if len(view.text) <= 80 else f"{view.text[:79].rstrip()}…"
    return _("Yrkande %(number)s: %(text)s") % {"number": view.number, "text": short}


class ReasonForm(SavingForm):
    """Why something is taken back."""

    reason = forms.CharField(
        label=_("Skäl"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skälet sparas i loggen."),
        error_messages={"required": _("Skriv varför.")},
    )
