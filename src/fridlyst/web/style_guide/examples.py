"""What the style guide's examples show."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Component:
    """One page of the style guide."""

    name: str
    title: str
    purpose: str


COMPONENTS: tuple[Component, ...] = ()


def example_context(request: HttpRequest, name: str) -> dict[str, Any]:
    """The values that the examples of one component need."""
    return {}
