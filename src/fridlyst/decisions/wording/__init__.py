"""The language of amendments: what was moved in Swedish minutes in, a place and a change out."""

from fridlyst.decisions.wording.reading import understand_amendment
from fridlyst.decisions.wording.values import UnderstoodAmendment

__all__ = ["UnderstoodAmendment", "understand_amendment"]
