"""What a municipality chooses for its directory."""

from django.db import transaction

from fridlyst.base.checks import check_codes, check_text
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.support import contact_rules, policies
from fridlyst.support.actions.common import check_version, touch
from fridlyst.support.fields import DirectorySettingsFields
from fridlyst.support.languages import BY_CODE
from fridlyst.support.models import DirectorySettings
from fridlyst.support.settings_rules import ALWAYS_SHOWN, check_framers


@transaction.atomic
def save_directory_settings(
    *, by: Actor, fields: DirectorySettingsFields, version: int = 0
) -> DirectorySettings:
    """The settings; SavedMeanwhile when somebody saved after `version`, 0 where nothing was chosen before."""
    require(policies.may_edit_directory(by))
    hold(by.municipality_id)
    row = DirectorySettings.objects.filter(municipality_id=by.municipality_id).first()
    row = row or DirectorySettings(municipality_id=by.municipality_id, version=0)
    check_version(row.version, version)
    _take(row, fields)
    row.version += 1
    row.save()
    touch(by.municipality_id)
    write_trail(by, "edited", "directory_settings", row.pk)
    return row


def _take(row: DirectorySettings, fields: DirectorySettingsFields) -> None:
    way_out = check_text(fields.way_out, "way_out", longest=500)
    row.way_out = contact_rules.web_address(way_out, "way_out") if way_out else ""
    row.languages = check_codes([*ALWAYS_SHOWN, *fields.languages], list(BY_CODE), "languages")
    row.framers = check_framers(fields.framers)
    written = check_text(fields.contact_email, "contact_email", longest=300)
    row.contact_email = contact_rules.email(written, "contact_email") if written else ""
    phone = check_text(fields.contact_phone, "contact_phone", longest=60)
    if phone:
        contact_rules.dial(phone, "contact_phone")
    row.contact_phone = phone
