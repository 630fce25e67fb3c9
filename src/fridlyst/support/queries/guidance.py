"""Reading the municipality's own words beside the guidance for staff."""

from collections.abc import Mapping

from fridlyst.support.guidance.shapes import NoteView
from fridlyst.support.models import GuidanceNote


def guidance_notes(municipality_id: int) -> Mapping[str, NoteView]:
    """Situation → what the municipality has written to it; one statement."""
    rows = GuidanceNote.objects.filter(municipality_id=municipality_id)
    values = rows.values_list("situation", "call", "routine", "text", "changed_on", "version")
    return {situation: NoteView(situation, *others) for situation, *others in values}
