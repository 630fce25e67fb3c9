"""Publishing a table: from then on it stands for readers, reports and files."""

from django.db import transaction
from django.db.models import Max

from fridlyst.base import clock
from fridlyst.counts import policies
from fridlyst.counts.models import Publication
from fridlyst.counts.queries.sources import source
from fridlyst.counts.queries.tables import preview, system_of
from fridlyst.counts.shapes import TableChoice, TableView
from fridlyst.figures.ledger import as_record
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require


@transaction.atomic
def publish_table(*, by: Actor, choice: TableChoice) -> Publication:
    """A row in the ledger with every cell as it is shown; published again, a table gets a row of its own.

    Errors as `queries.tables.preview`.
    """
    require(policies.may_publish(by))
    hold(by.municipality_id)
    given = source(by.municipality_id, choice.source_id)
    table = preview(municipality_id=by.municipality_id, choice=choice)
    system = system_of(choice, given)
    latest = Publication.objects.filter(municipality_id=by.municipality_id).aggregate(last=Max("number"))
    made: Publication = Publication.objects.create(
        municipality_id=by.municipality_id,
        source_id=given.id,
        number=(latest["last"] or 0) + 1,
        system=system,
        delivery_ids=[given.deliveries[period].id for period in choice.periods],
        published_at=clock.now(),
        published_by=by.label[:200],
        **_shown(table),
    )
    data: dict[str, object] = {"number": made.number, "threshold": made.threshold, "method": made.method}
    write_trail(by, "published", "publication", made.pk, data)
    return made


def _shown(table: TableView) -> dict[str, object]:
    record = as_record(table.published)
    headings = {
        key: [[one.code, one.label, one.depth] for one in found] for key, found in table.headings.items()
    }
    return {
        "title": table.title[:300],
        "measure": table.measure,
        "periods": sorted(table.periods),
        "rows": table.rows,
        "columns": table.columns,
        "split": table.split,
        "headings": headings,
        "dimensions": record["dimensions"],
        "cells": record["cells"],
        **record["rule"],
    }
