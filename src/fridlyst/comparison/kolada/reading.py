"""Answers of either version understood, or refused: whatever a server sends is hostile until it is read."""

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from fridlyst.base.checks import storable
from fridlyst.comparison.kolada.errors import KoladaRefused, KoladaStrange
from fridlyst.comparison.kolada.shapes import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    KoladaArea,
    KoladaGroup,
    KoladaMeasure,
    KoladaValue,
)

T = TypeVar("T")
Record = Mapping[str, Any]
MOST_RECORDS = 20_000
MOST_MEMBERS = 400
LARGEST_VALUE = 1e12
_CODE = re.compile(r"[A-Z][0-9]{4,9}")
_AREA = re.compile(r"[0-9]{4}|G[0-9]{1,9}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# Version 2 was described with F for women, and answers K.
_SEXES = {"T": "T", "K": "K", "F": "K", "M": "M"}
_LETTERS = re.compile(r"[A-ZÅÄÖ]{0,2}")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its records, and the address of the next in either version's words."""

    records: tuple[Record, ...]
    following: str


def read_json(content: bytes) -> object:
    """The JSON value; KoladaStrange for anything else, and for numbers that are none."""
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise KoladaStrange("json") from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def read_page(given: object) -> Page:
    """`values` with `next_url` (version 3) or `next_page` (version 2)."""
    page = _record(given, "page")
    if "values" not in page and "error" in page:
        raise _closed()
    records = page.get("values")
    if not isinstance(records, list) or len(records) > MOST_RECORDS:
        raise KoladaStrange("values")
    following = page.get("next_url") or page.get("next_page") or ""
    if not isinstance(following, str) or len(following) > LONGEST_TEXT:
        raise KoladaStrange("next")
    return Page(tuple(_record(one, "values") for one in records), following)


def _closed() -> KoladaRefused:
    """Version 2 says in an answer of its own that it is closed."""
    refused = KoladaRefused()
    refused.details["status"] = 410
    return refused


def read_measures(records: Iterable[Record]) -> tuple[KoladaMeasure, ...]:
    """Key figures with their titles."""
    return _each(records, _measure)


def read_areas(records: Iterable[Record]) -> tuple[KoladaArea, ...]:
    """Municipalities, regions and the nation."""
    return _each(records, _area)


def read_groups(records: Iterable[Record]) -> tuple[KoladaGroup, ...]:
    """Groups with the codes of their members."""
    return _each(records, _group)


def read_values(records: Iterable[Record]) -> tuple[KoladaValue, ...]:
    """Values by key figure, area, year and sex; those that Kolada has taken away are left out."""
    return tuple(value for record in records for value in _values(record))


def _each(records: Iterable[Record], read: Callable[[Record], T]) -> tuple[T, ...]:
    return tuple(read(record) for record in records)


def _measure(record: Record) -> KoladaMeasure:
    return KoladaMeasure(
        code=_matching(record.get("id"), _CODE, "id"),
        title=_text(record.get("title"), "title", LONGEST_TITLE),
        description=_text(record.get("description") or "", "description", LONGEST_TEXT),
        by_sex=_yes(record.get("is_divided_by_gender", 0)),
    )


def _area(record: Record) -> KoladaArea:
    return KoladaArea(
        code=_matching(record.get("id"), _AREA, "id"),
        title=_text(record.get("title"), "title", LONGEST_TITLE),
        kind=_matching(record.get("type") or "", _LETTERS, "type"),
    )


def _group(record: Record) -> KoladaGroup:
    members = record.get("members") or []
    if not isinstance(members, list) or len(members) > MOST_MEMBERS:
        raise KoladaStrange("members")
    return KoladaGroup(
        code=_matching(record.get("id"), _AREA, "id"),
        title=_text(record.get("title"), "title", LONGEST_TITLE),
        members=tuple(_member(one) for one in members),
    )


def _member(given: object) -> str:
    """`member_id` in version 3, `id` in version 2."""
    record = _record(given, "members")
    return _matching(record.get("member_id", record.get("id")), _AREA, "members")


def _values(record: Record) -> Iterator[KoladaValue]:
    listed = record.get("values")
    if not isinstance(listed, list) or len(listed) > 2 * len(_SEXES):
        raise KoladaStrange("values")
    measure = _matching(record.get("kpi"), _CODE, "kpi")
    area = _matching(record.get("municipality"), _AREA, "municipality")
    year = int(_matching(_plain(record.get("period")), _YEAR, "period"))
    for one in listed:
        given = _record(one, "values")
        if not _yes(given.get("isdeleted", given.get("is_deleted", False))):
            yield KoladaValue(
                measure=measure,
                area=area,
                year=year,
                sex=_sex(given.get("gender")),
                value=_number(given.get("value")),
                status=_text(given.get("status") or "", "status", 60),
                count=_count(given.get("count")),
            )


def _sex(given: object) -> str:
    if not isinstance(given, str) or given not in _SEXES:
        raise KoladaStrange("gender")
    return _SEXES[given]


def _number(given: object) -> float | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float) or abs(given) > LARGEST_VALUE:
        raise KoladaStrange("value")
    value = float(given)
    if not math.isfinite(value):
        raise KoladaStrange("value")
    return value


def _count(given: object) -> int | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= 10_000:
        raise KoladaStrange("count")
    return given


def _yes(given: object) -> bool:
    if given in (0, 1, None):
        return bool(given)
    raise KoladaStrange("flag")


def _plain(given: object) -> object:
    """A year is text in version 2 and a number in version 3."""
    if isinstance(given, bool) or not isinstance(given, int):
        return given
    return str(given) if 0 < given < 10_000 else None


def _record(given: object, where: str) -> Record:
    if not isinstance(given, dict):
        raise KoladaStrange(where)
    return given


def _matching(given: object, pattern: re.Pattern[str], where: str) -> str:
    if not isinstance(given, str) or not pattern.fullmatch(given):
        raise KoladaStrange(where)
    return given


def _text(given: object, where: str, longest: int) -> str:
    if not isinstance(given, str) or len(given) > longest or not storable(given):
        raise KoladaStrange(where)
    return " ".join(given.split())
