"""What has been done to a service, by whom and when."""

from dataclasses import dataclass
from datetime import datetime

from fridlyst.trail.models import Event

MOST = 200


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was done; `language` is that of the translation it was done to."""

    at: datetime
    who: str
    verb: str
    language: str = ""


def service_history(*, municipality_id: int, service_id: int) -> tuple[Change, ...]:
    """The service's own lines in the trail, newest first, at most 200; one statement."""
    rows = Event.objects.filter(
        municipality_id=municipality_id, object_type="support_service", object_id=service_id
    ).order_by("-number")[:MOST]
    return tuple(Change(row.at, row.user_label, row.verb, str(row.data.get("language", ""))) for row in rows)
