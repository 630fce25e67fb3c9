"""Every address that the resolver knows, filled with the things of a town."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

TOWN = "municipality"
_PART = re.compile(r"<(?:\w+:)?(\w+)>")
Values = Mapping[str, object]


@dataclass(frozen=True)
class Route:
    """One address of the resolver, such as "<slug:municipality>/program/<slug:programme>/"."""

    pattern: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The names that the address holds, without the town's."""
        return tuple(name for name in _PART.findall(self.pattern) if name != TOWN)

    @property
    def of_a_town(self) -> bool:
        return TOWN in _PART.findall(self.pattern)

    def filled(self, values: Values) -> str:
        """The address with the values; KeyError names a part that no value is known for."""
        return "/" + _PART.sub(lambda found: str(values[found[1]]), self.pattern)


def routes() -> tuple[Route, ...]:
    """Every address of the site."""
    return tuple(_routes(get_resolver().url_patterns, ""))


def town_routes() -> tuple[Route, ...]:
    """Every address below a municipality."""
    return tuple(route for route in routes() if route.of_a_town)


def _routes(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[Route]:
    for one in patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _routes(one.url_patterns, here)
        else:
            yield Route(here)
