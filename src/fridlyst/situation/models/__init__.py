"""Storage of pictures of the situation."""

from fridlyst.situation.models.situation import Situation
from fridlyst.situation.models.text import SituationText

__all__ = ["Situation", "SituationText"]
