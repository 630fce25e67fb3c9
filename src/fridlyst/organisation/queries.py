"""Reading municipalities and bodies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fridlyst.base.errors import NotFound
from fridlyst.organisation.models import Body, Municipality


@dataclass(frozen=True, slots=True)
class MunicipalityView:
    """A municipality."""

    id: int
    code: str
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body. `members` are the ids of a collective body's members; `merged_into_id` took over after it."""

    id: int
    key: str
    name: str
    kind: str
    parent_id: int | None
    collective: bool
    aliases: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    version: int
    members: tuple[int, ...] = ()
    merged_into_id: int | None = None


def municipality(slug: str) -> MunicipalityView:
    """The municipality of an address; NotFound when there is none. One statement."""
    row = Municipality.objects.filter(slug=slug).values("id", "code", "name", "slug").first()
    if row is None:
        raise NotFound
    return MunicipalityView(**row)


def municipality_by_code(code: str) -> MunicipalityView:
    """The municipality with this four-digit code; NotFound when there is none. One statement."""
    row = Municipality.objects.filter(code=code).values("id", "code", "name", "slug").first()
    if row is None:
        raise NotFound(f"Ingen kommun med koden {code} finns.")
    return MunicipalityView(**row)


def municipality_by_id(municipality_id: int) -> MunicipalityView:
    """The municipality; NotFound when there is none. One statement."""
    row = Municipality.objects.filter(pk=municipality_id).values("id", "code", "name", "slug").first()
    if row is None:
        raise NotFound
    return MunicipalityView(**row)


def municipalities() -> tuple[MunicipalityView, ...]:
    """Every municipality, by name; one statement."""
    rows = Municipality.objects.order_by("name").values("id", "code", "name", "slug")
    return tuple(MunicipalityView(**row) for row in rows)


def bodies(municipality_id: int) -> tuple[BodyView, ...]:
    """Every body of the municipality, by name; two statements."""
    members = members_of_collectives(municipality_id)
    rows = Body.objects.filter(municipality_id=municipality_id).order_by("name", "id")
    return tuple(_view(row, members) for row in rows)


def body(*, municipality_id: int, key: str) -> BodyView:
    """One body by its key; NotFound when it is not this municipality's. Two statements."""
    row = Body.objects.filter(municipality_id=municipality_id, key=key).first()
    if row is None:
        raise NotFound
    return _view(row, members_of_collectives(municipality_id))


def members_of_collectives(municipality_id: int) -> Mapping[int, tuple[int, ...]]:
    """Collective body → its members' ids; one statement."""
    through = Body.members.through
    found: dict[int, list[int]] = defaultdict(list)
    pairs = through.objects.filter(from_body__municipality_id=municipality_id).order_by("to_body__name")
    for collective, member in pairs.values_list("from_body_id", "to_body_id"):
        found[collective].append(member)
    return {collective: tuple(ids) for collective, ids in found.items()}


def successors(municipality_id: int, *, on: date | None = None) -> dict[int, int]:
    """Merged body → the one that has taken over by the day, or ever will; one statement."""
    rows = Body.objects.filter(municipality_id=municipality_id, merged_into__isnull=False)
    if on is not None:
        rows = rows.filter(valid_to__lt=on)
    return {pk: into for pk, into in rows.values_list("pk", "merged_into_id") if into is not None}


def successors_among(bodies: Iterable[BodyView], *, on: date) -> dict[int, int]:
    """The same of bodies that are read already."""
    return {
        body.id: body.merged_into_id
        for body in bodies
        if body.merged_into_id is not None and body.valid_to is not None and body.valid_to < on
    }


def _view(row: Body, members: Mapping[int, tuple[int, ...]]) -> BodyView:
    return BodyView(
        id=row.pk,
        key=row.key,
        name=row.name,
        kind=row.kind,
        parent_id=row.parent_id,
        collective=row.collective,
        aliases=tuple(row.aliases),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        version=row.version,
        members=members.get(row.pk, ()),
        merged_into_id=row.merged_into_id,
    )
