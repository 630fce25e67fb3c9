"""The list of an archive package, for people and for machines, and its checksums."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from fridlyst.organisation.queries import MunicipalityView
from fridlyst.reports.archive.item import Written
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.tables import table_as_csv

LIST_CSV, LIST_JSON, SUMS = "innehall.csv", "innehall.json", "sha256sums.txt"
FORMAT = "fridlyst-archive/1"


def lists(
    municipality: MunicipalityView, title: str, on: date, written: Sequence[Written]
) -> dict[str, bytes]:
    """The two lists and the checksums by name; `sha256sum -c sha256sums.txt` checks all the others."""
    beside = {
        LIST_CSV: table_as_csv(_COLUMNS, [_row(one) for one in written]),
        LIST_JSON: _as_json(municipality, title, on, written),
    }
    lines = [(one.sha256, one.item.path) for one in written]
    lines += [(hashlib.sha256(data).hexdigest(), name) for name, data in beside.items()]
    return {**beside, SUMS: "".join(f"{digest}  {path}\n" for digest, path in lines).encode()}


_COLUMNS = (
    Column("Fil", key="file"),
    Column("Titel", key="title"),
    Column("Slag", key="kind"),
    Column("Datum", Kind.DATE, key="date"),
    Column("Beslutande organ", key="body"),
    Column("Paragraf", key="paragraph"),
    Column("Storlek i byte", Kind.NUMBER, key="size"),
    Column("SHA-256", key="sha256"),
)


def _row(one: Written) -> Row:
    item = one.item
    return (
        item.path, item.title, item.kind.label, item.on, item.body, item.paragraph, one.size, one.sha256,
    )  # fmt: skip


def _as_json(municipality: MunicipalityView, title: str, on: date, written: Sequence[Written]) -> bytes:
    whole = {
        "format": FORMAT,
        "municipality": {"name": municipality.name, "code": municipality.code},
        "title": title,
        "made_on": on.isoformat(),
        "files": [
            {
                "file": one.item.path,
                "title": one.item.title,
                "kind": one.item.kind.value,
                "date": one.item.on.isoformat() if one.item.on else None,
                "body": one.item.body,
                "paragraph": one.item.paragraph,
                "size": one.size,
                "sha256": one.sha256,
            }
            for one in written
        ],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
