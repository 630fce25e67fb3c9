"""The accessibility statement (lag 2018:1937 § 13): what is known of how well the pages can be used."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings

# The day of the last assessment; the text in templates/shared/statement.html says what it found.
ASSESSED_ON: Final = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Statement:
    """What the statement says beside its words: days, and who supervises (lag 2018:1937 §§ 17–18)."""

    assessed_on: date
    authority: str
    complaint: str


def statement() -> Statement:
    """The statement of this installation."""
    return Statement(
        ASSESSED_ON,
        settings.FRIDLYST_ACCESSIBILITY_AUTHORITY,
        settings.FRIDLYST_ACCESSIBILITY_COMPLAINT_URL,
    )
