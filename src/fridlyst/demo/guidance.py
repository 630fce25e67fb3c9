"""What two municipalities have added to the guidance for staff: invented, with numbers kept for fiction."""

from collections.abc import Mapping
from typing import Final

from fridlyst.organisation.actor import Actor
from fridlyst.support.actions import save_guidance_note
from fridlyst.support.fields import GuidanceNoteFields
from fridlyst.support.queries import guidance_notes

_INVENTED: Final = "Påhittat för demonstrationen: numret går inte att ringa."
_NOTES: Final[Mapping[str, Mapping[str, GuidanceNoteFields]]] = {
    "stockholm": {
        "acute": GuidanceNoteFields("Socialjouren, 08-465 004 40, alla tider", text=_INVENTED),
        "adult": GuidanceNoteFields(
            "Stadsdelens mottagning, 08-465 004 41, vardagar 8–16",
            text=f"Säg att du ringer från en verksamhet i staden. {_INVENTED}",
        ),
    },
    "alingsas": {
        "child": GuidanceNoteFields(
            "Mottagningsgruppen, 08-465 004 42, vardagar 8–16",
            text=f"Ring gärna och rådgör innan du skriver. Säg inte vem barnet är. {_INVENTED}",
        ),
    },
}


def load_guidance(*, by: Actor, place: str) -> None:
    """Write the municipality's own words, where it has none."""
    there = guidance_notes(by.municipality_id)
    for situation, fields in _NOTES.get(place, {}).items():
        if situation not in there:
            save_guidance_note(by=by, situation=situation, fields=fields)
