"""The municipality's own words beside the guidance for staff."""

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_code, check_text
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.support import contact_rules, policies
from fridlyst.support.actions.common import check_version
from fridlyst.support.fields import GuidanceNoteFields
from fridlyst.support.guidance.reading import situations
from fridlyst.support.models import GuidanceNote
from fridlyst.support.place_rules import check_note

LONGEST = 2_000


@transaction.atomic
def save_guidance_note(
    *, by: Actor, situation: str, fields: GuidanceNoteFields, version: int = 0
) -> GuidanceNote:
    """The municipality's words to a situation; SavedMeanwhile when somebody saved after `version`.

    `version` is 0 where nothing was written before. UnknownCode for a situation that there is not.
    """
    require(policies.may_edit_directory(by))
    check_code(situation, [one.code for one in situations().all], "situation")
    hold(by.municipality_id)
    rows = GuidanceNote.objects.filter(municipality_id=by.municipality_id, situation=situation)
    row = rows.first() or GuidanceNote(municipality_id=by.municipality_id, situation=situation, version=0)
    check_version(row.version, version)
    row.call = check_text(fields.call, "call", longest=300)
    row.routine = contact_rules.web_address(fields.routine, "routine") if fields.routine.strip() else ""
    row.text = check_text(fields.text, "text", longest=LONGEST)
    check_note(f"{row.call}\n{row.text}", "text")
    row.changed_on = clock.today()
    row.version += 1
    row.save()
    write_trail(by, "edited", "guidance_note", row.pk, {"situation": situation})
    return row
