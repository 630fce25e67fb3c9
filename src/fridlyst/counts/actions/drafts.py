"""A file between the steps of taking it in: read, mapped, dropped."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.errors import NotFound, WrongState
from fridlyst.counts import policies
from fridlyst.counts.actions.common import deliverable_source
from fridlyst.counts.models import CountDraft
from fridlyst.counts.queries.drafts import draft_view
from fridlyst.counts.queries.lists import lists
from fridlyst.counts.rules import DRAFTS_KEPT, check_over, half_year
from fridlyst.counts.taking_in.errors import LooksLikeIndividuals
from fridlyst.counts.taking_in.individuals import check_no_individuals
from fridlyst.counts.taking_in.layout import Grid, find_grid
from fridlyst.counts.taking_in.mapping import (
    check,
    fits,
    mapping_of,
    propose,
    proposed_words,
)
from fridlyst.counts.taking_in.sheets import read_contents
from fridlyst.files.names import kept_name
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require


def start_draft(
    *, by: Actor, source_id: int, period: str, data: bytes, filename: str, today: date
) -> CountDraft:
    """What was read of a file that holds counts alone. Its bytes are kept nowhere.

    LooksLikeIndividuals when it seems to be about persons one by one: nothing of it is kept, and the trail
    is told only that a file was refused and for what kind of thing. NoTable, BadPeriod and the kinds of
    `files.errors.UnreadableDocument` when it cannot be used.
    """
    _check_may_start(by, source_id)
    check_over(half_year(period), today)
    try:
        contents = read_contents(data, filename)
        check_no_individuals(contents)
    except LooksLikeIndividuals as error:
        _tell_refused(by, source_id, error.why)
        raise
    return _keep(by, source_id, period, find_grid(contents.sheets), data, filename)


@transaction.atomic
def _check_may_start(by: Actor, source_id: int) -> None:
    if deliverable_source(by, source_id).closed:
        raise WrongState("Källan lämnar inte längre några antal.")


@transaction.atomic
def _tell_refused(by: Actor, source_id: int, why: str) -> None:
    write_trail(by, "refused_file", "count_source", source_id, {"why": why})


@transaction.atomic
def _keep(by: Actor, source_id: int, period: str, grid: Grid, data: bytes, filename: str) -> CountDraft:
    source = deliverable_source(by, source_id)
    source.drafts.all().delete()
    labels = lists(by.municipality_id).labels
    before = mapping_of(source.mapping) if source.mapping else None
    known = before is not None and set(before.columns) == set(grid.columns)
    return CountDraft.objects.create(
        municipality_id=by.municipality_id,
        source=source,
        user_id=by.user_id,
        period=period,
        file_name=kept_name(filename),
        file_hash=hashlib.sha256(data).hexdigest(),
        table={"columns": grid.columns, "rows": grid.rows},
        mapping=propose(grid, labels, before if known else None).as_json()
        | {"ready": known and before is not None and fits(before, grid, labels)},
        made_at=clock.now(),
    )


@transaction.atomic
def map_draft(*, by: Actor, draft_id: int, mapping: Mapping[str, object]) -> bool:
    """What the person says that columns and words mean; whether everything now is said.

    BadMapping with the first thing that is not. Words of columns that got another meaning are proposed anew.
    """
    draft = own_draft(by, draft_id)
    view, labels = draft_view(draft), lists(by.municipality_id).labels
    grid, before = view.grid, view.mapping
    given = proposed_words(grid, mapping_of(mapping), labels)
    same = (given.columns, given.across) == (before.columns, before.across)
    draft.mapping = given.as_json() | {"ready": False}
    draft.save(update_fields=["mapping"])
    if not same:
        return False
    check(given, grid, labels)
    draft.mapping = given.as_json() | {"ready": True}
    draft.save(update_fields=["mapping"])
    return True


@transaction.atomic
def drop_draft(*, by: Actor, draft_id: int) -> None:
    """The file is not to be taken in; what was read of it is gone."""
    own_draft(by, draft_id).delete()


def drop_old_drafts(at: datetime) -> int:
    """Away with what nobody took in within a day; how many. Part of the upkeep."""
    return CountDraft.objects.filter(made_at__lt=at - DRAFTS_KEPT).delete()[0]


def own_draft(by: Actor, draft_id: int) -> CountDraft:
    """The draft, locked, when the actor may deliver its source's files; NotFound when it is not there."""
    rows = CountDraft.objects.select_for_update(no_key=True, of=("self",)).select_related("source")
    found = rows.filter(municipality_id=by.municipality_id, pk=draft_id).first()
    if found is None or found.made_at < clock.now() - DRAFTS_KEPT:
        raise NotFound
    require(policies.may_deliver(by, found.source.body_id))
    return found
