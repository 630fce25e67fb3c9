"""Storage of matters."""

from fridlyst.decisions.models.amendment import Amendment
from fridlyst.decisions.models.comment import Comment
from fridlyst.decisions.models.condition import Condition
from fridlyst.decisions.models.document import MatterDocument
from fridlyst.decisions.models.letter import Dispatch, Letter, LetterTemplate
from fridlyst.decisions.models.matter import Matter, Reservation, Step

__all__ = [
    "Amendment",
    "Comment",
    "Condition",
    "Dispatch",
    "Letter",
    "LetterTemplate",
    "Matter",
    "MatterDocument",
    "Reservation",
    "Step",
]
