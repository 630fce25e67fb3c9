"""The directory's pages."""

from django.http import HttpRequest, HttpResponse

from fridlyst.organisation.queries import municipality
from fridlyst.support.languages import SWEDISH
from fridlyst.web.quiet.answers import quiet_page


def show_home(request: HttpRequest, town: str) -> HttpResponse:
    """The first page: numbers to call, four questions."""
    context = {"town": municipality(town), "language": SWEDISH, "here": request.get_full_path()}
    return quiet_page("directory/home.html", context)
