"""The public pages leave nothing behind: no cookie, no header that marks, no line in a log."""

import logging

import pytest
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from fridlyst.base.errors import BadInput
from fridlyst.web.quiet.answers import quiet_page
from fridlyst.web.quiet.middleware import LARGEST

pytestmark = pytest.mark.django_db
SECRET = "hjalp-jag-ar-slagen"


def _page(request: HttpRequest) -> HttpResponse:
    return quiet_page("quiet/leaving.html", {})


def _refuses(request: HttpRequest) -> HttpResponse:
    raise BadInput(SECRET)


def _breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError(SECRET)


urlpatterns = [
    path("info/sida/", _page),
    path("info/nekar/", _refuses),
    path("info/brister/", _breaks),
    # A municipality's own pages stand last, at the top of the site.
    path("<slug:municipality>/", _breaks),
    path("<slug:municipality>/program/", _breaks),
]


@pytest.fixture(autouse=True)
def _urls(settings: pytest.FixtureRequest) -> None:
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]


@pytest.fixture
def client() -> Client:
    """A visitor whose browser sends everything it can be made to send."""
    client = Client(raise_request_exception=False, headers={"user-agent": SECRET, "accept-language": "en"})
    client.cookies.load({"fridlyst_session": "x" * 32, "django_language": "en", "csrftoken": "y" * 32})
    return client


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/info/sida/", 200),
        ("/info/nekar/", 400),
        ("/info/brister/", 500),
        ("/info/ingenting/", 404),
        (f"/info/{SECRET}", 404),
        (f"/info/sida/?sok={SECRET}", 200),
        (f"/Info/{SECRET}/", 404),
        ("/info/", 404),
        ("/info", 404),
        ("/INSYN", 404),
        ("/info/program/", 404),
        ("/favicon.ico", 404),
        ("/apple-touch-icon-precomposed.png", 404),
    ],
)
def test_no_answer_sets_a_cookie_or_may_be_kept(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none';")
    assert not {"Set-Cookie", "ETag", "Last-Modified", "Vary"} & set(answer.headers)
    assert SECRET not in answer.content.decode().replace(f"nfo/{SECRET}", "")


@pytest.mark.parametrize("method", ["get", "post", "head", "put", "options"])
@pytest.mark.parametrize("address", ["/info/sida/", "/info/nekar/", "/info/brister/", f"/info/{SECRET}/"])
def test_nothing_is_logged_that_names_the_page_or_what_was_sent(
    client: Client, caplog: pytest.LogCaptureFixture, method: str, address: str
) -> None:
    with caplog.at_level(logging.DEBUG):
        getattr(client, method)(address, {"ord": SECRET} if method == "post" else None)
    lines = [record.getMessage() for record in caplog.records]
    assert not [line for line in lines if "/info/" in line or SECRET in line]


def test_a_fault_is_heard_of(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    heard: list[HttpRequest] = []

    def hear(request: HttpRequest, **_more: object) -> None:
        heard.append(request)

    got_request_exception.connect(hear)
    try:
        client.get("/info/brister/")
    finally:
        got_request_exception.disconnect(hear)
    assert len(heard) == 1
    assert "a public page could not be shown" in caplog.text


def test_a_page_that_is_led_to_by_itself_is_left(client: Client) -> None:
    stay = client.get("/info/sida/", headers={"referer": "http://testserver/info/"})
    assert stay.status_code == 200
    for referrer in ("http://testserver/info/nekar/", "https://kommunen.example/info/nekar/"):
        gone = client.get("/info/nekar/", headers={"referer": referrer})
        assert gone.status_code == 200
        assert b'http-equiv="refresh" content="0;url=https://' in gone.content
        assert b"<body></body>" in gone.content
        # Without an icon of its own a browser would ask the site for one.
        assert b'<link rel="icon" href="/static/sida/' in gone.content
    assert (
        client.post("/info/nekar/", headers={"referer": "http://testserver/info/nekar/"}).status_code == 400
    )


@pytest.mark.parametrize("referrer", ["http://[", "\x00", "javascript:alert(1)", "/" * 9000, "å"])
def test_what_is_no_referrer_is_none(client: Client, referrer: str) -> None:
    assert client.get("/info/nekar/", headers={"referer": referrer}).status_code == 400


def test_who_leaves_the_last_stroke_out_comes_right(client: Client) -> None:
    answer = client.get("/info/sida")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/info/sida/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.post("/info/sida").status_code == 404


def test_a_form_too_large_is_refused_unread(client: Client) -> None:
    assert client.post("/info/sida/", {"ord": "x" * LARGEST}).status_code == 413
    odd = client.generic("POST", "/info/sida/", b"", CONTENT_LENGTH="9" * 5000)
    assert odd.status_code == 413
    unsaid = client.generic("POST", "/info/sida/", b"ord=1", headers={"transfer-encoding": "chunked"})
    assert unsaid.status_code == 411


@pytest.mark.parametrize("typed", ["/Info/sida", "/info/Sida/", "/INFO/SIDA/"])
def test_who_writes_a_capital_comes_right(client: Client, typed: str) -> None:
    answer = client.get(typed)
    assert (answer.status_code, answer["Location"]) == (301, "/info/sida/")
    assert not answer.cookies


def test_another_sites_page_sends_nobody_away(client: Client) -> None:
    headers = {"referer": "https://elsewhere.example/info/nekar/", "sec-fetch-site": "cross-site"}
    asked = client.get("/info/nekar/", headers=headers)
    assert asked.status_code == 400
