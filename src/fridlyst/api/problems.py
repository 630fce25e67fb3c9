"""Named errors as problem details (RFC 9457), once for the whole interface."""

from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from fridlyst.accounts.keys import BadKey
from fridlyst.base.errors import BadInput, Conflict, FridlystError, NotFound, NotPermitted, WrongState

MEDIA_TYPE = "application/problem+json"
STATUS_OF_ERROR: tuple[tuple[type[FridlystError], int], ...] = (
    (BadKey, HTTPStatus.UNAUTHORIZED),
    (NotFound, HTTPStatus.NOT_FOUND),
    (NotPermitted, HTTPStatus.FORBIDDEN),
    (Conflict, HTTPStatus.CONFLICT),
    (WrongState, HTTPStatus.CONFLICT),
    (BadInput, HTTPStatus.UNPROCESSABLE_ENTITY),
)
# One answer for what is not there and what is not yours.
NOT_FOUND = "Det finns inget på adressen."
NO_KEY = "Skicka en nyckel som gäller i huvudet Authorization: Bearer …"
_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "urn:fridlyst:problem: och felets kod"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "Vad som hände och vad som kan göras, på svenska"},
        "rows": {
            "type": "array",
            "description": "Felet i varje rad: rad (från 0), fält och mening",
            "items": {"type": "object"},
        },
    },
}
_WORDS = {400: "Går inte att läsa", 401: "Ingen nyckel som gäller", 403: "Nyckeln får inte"}
_WORDS |= {404: "Finns inte", 409: "Ändrat av någon annan", 422: "Går inte att ta emot"}


def promised(*statuses: int) -> dict[str, object]:
    """For `openapi_extra`: the problems that an operation can answer with."""
    content = {MEDIA_TYPE: {"schema": _SCHEMA}}
    return {"responses": {status: {"description": _WORDS[status], "content": content} for status in statuses}}


def problem(status: int, code: str, detail: str, more: Mapping[str, object] | None = None) -> HttpResponse:
    """A problem: `type` names the kind for programs, `detail` says it to a person."""
    body = {
        "type": f"urn:fridlyst:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        **(more or {}),
    }
    answer = JsonResponse(
        body, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )
    if status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="Fridlyst"'
    return answer


def not_found(request: HttpRequest, **_address: str) -> HttpResponse:
    """What answers addresses of the interface that are none."""
    return problem(HTTPStatus.NOT_FOUND, NotFound.code, NOT_FOUND)


def add_problems(api: NinjaAPI) -> None:
    """Let the interface answer every error as a problem."""
    api.add_exception_handler(FridlystError, _named)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _http)


def _named(request: HttpRequest, error: FridlystError | type[FridlystError]) -> HttpResponse:
    assert isinstance(error, FridlystError)
    status = next((status for kind, status in STATUS_OF_ERROR if isinstance(error, kind)), 400)
    detail = NOT_FOUND if isinstance(error, NotFound) else str(error.message)
    more = {"field": error.field} if error.field else {}
    return problem(status, error.code, detail, {**more, **error.details})


def _invalid(request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    assert isinstance(error, ValidationError)
    faults = [{"field": _place(one), "detail": str(one.get("msg", ""))} for one in error.errors]
    detail = "Det som skickades har fel form. Inget har sparats."
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "wrong-shape", detail, {"faults": faults})


def _place(fault: Mapping[str, object]) -> str:
    where = fault.get("loc", ())
    return ".".join(str(part) for part in where) if isinstance(where, list | tuple) else str(where)


def _http(request: HttpRequest, error: HttpError | type[HttpError]) -> HttpResponse:
    assert isinstance(error, HttpError)
    if error.status_code == HTTPStatus.UNAUTHORIZED:
        return problem(HTTPStatus.UNAUTHORIZED, BadKey.code, NO_KEY)
    return problem(error.status_code, "wrong-request", str(error))
