"""Where on the site a page stands: what the head of the page says and which part of the navigation is lit."""

from dataclasses import dataclass

from django.http import HttpRequest

from fridlyst.web.shared.text import Words


@dataclass(frozen=True)
class Way:
    """One link of the navigation; `key` is compared with the place's `here`."""

    key: str
    label: Words
    href: str


@dataclass(frozen=True)
class Place:
    """What the head of the page shows; `search` is the address of the search page, if there is one.

    A page that stands `alone` leads nowhere else: no navigation, no menu, no choice of language. `who` is
    then whom it is for, who is not signed in.
    """

    municipality: str
    home: str = "/"
    programme: str = ""
    ways: tuple[Way, ...] = ()
    here: str = ""
    search: str = ""
    alone: bool = False
    who: str = ""


def set_place(request: HttpRequest, place: Place) -> None:
    """Remember the place for the page that this request draws."""
    request.fridlyst_place = place  # type: ignore[attr-defined]


def place_of(request: HttpRequest) -> Place | None:
    """The place set for this request, if any."""
    place = getattr(request, "fridlyst_place", None)
    return place if isinstance(place, Place) else None
