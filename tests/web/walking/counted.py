"""A town's statistics: a source with a delivery, a published table and a file on its way in."""

from datetime import date

from fridlyst.counts.actions import add_source, map_draft, publish_table, start_draft, take_in
from fridlyst.counts.fields import SourceFields
from fridlyst.counts.queries.drafts import draft
from fridlyst.counts.shapes import TableChoice
from tests.counts.making import LONG, Rows, as_csv
from tests.factories import Town
from tests.web.walking.few import COUNTED

TODAY = date(2026, 7, 1)
WITH_FEW = (
    *LONG,
    ("Ekonomiskt våld", "Kvinnor", "0–17 år", COUNTED[0]),
    ("Ekonomiskt våld", "Män", "0–17 år", COUNTED[1] - COUNTED[0]),
)


def counted(town: Town, mark: str) -> dict[str, object]:
    """What stands in the addresses of statistics."""
    source = add_source(by=town.actor, fields=SourceFields(f"{mark} system"))
    first = _draft(town, source.pk, "2025-H2", mark, WITH_FEW)
    map_draft(by=town.actor, draft_id=first, mapping=_mapping(town, first))
    take_in(by=town.actor, draft_id=first, note=f"{mark} anteckning")
    made = publish_table(by=town.actor, choice=TableChoice(source.pk, ("2025-H2",), "form", "sex"))
    return {
        "source_id": source.pk,
        "draft_id": _draft(town, source.pk, "2026-H1", mark),
        "table": made.number,
        "facet": "aldrar",
        "extension": "docx",
    }


def _draft(town: Town, source_id: int, period: str, mark: str, rows: Rows = LONG) -> int:
    made = start_draft(
        by=town.actor,
        source_id=source_id,
        period=period,
        data=as_csv(rows),
        filename=f"{mark}.csv",
        today=TODAY,
    )
    return int(made.pk)


def _mapping(town: Town, draft_id: int) -> dict[str, object]:
    return draft(municipality_id=town.municipality.pk, draft_id=draft_id).mapping.as_json()
