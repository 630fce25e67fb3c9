"""The frame of the directory's pages: the town's way out, who may show them, the links between them."""

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse

from fridlyst.support.languages import Language
from fridlyst.support.shapes import Directory, DirectorySettingsView
from fridlyst.web.directory.addresses import links_of
from fridlyst.web.quiet.answers import drawn
from fridlyst.web.quiet.frame import WAY_OUT, Number, numbers_in

# The numbers that stand first on the first page; the others are one press away.
_FIRST: Final = ("emergency", "women", "children")


def draw(
    template: str, directory: Directory, language: Language, here: str, more: Mapping[str, object]
) -> str:
    """A page of the directory as markup."""
    own = {
        "town": directory.town,
        "language": language,
        "here": here,
        "links": links_of(directory.town.slug, language),
        "way_out": way_out(directory.settings),
    }
    return drawn(template, {**own, **more}, language)


def answer(markup: str | bytes, directory: Directory) -> HttpResponse:
    """The markup as an answer; QuietMiddleware reads who may frame it."""
    page = HttpResponse(markup)
    page.framers = " ".join(directory.settings.framers) or "'none'"  # type: ignore[attr-defined]
    return page


def here(request: HttpRequest) -> str:
    """The page's own address, which the way out leads to."""
    return request.get_full_path()


def way_out(settings: DirectorySettingsView) -> str:
    """Where the way out leads: the town's choice, where it is one that a browser can be sent to."""
    return settings.way_out if settings.way_out.startswith("https://") else WAY_OUT


def split_numbers(language: Language) -> dict[str, tuple[Number, ...]]:
    """The numbers that most need at once, and the others."""
    numbers = numbers_in(language)
    first = tuple(one for one in numbers if one.key in _FIRST)
    return {"first": first, "others": tuple(one for one in numbers if one not in first)}
