"""The form for an activity."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.base.clock import today
from fridlyst.organisation.actor import Actor
from fridlyst.programmes.fields import ActivityFields
from fridlyst.programmes.shapes import ActivityView
from fridlyst.programmes.terms import (
    FACETS,
    Arena,
    Evidence,
    Origin,
    PreventionLevel,
    SocialLevel,
    TargetGroup,
    ViolenceForm,
)
from fridlyst.web.programmes.forms.parts import (
    OwnedForm,
    box_list,
    code_list,
    long_text,
    owners_initial,
    set_choices,
    time_field,
    title_field,
)
from fridlyst.web.programmes.rows import time_text

_PLACING = (*FACETS, "evidence")
GoalChoices = tuple[tuple[str, tuple[tuple[int, str], ...]], ...]


class ActivityForm(OwnedForm):
    """An activity's own fields."""

    title = title_field(_("Aktivitet"))
    description = long_text(_("Beskrivning"))
    goals = box_list(_("Mål som aktiviteten bidrar till"), folds=True, needed=True)
    leads = box_list(_("Ansvariga"), folds=True)
    others = box_list(_("Medverkar"), folds=True)
    time = time_field()
    prevention_levels = code_list(_("Preventionsnivå"), PreventionLevel)
    social_levels = code_list(_("Samhällsnivå"), SocialLevel)
    target_groups = code_list(_("Målgrupp"), TargetGroup)
    violence_forms = code_list(_("Våldsform"), ViolenceForm)
    arenas = code_list(_("Arena"), Arena)
    evidence = forms.ChoiceField(
        label=_("Vad arbetssättet vilar på"),
        required=False,
        choices=[("", _("Inte angivet")), *Evidence.choices],
    )

    kept: Sequence[int] = ()

    def offer_goals(self, choices: GoalChoices) -> None:
        """Let the activity serve these goals; the programme is named where there are several."""
        several = len(choices) > 1
        offered = {
            goal_id: f"{label} · {programme}" if several else label
            for programme, goals in choices
            for goal_id, label in goals
        }
        set_choices(self, "goals", offered.items())
        # Goals that this person may not see are kept, or saving would take the activity from them.
        self.kept = [goal_id for goal_id in self.initial.get("goals", ()) if goal_id not in offered]

    def values(
        self,
        before: ActivityView | None,
        *,
        by: Actor,
        origin: str = Origin.PROGRAMME,
        body_id: int | None = None,
    ) -> ActivityFields:
        """The fields as an action takes them; origin and body only matter for a new activity."""
        given = self.cleaned_data
        return ActivityFields(
            title=given["title"],
            goal_ids=[*given["goals"], *self.kept],
            description=given["description"],
            owners=self.owners(before.owners if before else ()),
            schedules=self.schedules(before.schedules if before else ()),
            origin=origin,
            body_id=body_id,
            **{name: given[name] for name in _PLACING},
            **self._placed(before, by),
        )

    def _placed(self, before: ActivityView | None, by: Actor) -> dict[str, Any]:
        """Who confirmed where it is aimed: who chooses here, else who did before; nobody once all is gone."""
        chosen = {name: self.cleaned_data[name] for name in _PLACING}
        was: dict[str, Any] = {name: list(getattr(before, name)) if before else [] for name in FACETS}
        was["evidence"] = before.evidence if before else ""
        if chosen != was:
            if not any(chosen.values()):
                return {}
            return {"placed_on": today(), "placed_by": by.label[:300]}
        return {"placed_on": before.placed_on, "placed_by": before.placed_by} if before else {}


def activity_initial(view: ActivityView, goal_ids: Iterable[int]) -> dict[str, Any]:
    """What the form begins with."""
    return {
        "title": view.title,
        "description": view.description,
        "goals": list(goal_ids),
        "time": time_text(view.schedules),
        "version": view.version,
        "evidence": view.evidence,
        **{name: list(getattr(view, name)) for name in FACETS},
        **owners_initial(view.owners),
    }
