"""Why a file of counts is not taken in.

BadInput
├── LooksLikeIndividuals    the file seems to be about persons one by one; nothing of it is kept
├── NoTable                 no table of numbers was found
└── BadNumbers              the mapping does not give one whole number for each combination
"""

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence


class LooksLikeIndividuals(BadInput):
    """The file seems to be about persons one by one. `why` is a code for what was found, never a value."""

    code = "looks-like-individuals"

    def __init__(self, why: str, what: Sentence) -> None:
        super().__init__(
            Sentence(
                "Filen tas inte emot, för den ser ut att handla om enskilda personer: den har %(what)s. "
                "Ingenting av filen är sparat. Ta ut uppgifterna som antal, utan rader om enskilda.",
                what=what,
            ),
            field="file",
            details={"why": why},
        )
        self.why = why


class NoTable(BadInput):
    """No table of numbers."""

    code = "no-table-of-counts"


class BadNumbers(BadInput):
    """What the mapping gives is not one whole number for each combination."""

    code = "bad-counts"
