"""The form in which a municipality chooses whom and what it compares."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.comparison.fields import ChoiceFields
from fridlyst.comparison.presets import PRESETS
from fridlyst.comparison.shapes import ChoiceView, MeasureView
from fridlyst.comparison.terms import PeerChoice
from fridlyst.indicators.terms import Direction
from fridlyst.web.programmes.forms.parts import set_choices
from fridlyst.web.shared.saving import CheckList, SavingForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _boxes(label: "StrOrPromise") -> forms.MultipleChoiceField:
    """Boxes for codes, under a line that says which are chosen."""
    return forms.MultipleChoiceField(label=label, required=False, widget=CheckList(folds=True))


class ChoiceForm(SavingForm):
    """Peers, measures, further codes, and which way is better."""

    fields_of_errors = {"directions": "higher", "field": "group"}

    peers = forms.ChoiceField(
        label=_("Jämför med"),
        choices=PeerChoice.choices,
        widget=forms.RadioSelect,
        initial=PeerChoice.SIMILAR,
    )
    group = forms.ChoiceField(
        label=_("Vilken av Koladas grupper"),
        required=False,
        help_text=_(
            "Kolada har en grupp av liknande kommuner för varje verksamhet. "
            "IFO är individ- och familjeomsorgen."
        ),
    )
    own_peers = _boxes(_("Egna jämförelsekommuner"))
    measures = _boxes(_("Mått"))
    more = forms.CharField(
        label=_("Fler mått ur Kolada"),
        required=False,
        max_length=600,
        help_text=_(
            "Koder med komma eller mellanslag emellan, till exempel N07403. De hämtas vid nästa hämtning."
        ),
    )
    higher = _boxes(_("Högre är bättre"))
    lower = _boxes(_("Lägre är bättre"))

    def offer(self, choice: ChoiceView, known: dict[str, str]) -> None:
        """Let what there is be chosen; `known` maps codes to names."""
        set_choices(self, "group", [(one, one) for one in choice.fields] or [("", _("Hämtas från Kolada"))])
        set_choices(self, "own_peers", [(one.code, one.title) for one in choice.municipalities])
        codes = list(dict.fromkeys([*PRESETS, *choice.measures]))
        named = [(code, f"{known[code]} ({code})" if code in known else code) for code in codes]
        for field in ("measures", "higher", "lower"):
            set_choices(self, field, named)

    def clean(self) -> dict[str, Any]:
        """Nothing is both better when higher and when lower."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if set(given.get("higher", ())) & set(given.get("lower", ())):
            self.add_error("lower", forms.ValidationError(_("Ett mått kan inte vara bättre åt båda hållen.")))
        return given

    def values(self) -> ChoiceFields:
        """As the action takes them."""
        given = self.cleaned_data
        more = given["more"].replace(",", " ").replace(";", " ").split()
        return ChoiceFields(
            peers=given["peers"],
            field=given["group"],
            own_peers=given["own_peers"],
            measures=(*given["measures"], *more),
            directions=(
                *((code, Direction.HIGHER) for code in given["higher"]),
                *((code, Direction.LOWER) for code in given["lower"]),
            ),
        )


def choice_initial(choice: ChoiceView) -> dict[str, Any]:
    """What the form begins with."""
    directions = dict(choice.directions)
    return {
        "peers": choice.peers,
        "group": choice.field,
        "own_peers": list(choice.own_peers),
        "measures": list(choice.measures),
        "higher": [code for code, way in directions.items() if way == Direction.HIGHER],
        "lower": [code for code, way in directions.items() if way == Direction.LOWER],
        "version": choice.version,
    }


def names_of(known: tuple[MeasureView, ...]) -> dict[str, str]:
    """Code → title, or our own name where nothing is fetched."""
    own = {code: str(one.name) for code, one in PRESETS.items() if one.name}
    return own | {one.code: one.title for one in known}
