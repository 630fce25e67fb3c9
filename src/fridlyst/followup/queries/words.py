"""Reading what a municipality calls the statuses."""

from fridlyst.base.prepared import Prepared
from fridlyst.followup.models import StatusWord

_CHOSEN = Prepared(
    lambda municipality: StatusWord.objects.filter(municipality_id=municipality).values_list(
        "status", "word"
    ),
    numbers=["municipality"],
)


def status_words(municipality_id: int) -> dict[str, str]:
    """Status → the municipality's own word, of those that have one; one statement.

    Whatever is not here is called what Fridlyst calls it, in the language in use.
    """
    return dict(_CHOSEN.rows(municipality=municipality_id))
