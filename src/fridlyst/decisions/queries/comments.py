"""Reading who is asked for comments, and who of them has not answered."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from fridlyst.decisions.models import Comment, Step


@dataclass(frozen=True, slots=True)
class OpenComment:
    """A body that is asked and has not answered, in a matter that waits for it."""

    id: int
    matter_slug: str
    registration_number: str
    matter_title: str
    body_id: int
    body_name: str
    comment_by: date | None


def open_comments(municipality_id: int, body_ids: Collection[int] | None = None) -> tuple[OpenComment, ...]:
    """What the bodies (every one when None) are asked and have not answered, the most pressing first.

    Only where the matter waits: no step stands after the one that asked. One statement.
    """
    later = Step.objects.filter(matter=OuterRef("step__matter"), position__gt=OuterRef("step__position"))
    rows = Comment.objects.filter(
        step__matter__municipality_id=municipality_id, answered_on=None, body__isnull=False
    )
    if body_ids is not None:
        rows = rows.filter(body_id__in=body_ids)
    found = (
        rows.exclude(Exists(later))
        .order_by("step__comment_by", "step__matter__registration_number", "position", "pk")
        .values_list(
            *("pk", "step__matter__slug", "step__matter__registration_number", "step__matter__title"),
            *("body_id", "body_name", "step__comment_by"),
        )
    )
    return tuple(OpenComment(*row) for row in found)
