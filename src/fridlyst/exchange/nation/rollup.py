"""Counting the nation's reports by whatever keys are asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from fridlyst.base.errors import BadInput
from fridlyst.exchange.nation.engine import reading


class NationKey(StrEnum):
    """What reports can be counted by: the columns of a snapshot."""

    COUNTY = "county"
    MUNICIPALITY = "municipality"
    YEAR = "year"
    KIND = "kind"
    BODY_KIND = "body_kind"
    ORIGIN = "origin"
    LEVELS = "levels"
    STATUS = "status"


class BadKeys(BadInput):
    """No key, the same key twice, or one that there is not."""

    code = "bad-keys"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many reports there are of one combination of the keys; `values` in the order of the keys."""

    values: tuple[str, ...]
    reports: int


def checked_keys(names: Sequence[str]) -> tuple[NationKey, ...]:
    """The keys by name; BadKeys names those that there are."""
    known = ", ".join(NationKey)
    if not names or len(set(names)) < len(names) or not set(names) <= set(NationKey):
        raise BadKeys(f"Räkna på en eller flera av {known}, var och en en gång.", field="by")
    return tuple(map(NationKey, names))


def rolled_up(file: Path, by: Sequence[NationKey]) -> tuple[Counted, ...]:
    """The snapshot's reports counted by the keys, in their order; one pass over the file."""
    columns = ", ".join(key.value for key in by)
    with reading(file) as made:
        found = made.sql(f"SELECT {columns}, count(*) FROM reports GROUP BY ALL ORDER BY ALL").fetchall()
    return tuple(Counted(tuple(map(str, row[:-1])), row[-1]) for row in found)
