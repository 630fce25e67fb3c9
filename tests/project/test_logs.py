"""No log line holds what a person typed."""

import logging

import pytest

from fridlyst.project.logs import OpenPagesUnnamed, QuietFormatter, scrubbed


def test_queries_and_addresses_are_taken_out() -> None:
    line = scrubbed('"GET /sok/?q=skyddat+boende&x=1 HTTP/1.1" 200 for amira@example.se')
    assert line == '"GET /sok/?[…] HTTP/1.1" 200 for [e-post]'


def test_the_signed_word_of_an_address_is_taken_out() -> None:
    token = "WzEsImFiYyJd:Qm9yZ2luZ0FsZHJpZ0F0dEdpc3NhRGV0SGFyT3JkZXQ"
    for before, after in (("svara", "aktivitet/7/"), ("paminnelser", ""), ("svara", "?a=b")):
        line = scrubbed(f'Gone: "POST /{before}/{token}/{after} HTTP/1.1" 410')
        assert token not in line
        assert f"/{before}/[…]/" in line
    assert token not in scrubbed(f"Not Found: /kalender/{token}.ics")
    assert scrubbed("/alingsas/paminnelser/logg/") == "/alingsas/paminnelser/logg/"


def test_an_exception_is_named_without_its_message() -> None:
    try:
        raise ValueError("hemlig text ur ett svar")
    except ValueError as error:
        record = logging.LogRecord(
            "x",
            logging.ERROR,
            __file__,
            1,
            "Fel på %s",
            ("/mal/?q=hemlig",),
            (type(error), error, error.__traceback__),
        )
    line = QuietFormatter().format(record)
    assert "ValueError" in line
    assert "test_logs.py" in line
    assert "hemlig" not in line


@pytest.mark.parametrize("name", ["django.server", "django.request", "gunicorn.access", "fridlyst"])
def test_no_line_names_a_page_of_the_public(name: str) -> None:
    unnamed = OpenPagesUnnamed()
    for page in ("/info/alingsas/", "/insyn/alingsas/program/", "/static/sida/sida.css"):
        assert not unnamed.filter(_record(name, '"GET %s HTTP/1.1" 200', page))
    assert unnamed.filter(_record(name, '"GET %s HTTP/1.1" 200', "/alingsas/stod/"))


def _record(name: str, line: str, *values: object) -> logging.LogRecord:
    return logging.LogRecord(name, logging.INFO, __file__, 1, line, values, None)
