"""The only writers of the directory."""

from fridlyst.support.actions.guidance import save_guidance_note
from fridlyst.support.actions.publishing import publish_service, review_service, unpublish_service
from fridlyst.support.actions.services import ensure_service, remove_service, save_service
from fridlyst.support.actions.settings import save_directory_settings
from fridlyst.support.actions.translations import check_translation, remove_translation, save_translation

__all__ = [
    "check_translation",
    "ensure_service",
    "publish_service",
    "remove_service",
    "remove_translation",
    "review_service",
    "save_directory_settings",
    "save_guidance_note",
    "save_service",
    "save_translation",
    "unpublish_service",
]
