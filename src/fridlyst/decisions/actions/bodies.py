"""Which of the municipality's bodies a name means."""

from collections.abc import Mapping

from fridlyst.base.errors import BadInput
from fridlyst.organisation.models import Body


class BodyUnknown(BadInput):
    """The body chosen is not one of the municipality's."""

    code = "body-unknown"


class Bodies:
    """The municipality's bodies by id and by every name that they go by; read once, one statement."""

    def __init__(self, municipality_id: int) -> None:
        rows = Body.objects.filter(municipality_id=municipality_id).order_by("valid_to", "id")
        self._by_id: dict[int, Body] = {row.pk: row for row in rows}
        self._by_name = _named(self._by_id)

    def meant(self, body_id: int | None, name: str) -> Body | None:
        """The body with the id, otherwise the one with the name; BodyUnknown for an id of none here."""
        if body_id is None:
            return self._by_name.get(_folded(name))
        found = self._by_id.get(body_id)
        if found is None:
            raise BodyUnknown("Välj ur kommunens egen organisation.", field="body")
        return found


def _named(rows: Mapping[int, Body]) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for row in rows.values():
        for name in (row.name, *row.aliases):
            found.setdefault(_folded(name), row)
    found.pop("", None)
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
