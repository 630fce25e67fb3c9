"""One page per component."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fridlyst.web.style_guide.examples import COMPONENTS, example_context


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every component, by name."""
    return render(request, "style_guide/index.html", {"components": COMPONENTS})


@require_safe
def component(request: HttpRequest, name: str) -> HttpResponse:
    """One component with its examples."""
    found = next((item for item in COMPONENTS if item.name == name), None)
    if found is None:
        raise Http404
    context = {"components": COMPONENTS, "component": found, **example_context(request, name)}
    return render(request, f"style_guide/components/{name}.html", context)
