"""Reading comparison; nothing here asks anybody outside."""

from fridlyst.comparison.queries.choices import choice, wanted
from fridlyst.comparison.queries.compared import compared, compared_measure
from fridlyst.comparison.queries.fetches import freshness, known_measures, past_fetches, stored
from fridlyst.comparison.queries.uploads import upload, uploads

__all__ = [
    "choice",
    "compared",
    "compared_measure",
    "freshness",
    "known_measures",
    "past_fetches",
    "stored",
    "upload",
    "uploads",
    "wanted",
]
