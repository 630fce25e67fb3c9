"""The form for one activity on the page that places many."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.coverage.proposing_programme import Candidate
from fridlyst.programmes.fields import Placed
from fridlyst.programmes.terms import (
    FACETS,
    Arena,
    Evidence,
    PreventionLevel,
    SocialLevel,
    TargetGroup,
    ViolenceForm,
)
from fridlyst.web.programmes.forms.parts import code_list
from fridlyst.web.shared.saving import SavingForm

_UNSAID = ("", _("Inte angivet"))


class PlacingForm(SavingForm):
    """Where one activity is aimed; `take` says that it is to be saved with the others.

    `shown` is what the boxes held when the page was made: a row that was mended is saved without `take`.
    """

    take = forms.BooleanField(label=_("Ta med"), required=False)
    prevention_levels = code_list(_("Preventionsnivå"), PreventionLevel)
    social_levels = code_list(_("Samhällsnivå"), SocialLevel)
    target_groups = code_list(_("Målgrupp"), TargetGroup)
    violence_forms = code_list(_("Våldsform"), ViolenceForm)
    arenas = code_list(_("Arena"), Arena)
    evidence = forms.ChoiceField(
        label=_("Vad arbetssättet vilar på"), required=False, choices=[_UNSAID, *Evidence.choices]
    )
    shown = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None, candidate: Candidate) -> None:
        self.candidate = candidate
        super().__init__(data, prefix=f"a{candidate.activity.id}", initial=_initial(candidate))

    @property
    def chosen(self) -> bool:
        """Whether the row is to be saved: taken, or mended by hand."""
        if not self.is_valid():
            return bool(self.data.get(self.add_prefix("take")))
        return bool(self.cleaned_data["take"]) or _digest(self.cleaned_data) != self.cleaned_data["shown"]

    def placed(self) -> Placed:
        """What the action takes."""
        given = self.cleaned_data
        return Placed(
            self.candidate.activity.id,
            self.seen,
            evidence=given["evidence"],
            **{facet: given[facet] for facet in FACETS},
        )

    def tell_clash(self) -> None:
        """Say what somebody else saved in between; the boxes stand as they were chosen."""
        self.initial["take"] = True
        self._show_clash()
        same = _("Någon annan har ändrat aktiviteten, och placerat den likadant som du.")
        self.add_error(
            None, _("Någon annan har ändrat aktiviteten. Dina val står kvar här.") if self.clash else same
        )


def _initial(candidate: Candidate) -> dict[str, Any]:
    chosen: dict[str, Any] = {facet: list(candidate.codes(facet)) for facet in FACETS}
    chosen["evidence"] = next(iter(candidate.codes("evidence")), "")
    return {**chosen, "take": candidate.sure, "version": candidate.activity.version, "shown": _digest(chosen)}


def _digest(chosen: Mapping[str, Any]) -> str:
    """The choices as one line, to be told apart from others."""
    return ";".join([*(",".join(sorted(chosen[facet])) for facet in FACETS), chosen["evidence"]])
