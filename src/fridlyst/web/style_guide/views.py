"""One page per component."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from fridlyst.base.errors import Conflict, NotFound
from fridlyst.web.style_guide.examples import COMPONENTS, crumbs, example_context

EXAMPLES = Path(__file__).parent / "templates" / "style_guide" / "components"


def _only_where_shown() -> None:
    if not (settings.DEBUG or settings.FRIDLYST_DEMO):
        raise NotFound


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every component, by name."""
    _only_where_shown()
    return render(request, "style_guide/index.html", {"components": COMPONENTS})


@require_safe
def component(request: HttpRequest, name: str) -> HttpResponse:
    """One component with its examples, and how they are written."""
    _only_where_shown()
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


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Answers the example that saves as one types; keeps nothing. The word "krock" meets a conflict."""
    _only_where_shown()
    if "krock" in request.POST.get("story", ""):
        raise Conflict("Någon annan har sparat samma svar. Din text finns kvar här.")
    return JsonResponse({"saved": True})


def written(name: str) -> str:
    """The source of an example: what stands inside its block."""
    lines = (EXAMPLES / f"{name}.html").read_text(encoding="utf-8").splitlines()
    return "\n".join(lines[3:-1])
