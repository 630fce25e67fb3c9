"""Reading the directory."""

from dataclasses import dataclass

from fridlyst.support.models import SupportService


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A support service; ages in whole years, both ends included."""

    key: str
    name: str
    description: str
    minimum_age: int | None
    maximum_age: int | None
    target_groups: tuple[str, ...]
    violence_forms: tuple[str, ...]
    protected_address: bool
    body_key: str | None = None


def services(municipality_id: int) -> tuple[ServiceView, ...]:
    """The municipality's services in order; one statement."""
    return tuple(
        ServiceView(
            row.key,
            row.name,
            row.description,
            row.minimum_age,
            row.maximum_age,
            tuple(row.target_groups),
            tuple(row.violence_forms),
            row.protected_address,
            row.body.key if row.body else None,
        )
        for row in SupportService.objects.filter(municipality_id=municipality_id)
        .select_related("body")
        .order_by("position", "name")
    )
