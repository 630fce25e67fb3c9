"""Named errors become pages once, and say nothing that they should not."""

import json
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.test import Client, RequestFactory

from fridlyst.accounts.models import User
from fridlyst.base.errors import BadInput, Conflict, FridlystError, NotFound, NotPermitted, WrongState
from fridlyst.web.shared.errors import AUTOSAVE_HEADER, WORDS_OF_STATUS, error_page, server_error
from fridlyst.web.shared.middleware import NamedErrorsMiddleware, chosen_language, status_of


def middleware(answer: HttpResponse | None = None) -> NamedErrorsMiddleware:
    return NamedErrorsMiddleware(lambda request: answer or HttpResponse())


def asked(*, signed_in: bool = True, headers: dict[str, str] | None = None) -> HttpRequest:
    request = RequestFactory().post("/alingsas/?hemligt=1", headers=headers)
    request.user = User(email="a@b.se", name="A") if signed_in else AnonymousUser()
    return request


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound(), 404),
        (NotPermitted(), 403),
        (WrongState("Omgången är stängd."), 409),
        (Conflict("Någon hann före."), 409),
        (BadInput("Datumet finns inte."), 400),
        (FridlystError("Annat."), 400),
    ],
)
def test_each_named_error_has_its_page(error: FridlystError, status: int) -> None:
    answer = middleware().process_exception(asked(), error)
    assert answer is not None
    assert answer.status_code == status == status_of(error)
    assert str(WORDS_OF_STATUS[status].title) in answer.content.decode()


def test_the_sentence_of_the_error_is_shown_and_escaped() -> None:
    answer = middleware().process_exception(asked(), WrongState("Stängd <b>nu</b>."))
    assert answer is not None
    assert "Stängd &lt;b&gt;nu&lt;/b&gt;." in answer.content.decode()


def without_token(answer: HttpResponse | None) -> str:
    assert answer is not None
    return re.sub(r'(value="|X-CSRFToken": ")[A-Za-z0-9]{64}"', "", answer.content.decode())


def test_not_yours_reads_exactly_like_not_there() -> None:
    yours = middleware().process_exception(asked(), NotFound("Stockholms hemliga mål 3"))
    there = middleware().process_exception(asked(), NotFound())
    assert without_token(yours) == without_token(there)
    assert "hemliga" not in without_token(yours)


def test_a_stranger_who_may_not_is_sent_to_sign_in() -> None:
    answer = middleware().process_exception(asked(signed_in=False), NotPermitted())
    assert answer is not None
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/konto/login/?next=")


def test_a_saving_script_gets_code_message_and_field() -> None:
    error = BadInput("Datumet finns inte.", field="closes")
    answer = middleware().process_exception(asked(headers={AUTOSAVE_HEADER: "1"}), error)
    assert answer is not None
    told = json.loads(answer.content)
    assert told == {"code": "bad-input", "message": "Datumet finns inte.", "field": "closes"}


def test_a_part_of_a_page_gets_a_notice_alone() -> None:
    answer = middleware().process_exception(
        asked(headers={"HX-Request": "true"}), Conflict("Någon hann före.")
    )
    assert answer is not None
    assert "<html" not in answer.content.decode()
    assert "Någon hann före." in answer.content.decode()


def test_errors_without_a_name_are_left_to_django() -> None:
    assert middleware().process_exception(asked(), ValueError("x")) is None


def test_a_refused_method_gets_a_page_and_keeps_allow() -> None:
    answer = middleware(HttpResponseNotAllowed(["GET"]))(asked())
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET"


def test_no_page_says_that_something_went_wrong() -> None:
    for status in WORDS_OF_STATUS:
        assert "något gick fel" not in error_page(None, status).content.decode().lower()


def test_the_last_page_needs_nothing_of_the_request() -> None:
    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Fridlyst kunde inte visa sidan" in answer.content.decode()


def test_the_last_page_is_text_when_templates_break(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **more: object) -> str:
        raise RuntimeError("no templates")

    monkeypatch.setattr("fridlyst.web.shared.errors.render_to_string", broken)
    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert answer.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("cookie", "language"), [("", "sv"), ("en", "en"), ("xx", "sv"), ("../../etc", "sv")]
)
def test_only_a_language_we_have_can_be_chosen(cookie: str, language: str) -> None:
    request = RequestFactory().get("/", headers={"Accept-Language": "en"})
    request.COOKIES["django_language"] = cookie
    assert chosen_language(request) == language


@pytest.mark.django_db
def test_pages_carry_the_safe_headers(client: Client) -> None:
    answer = client.get("/finns-inte/alls/")
    assert answer.status_code == 404
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Content-Language"] == "sv"


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sprak/", {"language": "en"})
    assert answer.status_code == 403
    assert "för gammalt" in answer.content.decode()


@pytest.mark.django_db
def test_language_switch_keeps_the_page_and_never_leaves_the_site(client: Client) -> None:
    answer = client.post("/sprak/", {"language": "en", "next": "/tillganglighet/"})
    assert answer.headers["Location"] == "/tillganglighet/"
    assert client.get("/tillganglighet/").headers["Content-Language"] == "en"
    away = client.post("/sprak/", {"language": "sv", "next": "https://evil.example/"})
    assert "evil" not in away.headers["Location"]
