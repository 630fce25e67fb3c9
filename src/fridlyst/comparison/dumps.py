"""What was fetched as a file, so that a closed network can have it carried in; in Kolada's own shapes.

What is read in such a file is checked as an answer from the service is.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from fridlyst.base.errors import BadInput
from fridlyst.comparison.fields import Fetched
from fridlyst.comparison.kolada.errors import KoladaStrange
from fridlyst.comparison.kolada.reading import (
    Record,
    read_areas,
    read_groups,
    read_json,
    read_measures,
    read_values,
)
from fridlyst.comparison.kolada.shapes import KoladaValue

FORMAT = "fridlyst-comparison/1"
_MOST = 2_000_000


class UnusableDump(BadInput):
    """The file does not hold what was fetched, or has been damaged on the way."""

    code = "unusable-dump"


def write_dump(fetched: Fetched) -> bytes:
    """Everything as JSON, UTF-8, one value a line."""
    head = {
        "format": FORMAT,
        "fetched_at": fetched.fetched_at.isoformat(),
        "version": fetched.version,
        "areas": [{"id": one.code, "title": one.title, "type": one.kind} for one in fetched.areas],
        "groups": [
            {"id": one.code, "title": one.title, "members": [{"member_id": code} for code in one.members]}
            for one in fetched.groups
        ],
        "measures": [
            {
                "id": one.code,
                "title": one.title,
                "description": one.description,
                "is_divided_by_gender": int(one.by_sex),
            }
            for one in fetched.measures
        ],
    }
    lines = ",\n".join(json.dumps(_record(one), ensure_ascii=False) for one in fetched.values)
    return f'{json.dumps(head, ensure_ascii=False, indent=1)[:-2]},\n "values": [\n{lines}\n]}}\n'.encode()


def read_dump(content: bytes, *, now: datetime) -> Fetched:
    """What `write_dump` wrote; UnusableDump for anything else."""
    try:
        given = read_json(content)
        if not isinstance(given, dict) or given.get("format") != FORMAT:
            raise _unusable("Filen är inte en fil med jämförelsetal från fridlyst compare --export.")
        return Fetched(
            measures=read_measures(_list(given, "measures")),
            areas=read_areas(_list(given, "areas")),
            groups=read_groups(_list(given, "groups")),
            values=read_values(_list(given, "values")),
            fetched_at=_moment(given.get("fetched_at"), now),
            version=str(given.get("version", ""))[:20],
        )
    except KoladaStrange:
        raise _unusable("Filen är skadad eller ändrad. Inget är inläst. Exportera den på nytt.") from None


def _list(given: dict[str, Any], name: str) -> Iterable[Record]:
    listed = given.get(name)
    if (
        not isinstance(listed, list)
        or len(listed) > _MOST
        or not all(isinstance(one, dict) for one in listed)
    ):
        raise KoladaStrange(name)
    return listed


def _moment(given: object, now: datetime) -> datetime:
    """When it was fetched; never in the time to come."""
    try:
        moment = datetime.fromisoformat(str(given))
        if moment.tzinfo is None or moment > now:
            raise ValueError
    except ValueError:
        raise KoladaStrange("fetched_at") from None
    return moment


def _record(one: KoladaValue) -> dict[str, object]:
    held = {"gender": one.sex, "value": one.value, "status": one.status, "count": one.count}
    return {"kpi": one.measure, "municipality": one.area, "period": one.year, "values": [held]}


def _unusable(sentence: str) -> UnusableDump:
    return UnusableDump(sentence)
