"""What the base page needs on every page."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from fridlyst.web.shared.place import Place, place_of


@dataclass(frozen=True)
class Shell:
    """The frame around a page: place, version, whether this is the demonstration."""

    place: Place | None
    version: str
    demo: bool
    style_guide: bool
    accessibility: str


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Context processor: `shell`; asks no question of the database."""
    frame = Shell(
        place=place_of(request),
        version=settings.FRIDLYST_VERSION,
        demo=settings.FRIDLYST_DEMO,
        style_guide=settings.FRIDLYST_DEMO or settings.DEBUG,
        accessibility=settings.FRIDLYST_ACCESSIBILITY_URL,
    )
    return {"shell": frame}
