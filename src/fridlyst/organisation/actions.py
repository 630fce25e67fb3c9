"""The only writer of municipalities and bodies."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from fridlyst.base.checks import check_code, check_name, check_text
from fridlyst.base.errors import Conflict, NotFound
from fridlyst.base.slugs import free_slug, slug
from fridlyst.organisation import policies, rules
from fridlyst.organisation.actor import Actor, system_actor
from fridlyst.organisation.models import Body, Municipality
from fridlyst.organisation.terms import BodyKind
from fridlyst.trail.actions import record

# First words of addresses that are not a municipality's.
RESERVED = frozenset(
    {
        *("konto", "stil", "roller", "sprak", "tillganglighet", "static", "api", "stod", "admin"),
        *("kalender", "paminnelser", "svara", "info", "insyn"),
    }
)


def write_trail(
    by: Actor, verb: str, object_type: str, object_id: int | None, data: dict[str, object] | None = None
) -> None:
    """Record what the actor did in their municipality's trail; who came by a link or a key, with its id."""
    came_by = {"link": by.link_id, "key": by.key_id}
    data = {**(data or {}), **{name: one for name, one in came_by.items() if one is not None}}
    record(
        municipality_id=by.municipality_id,
        user_id=by.user_id,
        user_label=by.label,
        verb=verb,
        object_type=object_type,
        object_id=object_id,
        data=data,
    )


@transaction.atomic
def ensure_municipality(*, code: str, name: str) -> Municipality:
    """The municipality with this code, made when it is new; for the command line and the loader."""
    found = Municipality.objects.filter(code=code).first()
    if found:
        return found
    rules.check_municipal_code(code)
    name = check_name(name, "name", longest=200, missing="Skriv vad kommunen heter.")
    taken = RESERVED.union(Municipality.objects.values_list("slug", flat=True))
    made = Municipality.objects.create(code=code, name=name, slug=free_slug(name, taken))
    write_trail(system_actor(made.pk), "made", "municipality", made.pk, {"code": code})
    return made


@transaction.atomic
def add_body(
    *,
    by: Actor,
    name: str,
    kind: str = BodyKind.COMMITTEE,
    key: str = "",
    parent_id: int | None = None,
    collective: bool = False,
    aliases: Sequence[str] = (),
    valid_from: date | None = None,
    valid_to: date | None = None,
    apart: bool = True,
) -> Body:
    """A new body in the actor's municipality; NameTaken when its name is another's and it must be `apart`."""
    policies.require(policies.may_edit_organisation(by))
    rules.check_validity(valid_from, valid_to)
    hold(by.municipality_id)
    check_own_body(by, parent_id)
    taken = set(Body.objects.filter(municipality_id=by.municipality_id).values_list("key", flat=True))
    named = _name(name)
    if apart:
        check_name_unused(by, named, (valid_from, valid_to))
    body = Body.objects.create(
        municipality_id=by.municipality_id,
        key=free_slug(key or name, taken, longest=100),
        name=named,
        kind=check_code(kind, BodyKind.values, "kind"),
        parent_id=parent_id,
        collective=collective,
        aliases=_clean(aliases),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    write_trail(by, "added", "body", body.pk, {"kind": str(kind)})
    return body


@transaction.atomic
def edit_body(
    *,
    by: Actor,
    body_id: int,
    version: int,
    name: str,
    kind: str,
    parent_id: int | None,
    collective: bool,
    aliases: Sequence[str],
    valid_from: date | None,
    valid_to: date | None,
    member_ids: Sequence[int] | None = None,
) -> Body:
    """Change a body; Conflict when somebody saved after `version` was read."""
    policies.require(policies.may_edit_organisation(by))
    rules.check_validity(valid_from, valid_to)
    hold(by.municipality_id)
    body = own_body(by, body_id)
    if body.version != version:
        raise Conflict("Någon annan har ändrat enheten. Din text står kvar nedan; läs igenom och spara igen.")
    rules.check_end_of_merged(body.merged_into_id, valid_to)
    check_own_body(by, parent_id)
    rules.check_tree(body_id, parent_id, _parents(by.municipality_id))
    named = _name(name)
    if named.casefold() != body.name.casefold():
        check_name_unused(by, named, (valid_from, valid_to))
    body.name, body.kind = named, check_code(kind, BodyKind.values, "kind")
    body.parent_id = parent_id
    body.collective, body.aliases = collective, _clean(aliases)
    body.valid_from, body.valid_to, body.version = valid_from, valid_to, version + 1
    body.save()
    if member_ids is not None:
        set_members(by=by, body_id=body_id, member_ids=member_ids)
    write_trail(by, "edited", "body", body.pk)
    return body


@transaction.atomic
def set_members(*, by: Actor, body_id: int, member_ids: Sequence[int]) -> None:
    """The members of a collective body."""
    policies.require(policies.may_edit_organisation(by))
    body = own_body(by, body_id)
    members = Body.objects.filter(municipality_id=by.municipality_id, pk__in=member_ids).exclude(pk=body_id)
    body.members.set(members)
    write_trail(by, "members_set", "body", body_id, {"members": len(members)})


def hold(municipality_id: int) -> None:
    """Keep others from the same step until this transaction ends: a check and what follows are one.

    Taken before any other lock. Rows that point at the municipality can still be added meanwhile.
    """
    rows = Municipality.objects.select_for_update(no_key=True).filter(pk=municipality_id)
    list(rows.values_list("pk"))


def key_for(name: str) -> str:
    """The key that a body with this name gets, if it is free."""
    return slug(name, longest=100)


def _name(name: str) -> str:
    return check_name(name, "name", longest=300, missing="Skriv vad enheten heter.")


def check_name_unused(by: Actor, name: str, span: rules.Span, *, but: int | None = None) -> None:
    """Raise NameTaken when another body, `but` left aside, has the name during a part of the time."""
    rows = Body.objects.filter(municipality_id=by.municipality_id)
    others = (rows if but is None else rows.exclude(pk=but)).values_list("name", "valid_from", "valid_to")
    rules.check_name_free(name, span, [(other, (start, end)) for other, start, end in others])


def _clean(aliases: Sequence[str]) -> list[str]:
    kept = (check_text(alias, "aliases", longest=300) for alias in aliases)
    return list(dict.fromkeys(alias for alias in kept if alias))


def check_own_body(by: Actor, body_id: int | None) -> None:
    """Raise NotFound unless the body, where one is given, is the actor's municipality's."""
    if body_id and not Body.objects.filter(municipality_id=by.municipality_id, pk=body_id).exists():
        raise NotFound


def own_body(by: Actor, body_id: int) -> Body:
    """The municipality's body, locked; NotFound when it has no such."""
    rows = Body.objects.select_for_update(no_key=True)
    body = rows.filter(municipality_id=by.municipality_id, pk=body_id).first()
    if body is None:
        raise NotFound
    return body


def _parents(municipality_id: int) -> dict[int, int | None]:
    return dict(Body.objects.filter(municipality_id=municipality_id).values_list("pk", "parent_id"))
