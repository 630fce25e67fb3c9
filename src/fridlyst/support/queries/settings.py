"""Reading what a municipality has chosen for its directory."""

from fridlyst.support.languages import BY_CODE
from fridlyst.support.models import DirectorySettings
from fridlyst.support.settings_rules import ALWAYS_SHOWN
from fridlyst.support.shapes import DirectorySettingsView


def directory_settings(municipality_id: int) -> DirectorySettingsView:
    """The settings, or those that hold until something is chosen; one statement."""
    return settings_view(DirectorySettings.objects.filter(municipality_id=municipality_id).first())


def settings_view(row: DirectorySettings | None) -> DirectorySettingsView:
    """The row in the shape that is read; every language until some are chosen."""
    if row is None:
        return DirectorySettingsView(languages=tuple(BY_CODE))
    chosen = {*ALWAYS_SHOWN, *(row.languages or BY_CODE)}
    return DirectorySettingsView(
        way_out=row.way_out,
        languages=tuple(code for code in BY_CODE if code in chosen),
        framers=tuple(row.framers),
        contact_email=row.contact_email,
        contact_phone=row.contact_phone,
        version=row.version,
    )
