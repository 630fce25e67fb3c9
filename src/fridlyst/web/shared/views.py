"""Pages that belong to no field."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fridlyst.organisation.queries import municipalities
from fridlyst.web.shared.statement import statement


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (lag 2018:1937), and where to say what is in the way."""
    found = {"statement": statement(), "towns": municipalities()}
    return render(request, "shared/accessibility.html", found)
