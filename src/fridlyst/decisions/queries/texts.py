"""Matters by the text that they lead to."""

from fridlyst.decisions.models import Matter


def matters_of_text(*, municipality_id: int, text_id: int) -> tuple[tuple[str, str], ...]:
    """Slug and registration number of each matter that leads to the text. One statement."""
    rows = Matter.objects.filter(municipality_id=municipality_id, text_id=text_id)
    return tuple(rows.order_by("registration_number").values_list("slug", "registration_number"))
