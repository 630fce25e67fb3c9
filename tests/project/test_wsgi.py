"""The entrance: what a WSGI server is handed."""

from io import BytesIO
from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.util import setup_testing_defaults

import pytest

from fridlyst.project.wsgi import application, hearing_all, without_body_for_head


def _ask(method: str, path: str) -> tuple[str, dict[str, str], bytes]:
    environ: WSGIEnvironment = {"REQUEST_METHOD": method, "PATH_INFO": path, "REMOTE_ADDR": "127.0.0.1"}
    setup_testing_defaults(environ)
    told: list[tuple[str, dict[str, str]]] = []

    def start(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> object:
        told.append((status, dict(headers)))
        return None

    body = b"".join(application(environ, start))
    return (*told[0], body)


# A server's request closes a connection that is in the middle of something, as a test's own would be.
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/tillganglighet/", "/konto/login/"])
def test_head_has_the_length_of_get_and_no_body(path: str) -> None:
    status, headers, body = _ask("HEAD", path)
    got = _ask("GET", path)
    assert (status, body) == ("200 OK", b"")
    assert got[2]
    assert set(headers) == set(got[1])
    assert int(headers["Content-Length"]) > 1000


def test_what_was_not_sent_is_closed() -> None:
    class Body(list[bytes]):
        closed = False

        def close(self) -> None:
            self.closed = True

    body = Body([b"text"])

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Body:
        return body

    answer = without_body_for_head(app)
    assert list(answer({"REQUEST_METHOD": "HEAD"}, lambda *_: None)) == []  # type: ignore[arg-type]
    assert body.closed
    assert list(answer({"REQUEST_METHOD": "GET"}, lambda *_: None)) == [b"text"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "left"), [("300000", 0), ("300001", 300_000), ("", 300_000), ("-1", 300_000)]
)
def test_what_was_sent_is_heard_to_its_end_unless_it_is_too_much(said: str, left: int) -> None:
    def app(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        return [b"no"]

    sent = BytesIO(b"x" * 300_000)
    answer = hearing_all(app, 300_000)
    body = answer({"CONTENT_LENGTH": said, "wsgi.input": sent}, lambda *_: None)  # type: ignore[arg-type]
    assert list(body) == [b"no"]
    assert len(sent.read()) == left
