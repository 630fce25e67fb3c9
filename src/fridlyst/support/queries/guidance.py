"""Reading the municipality's own words beside the guidance for staff."""

from collections.abc import Mapping

from fridlyst.support.guidance.shapes import NoteView
from fridlyst.support.models import GuidanceNote


def guidance_notes(municipality_id: int) -> Mapping[str, NoteView]:
    """Situation → what the municipality has written to it; one statement."""
    rows = GuidanceNote.objects.filter(municipality_id=municipality_id)
    return {row.situation: _view(row) for row in rows}


def _view(row: GuidanceNote) -> NoteView:
    return NoteView(row.situation, row.call, row.routine, row.text, row.changed_on, row.version)
