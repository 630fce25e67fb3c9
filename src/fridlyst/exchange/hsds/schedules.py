"""Opening hours as HSDS schedules, whose fields are those of a recurrence (RFC 5545)."""

from datetime import time
from typing import Final

from fridlyst.exchange.hsds.identities import Item, identity, without_empty
from fridlyst.support.shapes import Opening, PublicService

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ZONE: Final = "Tiderna är svensk tid (Europe/Stockholm)."
_LAST: Final = "23:59"


def schedules(service_id: str, service: PublicService) -> list[Item]:
    """The hours; times stand without offset, since Sweden's is another in summer than in winter."""
    said = service.text("sv").hours
    if service.always_open:
        return [_schedule(service_id, DAYS, "00:00", _LAST, said or "Öppet dygnet runt.")]
    return [_opening(service_id, one, said) for one in service.openings]


def always(service_id: str) -> list[Item]:
    """The hours of what is open day and night."""
    return [_schedule(service_id, DAYS, "00:00", _LAST, "Öppet dygnet runt.")]


def _opening(service_id: str, opening: Opening, said: str) -> Item:
    days = tuple(DAYS[day] for day in sorted(opening.weekdays))
    closes = _LAST if opening.closes == time(0) else f"{opening.closes:%H:%M}"
    return _schedule(service_id, days, f"{opening.opens:%H:%M}", closes, said)


def _schedule(service_id: str, days: tuple[str, ...], opens: str, closes: str, said: str) -> Item:
    return without_empty(
        {
            "id": identity("schedule", service_id, ",".join(days), opens, closes),
            "freq": "WEEKLY",
            "wkst": "MO",
            "byday": ",".join(days),
            "opens_at": opens,
            "closes_at": closes,
            "description": said,
            "notes": _ZONE,
        }
    )
