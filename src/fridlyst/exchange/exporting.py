"""A programme becomes a programme file that stands on its own."""

from collections.abc import Iterable, Mapping
from typing import Any

from fridlyst.base.errors import NotFound
from fridlyst.decisions.queries import matters
from fridlyst.exchange.indicator_part import definition_part
from fridlyst.exchange.matter_part import matter_part
from fridlyst.exchange.normal import (
    LISTED_CODES,
    Plain,
    by_reference,
    compact,
    cost_part,
    number,
    own_part,
    owner,
    target,
)
from fridlyst.exchange.programme_file import FORMAT
from fridlyst.exchange.service_part import service_as_given, service_part
from fridlyst.exchange.text_part import text_as_file
from fridlyst.exchange.walking import Json
from fridlyst.indicators.queries import IndicatorView, definitions_of, indicators_of
from fridlyst.organisation.queries import BodyView, bodies, municipalities
from fridlyst.programmes.queries import (
    costs_by_activity,
    newest_body,
    places_of,
    programme,
    steering_documents,
    tree,
)
from fridlyst.programmes.schedules import ScheduleValue, as_file
from fridlyst.programmes.shapes import (
    ActivityView,
    AlignmentView,
    GoalView,
    OwnerView,
    ProgrammeTree,
    ProgrammeView,
    SteeringDocumentView,
)
from fridlyst.support.queries import ServiceView, services


def export_programme(municipality_id: int, slug: str, *, drafts: bool = True) -> dict[str, Any]:
    """The programme with its municipality's organisation, directory and matters, in plain form.

    Documents above it stand in the file as far as it relates to them, so that it can be taken in elsewhere.
    NotFound when the municipality has no such programme. A fixed number of statements.
    """
    found = tree(programme(municipality_id=municipality_id, slug=slug, drafts=drafts))
    here = next((one for one in municipalities() if one.id == municipality_id), None)
    if here is None:
        raise NotFound
    return {
        "format": FORMAT,
        "municipality": {"name": here.name, "code": here.code},
        "programme": _programme(found.programme),
        **_Export(municipality_id, found).parts(),
    }


class _Export:
    """One export: the tree, and the keys that its parts point at."""

    def __init__(self, municipality_id: int, found: ProgrammeTree) -> None:
        self._tree = found
        self._municipality_id = municipality_id
        self._bodies = bodies(municipality_id)
        self._keys = {body.id: body.key for body in self._bodies}
        self._names = {body.name: body.key for body in self._bodies}
        self._indicators = indicators_of(municipality_id=municipality_id, programme_id=found.programme.id)
        self._defined = definitions_of(municipality_id=municipality_id, programme_id=found.programme.id)
        self._costs = costs_by_activity(municipality_id=municipality_id, programme_id=found.programme.id)
        self._homes = _homes(found)
        self._text = newest_body(municipality_id=municipality_id, programme_id=found.programme.id)
        places = places_of(municipality_id=municipality_id, programme_id=found.programme.id)
        self._places = {
            ("goal", one.goal_id) if one.goal_id else ("activity", one.activity_id): one for one in places
        }

    def parts(self) -> Plain:
        aside = compact(
            {
                "bodies": sorted(
                    (self._body(body) for body in self._bodies), key=lambda one: str(one["key"])
                ),
                "steering": self._steering(),
                "alignments": _aligned(self._tree.alignments),
                "support_services": [_service(one) for one in services(self._municipality_id)],
                "matters": [matter_part(one, self._names) for one in matters(self._municipality_id)],
                "text": text_as_file(self._text) if self._text else [],
            }
        )
        return {**aside, "goals": [self._goal(goal) for goal in self._tree.goals]}

    def _body(self, body: BodyView) -> Plain:
        return compact(
            {
                "key": body.key,
                "name": body.name,
                "kind": body.kind,
                "collective": body.collective,
                "members": sorted(self._keys[member] for member in body.members),
                "aliases": list(body.aliases),
                "parent": self._keys[body.parent_id] if body.parent_id else None,
                "valid_from": body.valid_from.isoformat() if body.valid_from else None,
                "valid_to": body.valid_to.isoformat() if body.valid_to else None,
            }
        )

    def _steering(self) -> list[Plain]:
        used = {one.document_key for one in self._tree.alignments}
        used |= {one.document_key for goal in self._tree.walk() for one in goal.alignments}
        found = [one for one in steering_documents(self._municipality_id) if one.key in used]
        own_last = sorted(found, key=lambda one: not one.shared)
        return [_document(one) for _key, one in sorted({one.key: one for one in own_last}.items())]

    def _goal(self, goal: GoalView) -> Plain:
        at_home = [one for one in goal.activities if self._homes[one.id][0] == goal.key]
        return compact(
            {
                "key": goal.key,
                "number": goal.number,
                "level": goal.level_word,
                "title": goal.title,
                "description": goal.description,
                "responsible": _owners(goal.owners),
                "schedule": _schedule(goal.schedules),
                "aligned": _aligned(goal.alignments),
                "place": self._place("goal", goal.id),
                "preconditions": list(goal.preconditions),
                "indicators": [self._indicator(one) for one in self._indicators.get(goal.id, ())],
                "activities": [self._activity(one) for one in at_home],
                "goals": [self._goal(child) for child in goal.children],
            }
        )

    def _activity(self, activity: ActivityView) -> Plain:
        codes = {name: list(getattr(activity, name)) for name in LISTED_CODES}
        return compact(
            {
                "key": activity.key,
                "title": activity.title,
                "description": activity.description,
                "responsible": _owners(activity.owners),
                "schedule": _schedule(activity.schedules),
                "also_serves": self._homes[activity.id][1:],
                "withdrawn_on": activity.withdrawn_on.isoformat() if activity.withdrawn_on else None,
                "place": self._place("activity", activity.id),
                "costs": [cost_part(one, one.body_key) for one in self._costs.get(activity.id, ())],
                **self._own(activity),
                **codes,
                "evidence": activity.evidence,
                "placed_on": activity.placed_on.isoformat() if activity.placed_on else None,
            }
        )

    def _place(self, kind: str, number: int) -> Plain | None:
        place = self._places.get((kind, number))
        return compact({"section": place.section, "passage": place.passage}) if place else None

    def _indicator(self, indicator: IndicatorView) -> Plain:
        return compact(
            {
                "key": indicator.key,
                "title": indicator.title,
                "kind": indicator.kind,
                "unit": indicator.unit,
                "numerator": indicator.numerator,
                "denominator": indicator.denominator,
                **definition_part(self._defined[indicator.id]),
                "responsible": _owners(indicator.owners),
                **self._own(indicator),
            }
        ) | target(number(indicator.target_value))

    def _own(self, thing: ActivityView | IndicatorView) -> Plain:
        body_key = self._keys[thing.body_id] if thing.origin == "body" and thing.body_id else None
        return own_part(body_key, [one.key for one in thing.owners])


def _homes(found: ProgrammeTree) -> Mapping[int, list[str]]:
    """Activity → the goals it serves, in the order of the document; it stands under the first."""
    homes: dict[int, list[str]] = {}
    for goal in found.walk():
        for activity in goal.activities:
            homes.setdefault(activity.id, []).append(goal.key)
    return homes


def _programme(view: ProgrammeView) -> Plain:
    days = {
        name: day.isoformat()
        for name in ("valid_from", "valid_to", "adopted_on")
        if (day := getattr(view, name)) is not None
    }
    texts = {name: getattr(view, name) for name in ("vision", "purpose", "adopted_by", "registration_number")}
    rules = [compact({"kind": kind, "text": text}) for kind, text in view.follow_up]
    return compact({"title": view.title, "kind": view.kind, **days, **texts, "follow_up": rules})


def _owners(owners: Iterable[OwnerView]) -> list[Any]:
    return [owner(one.key, one.part) for one in owners]


def _schedule(values: tuple[ScheduleValue, ...]) -> Json:
    return as_file(values) if values else None


def _aligned(alignments: Iterable[AlignmentView]) -> list[Plain]:
    return by_reference(
        compact({"document": one.document_key, "goal": one.number, "stance": one.stance, "why": one.why})
        for one in alignments
    )


def _document(view: SteeringDocumentView) -> Plain:
    days = {
        name: day.isoformat()
        for name in ("valid_from", "valid_to")
        if (day := getattr(view, name)) is not None
    }
    head = {"key": view.key, "title": view.title, "level": view.level, "publisher": view.publisher, **days}
    return compact(head) | {"goals": [{"number": one.number, "title": one.title} for one in view.goals]}


def _service(view: ServiceView) -> Plain:
    return service_part(service_as_given(view), view.body_key)
