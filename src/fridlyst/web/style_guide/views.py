"""One page per component."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fridlyst.base.errors import NotFound
from fridlyst.web.style_guide.examples import COMPONENTS, crumbs, example_context

EXAMPLES = Path(__file__).parent / "templates" / "style_guide" / "components"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every component, by name."""
    return render(request, "style_guide/index.html", {"components": COMPONENTS})


@require_safe
def component(request: HttpRequest, name: str) -> HttpResponse:
    """One component with its examples, and how they are written."""
    found = next((item for item in COMPONENTS if item.name == name), None)
    if found is None:
        raise NotFound
    context = {
        "component": found,
        "crumbs": crumbs(),
        "source": written(name),
        **example_context(request, name),
    }
    return render(request, f"style_guide/components/{name}.html", context)


def written(name: str) -> str:
    """The source of an example: what stands inside its block."""
    lines = (EXAMPLES / f"{name}.html").read_text(encoding="utf-8").splitlines()
    return "\n".join(lines[3:-1])
