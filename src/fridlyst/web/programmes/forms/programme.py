"""Forms for a programme itself, and for its next edition."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.base.translating import translated
from fridlyst.programmes.fields import ProgrammeFields
from fridlyst.programmes.rules import ProgrammePeriod, check_period, next_period, next_title
from fridlyst.programmes.shapes import ActivityView, GoalView, ProgrammeTree, ProgrammeView
from fridlyst.programmes.terms import FollowUpKind, ProgrammeKind
from fridlyst.web.programmes.forms.parts import (
    box_list,
    day_field,
    long_text,
    set_choices,
    short_text,
    title_field,
)
from fridlyst.web.shared.saving import SavingForm

_FEWEST_FOLLOW_UPS = 2
_MOST_FOLLOW_UPS = 8


class ProgrammeForm(SavingForm):
    """A programme's own fields; how it is followed up is one pair of fields for each way."""

    makes_new = True

    title = title_field(_("Programmets namn"))
    kind = forms.ChoiceField(label=_("Slag"), choices=ProgrammeKind.choices)
    valid_from = day_field(_("Gäller från"))
    valid_to = day_field(_("Gäller till"))
    vision = long_text(_("Vision"), rows=3)
    purpose = long_text(_("Syfte"))
    adopted_on = day_field(_("Antaget den"))
    adopted_by = short_text(_("Antaget av"))
    registration_number = short_text(_("Diarienummer"), most=100)

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        given = self.initial.get("follow_up", ())
        sent = sum(1 for name in self.data if name.startswith("way_text_"))
        self.ways = min(_MOST_FOLLOW_UPS, max(_FEWEST_FOLLOW_UPS, len(given) + 1, sent))
        for at in range(self.ways):
            kind, text = given[at] if at < len(given) else ("", "")
            self._add_way(at, kind, text)

    def _add_way(self, at: int, kind: str, text: str) -> None:
        choices = [("", _("Ingen")), *FollowUpKind.choices]
        nth = {"nth": at + 1}
        self.fields[f"way_{at}"] = forms.ChoiceField(
            label=_("Uppföljning %(nth)s") % nth,
            choices=choices,
            required=False,
            help_text=_("Uppföljningskalendern räknar ut omgångarna av det.") if at == 0 else "",
        )
        self.fields[f"way_text_{at}"] = short_text(_("Så går uppföljning %(nth)s till") % nth, most=500)
        self.initial.setdefault(f"way_{at}", kind)
        self.initial.setdefault(f"way_text_{at}", text)

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with the period together with all else."""
        given = super().clean() or self.cleaned_data
        try:
            check_period(given.get("valid_from"), given.get("valid_to"))
        except ProgrammePeriod as error:
            self.add_error("valid_to", translated(error.message))
        self._check_ways(given)
        return given

    def _check_ways(self, given: dict[str, Any]) -> None:
        """Words about a way that is none would be lost."""
        for at in range(self.ways):
            if given.get(f"way_text_{at}") and not given.get(f"way_{at}"):
                self.add_error(f"way_{at}", _("Välj slag av uppföljning, eller ta bort texten om den."))

    def values(self) -> ProgrammeFields:
        """The fields as an action takes them."""
        given = self.cleaned_data
        plain = ("title", "kind", "vision", "purpose", "valid_from", "valid_to", "adopted_on", "adopted_by")
        ways = [(given[f"way_{at}"], given[f"way_text_{at}"].strip()) for at in range(self.ways)]
        return ProgrammeFields(
            **{name: given[name] for name in plain},
            registration_number=given["registration_number"],
            follow_up=[(kind, text) for kind, text in ways if kind],
        )


def programme_initial(view: ProgrammeView) -> dict[str, Any]:
    """What the form begins with."""
    names = ("title", "kind", "vision", "purpose", "valid_from", "valid_to", "adopted_on", "adopted_by")
    found = {name: getattr(view, name) for name in names}
    return found | {
        "registration_number": view.registration_number,
        "follow_up": view.follow_up,
        "version": view.version,
    }


class EditionForm(SavingForm):
    """The next edition: its name and period, and what is carried over."""

    makes_new = True

    title = title_field(_("Det nya programmets namn"))
    valid_from = day_field(_("Gäller från"))
    valid_to = day_field(_("Gäller till"))
    goals = box_list(_("Mål som följer med"))
    activities = box_list(_("Aktiviteter som följer med"))

    def __init__(self, *args: Any, tree: ProgrammeTree, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.tree = tree
        set_choices(self, "goals", [(goal.id, goal.name) for goal in tree.walk()])
        set_choices(self, "activities", [(one.id, one.title) for one in tree.activities()])

    def values(self) -> ProgrammeFields:
        """The new programme's fields; what is not asked for is as in the one before."""
        old, given = self.tree.programme, self.cleaned_data
        return ProgrammeFields(
            title=given["title"],
            kind=old.kind,
            vision=old.vision,
            purpose=old.purpose,
            valid_from=given["valid_from"],
            valid_to=given["valid_to"],
            follow_up=old.follow_up,
        )

    def choices(self) -> Iterator[tuple[GoalView, Any, list[tuple[ActivityView, Any]]]]:
        """Each goal with its box and its activities' boxes; an activity stands under its first goal only."""
        goals, activities = self._boxes("goals"), self._boxes("activities")
        shown: set[int] = set()
        for goal in self.tree.walk():
            fresh = [one for one in goal.activities if one.id not in shown]
            shown |= {one.id for one in fresh}
            yield goal, goals[goal.id], [(one, activities[one.id]) for one in fresh]

    def _boxes(self, name: str) -> dict[int, Any]:
        return {int(str(box.data["value"])): box for box in self[name]}


def edition_initial(tree: ProgrammeTree, active: Iterable[ActivityView]) -> dict[str, Any]:
    """The period that follows, and everything that is still done, unless the person says otherwise."""
    old = tree.programme
    begins, ends = next_period(old.valid_from, old.valid_to)
    return {
        "title": next_title(old.title, old.valid_from, old.valid_to),
        "valid_from": begins,
        "valid_to": ends,
        "goals": [goal.id for goal in tree.walk()],
        "activities": [one.id for one in active],
    }
