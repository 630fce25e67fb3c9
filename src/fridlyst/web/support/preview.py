"""A service as the public would see it, whether it is shown or not."""

from fridlyst.support.queries import ServiceView
from fridlyst.support.shapes import PublicService, ServiceText

_SAME = (
    *("id", "key", "body", "whom", "target_groups", "minimum_age", "maximum_age", "violence_forms"),
    *("languages", "interpreter", "accessibility", "free", "always_open", "openings", "contacts"),
    *("protected_address", "pets", "children", "no_decision", "anonymous", "reviewed_on", "changed_on"),
)


def as_public(one: ServiceView) -> PublicService:
    """The service with its Swedish words; never a place where the address is protected."""
    words = ServiceText("sv", one.name, one.description, one.cost, one.hours, one.area, checked=True)
    return PublicService(
        **{name: getattr(one, name) for name in _SAME},
        body_key=one.body_key or "",
        place="" if one.protected_address else one.place,
        texts={"sv": words},
    )
