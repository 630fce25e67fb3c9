"""The forms by which amendments are decided, given a place and placed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fridlyst.decisions import amendment_rules as rules
from fridlyst.decisions.actions.amendments import LONGEST
from fridlyst.decisions.amendment_rules import is_complete
from fridlyst.decisions.fields import Handling
from fridlyst.decisions.placing import Placing, needs_choice
from fridlyst.decisions.queries.amendments import Reckoning
from fridlyst.decisions.shapes import MatterView
from fridlyst.decisions.terms import AmendmentState, PlacedAs
from fridlyst.texts.shapes import Found, Passage, Section, TextBody
from fridlyst.texts.terms import Standing
from fridlyst.web.decisions.amendments.cards import Card, ShownPlace
from fridlyst.web.decisions.amendments.words import step_said
from fridlyst.web.programmes.forms.parts import set_choices
from fridlyst.web.shared.saving import SavingForm

SEEK, ELSEWHERE = "sok", "annan"


class DecideForm(SavingForm):
    """What became of each amendment, in one step."""

    makes_new = True

    step = forms.TypedChoiceField(label=gettext_lazy("Beslutades i"), coerce=int)

    def offer(self, matter: MatterView, undecided: Iterable[Card]) -> None:
        """The steps that decide, the last first, and a choice for each amendment."""
        steps = [(one.id, step_said(one)) for one in matter.steps[::-1] if one.kind in rules.DECIDING]
        field = self.fields["step"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = steps
        for card in undecided:
            self.fields[f"verdict_{card.view.id}"] = forms.ChoiceField(
                label=_("Yrkande %(number)s") % {"number": card.number},
                choices=[
                    (AmendmentState.ADOPTED.value, _("Bifall")),
                    (AmendmentState.REJECTED.value, _("Avslag")),
                    (AmendmentState.PROPOSED.value, _("Inte avgjort")),
                ],
                widget=forms.RadioSelect,
                required=False,
                initial=AmendmentState.PROPOSED.value,
            )

    def verdicts(self) -> dict[int, str]:
        """States by the amendments' ids, of those that were decided."""
        chosen = {name: value for name, value in self.cleaned_data.items() if name.startswith("verdict_")}
        return {
            int(name.removeprefix("verdict_")): value
            for name, value in chosen.items()
            if value and value != AmendmentState.PROPOSED
        }


class PlaceForm(SavingForm):
    """Where in the text an amendment is meant: one of the places found, or another."""

    place = forms.ChoiceField(
        label=gettext_lazy("Stället i texten"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Välj ett ställe i texten.")},
    )
    passage = forms.ChoiceField(label=gettext_lazy("Stycke"), required=False)
    words = forms.CharField(
        label=gettext_lazy("Ord i stycket"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("Ändringen görs vid de orden. Lämna tomt för hela stycket."),
    )

    def offer(self, card: Card, body: TextBody) -> None:
        """The places that were found, then another, then none."""
        self.body = body
        places = card.standing.places if card.standing else ()
        set_choices(
            self,
            "place",
            [
                *((one.value, place_said(one)) for one in places),
                (ELSEWHERE, _("Ett annat ställe, som du väljer nedan")),
                (SEEK, _("Låt Fridlyst leta igen")),
            ],
        )
        set_choices(self, "passage", [("", _("Välj stycke")), *passage_choices(body)])

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or self.cleaned_data
        if given.get("place") == ELSEWHERE and not self.errors:
            self._check_elsewhere(given)
        return given

    def _check_elsewhere(self, given: dict[str, Any]) -> None:
        text = next((it.text for _s, it in self.body.passages() if it.key == given.get("passage")), None)
        if text is None:
            self.add_error("passage", _("Välj ett stycke."))
        elif given["words"] and text.count(given["words"]) != 1:
            self.add_error("words", _("Orden ska stå i stycket, på ett enda ställe. Skriv av dem exakt."))

    def chosen(self) -> Found | None:
        """The place; None to let it be sought."""
        given = self.cleaned_data
        if given["place"] == SEEK:
            return None
        if given["place"] == ELSEWHERE:
            text = next(it.text for _s, it in self.body.passages() if it.key == given["passage"])
            words = given["words"] or text
            start = text.index(words)
            return Found("", given["passage"], start, start + len(words), 1.0)
        key, start, end = given["place"].rsplit(":", 2)
        return Found("", key, int(start), int(end), 1.0)


class PlacingForm(SavingForm):
    """How each adopted amendment comes into the text; `version` is the id of the text's version seen."""

    def offer(self, waiting: Iterable[Card], body: TextBody) -> None:
        """Fields for each amendment: its order, how, why, and the passage where it is written by hand."""
        self.waiting = tuple(waiting)
        self.body = body
        choices = [("", _("Välj stycke")), *passage_choices(body)]
        for order, card in enumerate(self.waiting, start=1):
            for name, field in _fields(card, order, choices).items():
                self.fields[f"{name}_{card.view.id}"] = field
            self._ask_why(card)

    def _ask_why(self, card: Card) -> None:
        """The reason is needed where words that are not those adopted are to stay."""
        letter = card.standing is not None and card.standing.code == Standing.TO_THE_LETTER
        kept = not self.is_bound or self.data.get(f"how_{card.view.id}") == PlacedAs.KEPT
        self.fields[f"reason_{card.view.id}"].required = kept and not letter

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or self.cleaned_data
        for card in self.waiting:
            self._check(card, given)
        return given

    def _check(self, card: Card, given: dict[str, Any]) -> None:
        number = card.view.id
        if given.get(f"how_{number}") != PlacedAs.BY_HAND:
            return
        for name, said in (("passage", _("Välj ett stycke.")), ("text", _("Skriv stycket."))):
            if not given.get(f"{name}_{number}") and f"{name}_{number}" not in self.errors:
                self.add_error(f"{name}_{number}", said)

    def handlings(self) -> list[Handling]:
        """What is done with each, in the order chosen; those with the same number as they were moved."""
        given = self.cleaned_data
        ordered = sorted(self.waiting, key=lambda card: given.get(f"order_{card.view.id}") or 0)
        return [
            Handling(
                card.view.id,
                given[f"how_{card.view.id}"],
                given[f"reason_{card.view.id}"],
                given[f"passage_{card.view.id}"],
                given[f"text_{card.view.id}"],
            )
            for card in ordered
        ]


def _fields(card: Card, order: int, passages: list[tuple[Any, Any]]) -> dict[str, forms.Field]:
    standing = card.standing
    first = standing.places[0].value.rsplit(":", 2)[0] if standing and standing.places else ""
    return {
        "order": forms.IntegerField(label=_("Ordning"), initial=order, min_value=1, max_value=999),
        "how": forms.ChoiceField(
            label=_("Så förs det in"),
            choices=_hows(card),
            widget=forms.RadioSelect,
            initial=_first_choice(card),
            error_messages={
                "required": _("Välj om textens ord ska stå kvar eller om yrkandet ska föras in.")
            },
        ),
        "reason": forms.CharField(
            label=_("Varför textens ord räcker"),
            max_length=LONGEST,
            error_messages={"required": _("Skriv varför textens ord ska stå kvar.")},
        ),
        "passage": forms.ChoiceField(label=_("Stycke"), choices=passages, required=False, initial=first),
        "text": forms.CharField(
            label=_("Stycket, som det ska lyda"),
            required=False,
            max_length=20_000,
            widget=forms.Textarea(attrs={"rows": 5}),
        ),
    }


def _hows(card: Card) -> list[tuple[str, str]]:
    return [
        (PlacedAs.MADE.value, _("För in det ordagrant")),
        (PlacedAs.KEPT.value, _("Låt textens ord stå: det står redan där")),
        (PlacedAs.BY_HAND.value, _("Skriv stycket för hand")),
    ]


def _first_choice(card: Card) -> str:
    """What is chosen from the start: nothing where a person has to choose."""
    change = card.meant.change
    if card.standing is None or not is_complete(change) or needs_choice(card.standing.code, change):
        return ""
    return (PlacedAs.KEPT if card.standing.code == Standing.TO_THE_LETTER else PlacedAs.MADE).value


def first_placings(found: Reckoning) -> dict[int, Placing]:
    """How each adopted amendment would be placed before anybody has chosen; by id."""
    made: dict[int, Placing] = {}
    for order, one in enumerate(found.waiting, start=1):
        checked = found.stands[one.number].checked
        if is_complete(one.change) and not needs_choice(checked.standing, one.change):
            kept = checked.standing == Standing.TO_THE_LETTER
            made[one.id] = Placing(PlacedAs.KEPT if kept else PlacedAs.MADE, order)
    return made


def as_placings(handlings: Iterable[Handling]) -> dict[int, Placing]:
    """The handlings of a form as placings to try; by id."""
    return {
        one.amendment_id: Placing(
            one.how, order, passage_key=one.passage_key, text=" ".join(one.text.split())
        )
        for order, one in enumerate(handlings, start=1)
    }


def passage_choices(body: TextBody) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every passage below its section, as a list to choose from."""
    return [
        (section.title or _("Utan rubrik"), [(one.key, _brief(section, one)) for one in section.passages])
        for section in body.sections
        if section.passages
    ]


def _brief(section: Section, passage: Passage) -> str:
    page = passage.page or section.page
    words = passage.text if len(passage.text) <= 90 else f"{passage.text[:89].rstrip()}…"
    return f"s. {page}: {words}" if page else words


def place_said(place: ShownPlace) -> SafeString:
    """A place as one of several to choose: its sentence, where it is, and how sure."""
    around = place.context
    page = _("sidan %(page)s") % {"page": around.page} if around.page else ""
    where = ", ".join(part for part in (around.section, around.column, page) if part)
    return format_html(
        '{}<mark>{}</mark>{}<span class="help">{}</span>',
        around.before,
        around.words,
        around.after,
        f"{where}. {place.sure}" if where else place.sure,
    )
