"""How the open interface answers: JSON that any site may read, problems, pages of a list."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, Final, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse

from fridlyst.api.directory.asking import Asked
from fridlyst.api.problems import NOT_FOUND, STATUS_OF_ERROR, problem
from fridlyst.base.errors import FridlystError, NotFound
from fridlyst.exchange.hsds.identities import Item

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponseBase]
ALLOWED: Final = "GET, HEAD, OPTIONS"
log = logging.getLogger(__name__)


def open_to_all(view: View[Given]) -> View[Given]:
    """The view without key or cookie, for any site; it only reads, and errors are problems (RFC 9457)."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
        found = _answered(view, request, *args, **kwargs)
        found.headers["Access-Control-Allow-Origin"] = "*"
        return found

    return answer


def whole(item: Item) -> HttpResponse:
    """One thing."""
    return JsonResponse(item, json_dumps_params={"ensure_ascii": False})


def listed(found: Sequence[Callable[[], Item]], asked: Asked) -> HttpResponseBase:
    """A page of what was found, or all of it a line each (application/x-ndjson)."""
    if asked.lines:
        return StreamingHttpResponse(_lines(found), content_type="application/x-ndjson; charset=utf-8")
    start = (asked.page - 1) * asked.per_page
    contents = [make() for make in found[start : start + asked.per_page]]
    pages = -(-len(found) // asked.per_page)
    return whole(
        {
            "total_items": len(found),
            "total_pages": pages,
            "page_number": asked.page,
            "size": len(contents),
            "first_page": asked.page == 1,
            "last_page": asked.page >= pages,
            "empty": not contents,
            "contents": contents,
        }
    )


def _answered(
    view: View[Given], request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs
) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return _what_is_allowed()
    if request.method not in ("GET", "HEAD"):
        return _only_reading()
    try:
        return view(request, *args, **kwargs)
    except FridlystError as error:
        return _named(error)
    except Exception:
        log.exception("an answer of the open interface could not be made")
        return problem(
            HTTPStatus.INTERNAL_SERVER_ERROR, "fault", "Svaret gick inte att göra. Försök igen senare."
        )


def _named(error: FridlystError) -> HttpResponse:
    if isinstance(error, NotFound):
        return problem(HTTPStatus.NOT_FOUND, error.code, NOT_FOUND)
    status = next((status for kind, status in STATUS_OF_ERROR if isinstance(error, kind)), 400)
    more = {"field": error.field} if error.field else {}
    return problem(status, error.code, str(error.message), more)


def _what_is_allowed() -> HttpResponse:
    answer = HttpResponse(status=HTTPStatus.NO_CONTENT)
    answer.headers["Allow"] = answer.headers["Access-Control-Allow-Methods"] = ALLOWED
    return answer


def _only_reading() -> HttpResponse:
    answer = problem(HTTPStatus.METHOD_NOT_ALLOWED, "only-reading", "Här går det bara att läsa.")
    answer.headers["Allow"] = ALLOWED
    return answer


def _lines(found: Sequence[Callable[[], Item]]) -> Iterator[str]:
    return (json.dumps(make(), ensure_ascii=False) + "\n" for make in found)
