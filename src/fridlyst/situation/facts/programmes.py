"""Which programmes a picture tells of."""

from datetime import date

from fridlyst.programmes.queries import programmes
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.programmes.terms import ProgrammeState


def in_force_by(municipality_id: int, today: date) -> tuple[ProgrammeView, ...]:
    """The programmes in force that had begun to hold by the day; one statement."""
    return tuple(
        one
        for one in programmes(municipality_id=municipality_id, drafts=False)
        if one.state == ProgrammeState.IN_FORCE and (one.valid_from is None or one.valid_from <= today)
    )
