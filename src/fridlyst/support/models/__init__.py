"""Storage of the directory."""

from fridlyst.support.models.contact_way import ContactWay
from fridlyst.support.models.guidance_note import GuidanceNote
from fridlyst.support.models.opening_hours import OpeningHours
from fridlyst.support.models.service import SupportService
from fridlyst.support.models.settings import DirectorySettings
from fridlyst.support.models.translation import ServiceTranslation

__all__ = [
    "ContactWay",
    "DirectorySettings",
    "GuidanceNote",
    "OpeningHours",
    "ServiceTranslation",
    "SupportService",
]
