"""Writing a municipality's own lists: age bands, districts and actions."""

from collections.abc import Sequence

from django.db import transaction

from fridlyst.base.checks import check_code, check_name
from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import free_slug
from fridlyst.base.versions import version_of
from fridlyst.counts import policies
from fridlyst.counts.fields import EntryFields
from fridlyst.counts.models import Count, CountCategory
from fridlyst.counts.shapes import Entry
from fridlyst.counts.taking_in.mapping import OWN_LISTS, NewCategory
from fridlyst.counts.taking_in.words import NEW, SKIP, TOTAL
from fridlyst.counts.terms import Facet
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version

MOST_ENTRIES = 100
_RESERVED = frozenset({TOTAL, NEW, SKIP})


def list_version(entries: Sequence[Entry]) -> int:
    """What a list's form was filled from, to tell a later one."""
    return version_of({str(at): one for at, one in enumerate(entries)})


@transaction.atomic
def set_list(*, by: Actor, facet: str, entries: Sequence[EntryFields], version: int) -> None:
    """The whole list anew, in order; an entry is known again by its label, whatever its capitals.

    WrongState for one that is left out though counts stand on it; SavedMeanwhile as `list_version` tells.
    """
    require(policies.may_keep_sources(by))
    check_code(facet, [one.value for one in OWN_LISTS], "facet")
    hold(by.municipality_id)
    rows = list(CountCategory.objects.filter(municipality_id=by.municipality_id, facet=facet))
    check_version(list_version([Entry(one.code, one.label, one.parent) for one in rows]), version, "listan")
    known = {one.label.casefold(): one for one in rows}
    kept = _checked(facet, entries)
    codes = _codes(kept, {label: one.code for label, one in known.items()})
    _check_unused(by, facet, [one for label, one in known.items() if label not in codes])
    CountCategory.objects.filter(municipality_id=by.municipality_id, facet=facet).exclude(
        code__in=codes.values()
    ).delete()
    for position, one in enumerate(kept):
        CountCategory.objects.update_or_create(
            municipality_id=by.municipality_id,
            facet=facet,
            code=codes[one.label.casefold()],
            defaults={
                "label": one.label,
                "parent": codes.get(one.group.casefold(), ""),
                "position": position,
            },
        )
    write_trail(by, "set", "count_list", None, {"facet": str(facet), "entries": len(kept)})


def add_entries(by: Actor, new: Sequence[NewCategory]) -> None:
    """Entries that a file brought, after those that there are. Part of taking the file in."""
    position = CountCategory.objects.filter(municipality_id=by.municipality_id).count()
    CountCategory.objects.bulk_create(
        CountCategory(
            municipality_id=by.municipality_id,
            facet=one.facet,
            code=one.code,
            label=one.label,
            position=position + at,
        )
        for at, one in enumerate(new)
    )


def _checked(facet: str, entries: Sequence[EntryFields]) -> list[EntryFields]:
    if len(entries) > MOST_ENTRIES:
        raise BadInput(Sentence("Listan får ha högst %(most)s rader.", most=MOST_ENTRIES), field="entries")
    kept = [
        EntryFields(check_name(one.label, "entries", longest=120, missing="En rad är tom."), one.group)
        for one in entries
    ]
    labels = [one.label.casefold() for one in kept]
    if len(set(labels)) != len(labels):
        raise BadInput("Samma rad står två gånger i listan.", field="entries")
    if any(one.group for one in kept) and facet != Facet.AGE:
        raise BadInput("Bara åldrar kan ha grupper.", field="entries")
    return kept


def _codes(entries: Sequence[EntryFields], known: dict[str, str]) -> dict[str, str]:
    taken = {*_RESERVED, *known.values()}
    found: dict[str, str] = {}
    for one in entries:
        label = one.label.casefold()
        found[label] = known.get(label) or free_slug(one.label, taken, longest=50)
        taken.add(found[label])
    return found


def _check_unused(by: Actor, facet: str, gone: Sequence[CountCategory]) -> None:
    for one in gone:
        used = Count.objects.filter(
            **{"delivery__municipality_id": by.municipality_id, facet: one.code}
        ).exists()
        if used:
            raise WrongState(
                Sentence("”%(label)s” kan inte tas bort, för det finns antal på den.", label=one.label[:60]),
                field="entries",
            )
