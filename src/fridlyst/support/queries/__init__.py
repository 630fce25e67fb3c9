"""Reading the directory, each with a fixed number of SQL statements."""

from fridlyst.support.queries.directory import directory
from fridlyst.support.queries.guidance import guidance_notes
from fridlyst.support.queries.keepers import Keepers, keepers
from fridlyst.support.queries.services import (
    service_for_editing,
    services,
    services_for_editing,
    stale_services,
)
from fridlyst.support.queries.settings import directory_settings
from fridlyst.support.queries.shapes import (
    ServiceForEditing,
    ServiceView,
    StaleService,
    TranslationCounts,
    TranslationView,
)
from fridlyst.support.queries.translations import translation_counts, translations

__all__ = [
    "Keepers",
    "ServiceForEditing",
    "ServiceView",
    "StaleService",
    "TranslationCounts",
    "TranslationView",
    "directory",
    "directory_settings",
    "guidance_notes",
    "keepers",
    "service_for_editing",
    "services",
    "services_for_editing",
    "stale_services",
    "translation_counts",
    "translations",
]
