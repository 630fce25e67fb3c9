"""Reading what the coordinator has said of what is missing."""

from fridlyst.followup.models import GapAnswer
from fridlyst.followup.shapes import GapAnswerView


def gap_answers(*, municipality_id: int, programme_id: int) -> tuple[GapAnswerView, ...]:
    """The programme's gaps that are meant to be so; one statement."""
    rows = GapAnswer.objects.filter(municipality_id=municipality_id, programme_id=programme_id)
    columns = ("code", "subject", "reason", "answered_on", "answered_by", "version")
    return tuple(GapAnswerView(*row) for row in rows.order_by("code", "subject").values_list(*columns))
