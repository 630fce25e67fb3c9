"""The frame of the directory's pages: the town's way out, who may show them, the links between them."""

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse

from fridlyst.support.languages import Language
from fridlyst.support.shapes import Directory
from fridlyst.web.directory.addresses import links_of
from fridlyst.web.quiet.answers import drawn
from fridlyst.web.quiet.frame import Number, numbers_in
from fridlyst.web.quiet.town import framers_of, way_out_of

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
        "way_out": way_out_of(directory.settings),
    }
    return drawn(template, {**own, **more}, language)


def answer(markup: str | bytes, directory: Directory) -> HttpResponse:
    """The markup as an answer; QuietMiddleware reads who may frame it."""
    page = HttpResponse(markup)
    page.framers = framers_of(directory.settings)  # type: ignore[attr-defined]
    return page


def here(request: HttpRequest) -> str:
    """The page's own address, which the way out leads to."""
    return request.get_full_path()


def split_numbers(language: Language) -> dict[str, tuple[Number, ...]]:
    """The numbers that most need at once, and the others."""
    numbers = numbers_in(language)
    first = tuple(one for one in numbers if one.key in _FIRST)
    return {"first": first, "others": tuple(one for one in numbers if one not in first)}
