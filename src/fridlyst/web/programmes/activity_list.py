"""Which activities a list shows: what the address asks for, and what matches it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.organisation.queries import BodyView
from fridlyst.organisation.rules import expand
from fridlyst.programmes.shapes import ActivityPlace, ActivityView, ProgrammeView
from fridlyst.programmes.terms import (
    Arena,
    Evidence,
    Origin,
    PreventionLevel,
    SocialLevel,
    TargetGroup,
    ViolenceForm,
)
from fridlyst.web.programmes.rows import ActivityRow
from fridlyst.web.shared.lists import Sorting
from fridlyst.web.shared.status import UNASKED, label_of

SORTS = ("titel", "ansvarig", "lage", "tid")
LONGEST_SEARCH = 200
_ANY = ("", _("Alla"))
_STATUS_ORDER = ("late", "stopped", "unknown", UNASKED, "not_started", "ongoing", "done")


class Filters(forms.Form):
    """What the list can be narrowed by; what does not stand in a list is not asked for."""

    q = forms.CharField(label=_("Sök"), required=False, max_length=LONGEST_SEARCH)
    program = forms.ChoiceField(label=_("Program"), required=False)
    enhet = forms.ChoiceField(label=_("Ansvarig"), required=False)
    lage = forms.ChoiceField(label=_("Läge"), required=False)
    mal = forms.ChoiceField(label=_("Mål"), required=False)
    niva = forms.ChoiceField(
        label=_("Preventionsnivå"), required=False, choices=[_ANY, *PreventionLevel.choices]
    )
    samhalle = forms.ChoiceField(
        label=_("Samhällsnivå"), required=False, choices=[_ANY, *SocialLevel.choices]
    )
    grupp = forms.ChoiceField(label=_("Målgrupp"), required=False, choices=[_ANY, *TargetGroup.choices])
    form = forms.ChoiceField(label=_("Våldsform"), required=False, choices=[_ANY, *ViolenceForm.choices])
    arena = forms.ChoiceField(label=_("Arena"), required=False, choices=[_ANY, *Arena.choices])
    evidens = forms.ChoiceField(label=_("Evidens"), required=False, choices=[_ANY, *Evidence.choices])
    ursprung = forms.ChoiceField(label=_("Ursprung"), required=False, choices=[_ANY, *Origin.choices])
    avslutade = forms.ChoiceField(
        label=_("Avslutade"), required=False, choices=[_ANY, ("nej", _("Visa inte avslutade"))]
    )

    FIRST = ("program", "enhet", "lage")
    MORE = ("mal", "niva", "samhalle", "grupp", "form", "arena", "evidens", "ursprung", "avslutade")

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        programmes: Sequence[ProgrammeView],
        bodies: Sequence[BodyView],
        goals: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data, label_suffix="")
        self._choose("program", [(view.slug, f"{view.title} {view.period}".strip()) for view in programmes])
        self._choose("enhet", [(body.key, body.name) for body in bodies])
        self._choose("lage", [(code, label_of(code)) for code in _STATUS_ORDER])
        self._choose("mal", list(goals))
        self.is_valid()

    def _choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [_ANY, *choices]

    def wanted(self, name: str) -> str:
        """What is asked for under `name`, or nothing."""
        return str(self.cleaned_data.get(name) or "").strip()

    @property
    def active(self) -> bool:
        """Whether anything is asked for."""
        return any(self.wanted(name) for name in self.fields)

    @property
    def more_active(self) -> bool:
        """Whether anything among the filters that are folded away is asked for."""
        return any(self.wanted(name) for name in self.MORE)

    @property
    def first(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FIRST]

    @property
    def more(self) -> list[forms.BoundField]:
        return [self[name] for name in self.MORE]


@dataclass(frozen=True)
class Listed:
    """An activity with its row and the goals it serves."""

    view: ActivityView
    row: ActivityRow
    places: tuple[ActivityPlace, ...]


def goal_options(places: Mapping[int, tuple[ActivityPlace, ...]], programme: str) -> list[tuple[str, str]]:
    """The goals that can be asked for: those of the chosen programme, or of all."""
    found = {
        str(place.goal_id): f"{place.goal_label} {place.goal_title}".strip()
        for served in places.values()
        for place in served
        if not programme or place.programme_slug == programme
    }
    return sorted(found.items(), key=lambda pair: int(pair[0]))


def matching(listed: Iterable[Listed], filters: Filters, bodies: Sequence[BodyView]) -> list[Listed]:
    """The activities that the filters let through."""
    tests = _tests(filters, bodies)
    return [one for one in listed if all(test(one) for test in tests)]


def _tests(filters: Filters, bodies: Sequence[BodyView]) -> list[Callable[[Listed], bool]]:
    words = filters.wanted("q").casefold().split()
    body = next((one for one in bodies if one.key == filters.wanted("enhet")), None)
    owning = owning_bodies(body, bodies) if body else frozenset()
    slug, goal, status = filters.wanted("program"), filters.wanted("mal"), filters.wanted("lage")
    level, group = filters.wanted("niva"), filters.wanted("grupp")
    social, current = filters.wanted("samhalle"), filters.wanted("avslutade") == "nej"
    violence, origin = filters.wanted("form"), filters.wanted("ursprung")
    arena, evidence = filters.wanted("arena"), filters.wanted("evidens")
    possible: list[tuple[object, Callable[[Listed], bool]]] = [
        (words, lambda one: all(word in haystack(one) for word in words)),
        (slug, lambda one: any(place.programme_slug == slug for place in one.places)),
        (goal, lambda one: any(str(place.goal_id) == goal for place in one.places)),
        (body, lambda one: any(owner.body_id in owning for owner in one.view.owners)),
        (status, lambda one: one.row.status is not None and one.row.status.code == status),
        (level, lambda one: level in one.view.prevention_levels),
        (social, lambda one: social in one.view.social_levels),
        (group, lambda one: group in one.view.target_groups),
        (violence, lambda one: violence in one.view.violence_forms),
        (arena, lambda one: arena in one.view.arenas),
        (evidence, lambda one: one.view.evidence == evidence),
        (current, lambda one: not one.row.withdrawn),
        (origin, lambda one: one.view.origin == origin),
    ]
    return [test for asked, test in possible if asked]


def owning_bodies(body: BodyView, bodies: Sequence[BodyView]) -> frozenset[int]:
    """The body, the collectives it is a member of, and, of a collective, its members."""
    members = {one.id: one.members for one in bodies if one.members}
    through = {one.id for one in bodies if one.members and body.id in expand([one.id], members)}
    return frozenset({body.id, *through, *expand([body.id], members)})


def haystack(one: Listed) -> str:
    """All that a search looks in."""
    owners = " ".join(owner.name for owner in one.view.owners)
    return f"{one.view.title} {one.view.description} {owners} {one.row.time_text}".casefold()


def ordered(listed: list[Listed], sorting: Sorting) -> list[Listed]:
    """In the order that the address asks for; what has no time comes last."""
    keys: dict[str, Callable[[Listed], Any]] = {
        "titel": lambda one: one.view.title.casefold(),
        "ansvarig": lambda one: (one.row.owner_names.casefold() or "\uffff", one.view.title.casefold()),
        "lage": lambda one: _STATUS_ORDER.index(one.row.status.code) if one.row.status else 0,
        "tid": lambda one: one.row.next_day or date.max,
    }
    return sorted(listed, key=keys[sorting.by], reverse=sorting.descending)
