"""Reading the documents above the programmes."""

from django.db.models import Q

from fridlyst.programmes.models import SteeringDocument
from fridlyst.programmes.shapes import SteeringDocumentView, SteeringGoalView


def steering_documents(municipality_id: int) -> tuple[SteeringDocumentView, ...]:
    """The documents above the programmes that the municipality can relate to; two statements."""
    rows = SteeringDocument.objects.filter(Q(municipality_id=municipality_id) | Q(municipality=None))
    return tuple(
        SteeringDocumentView(
            id=row.pk,
            key=row.key,
            title=row.title,
            level=row.level,
            publisher=row.publisher,
            goals=tuple(SteeringGoalView(goal.pk, goal.number, goal.title) for goal in row.goals.all()),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            shared=row.municipality_id is None,
        )
        for row in rows.order_by("level", "-valid_from", "title").prefetch_related("goals")
    )
