"""No log line holds what a person typed."""

import logging

from fridlyst.project.logs import QuietFormatter, scrubbed


def test_queries_and_addresses_are_taken_out() -> None:
    line = scrubbed('"GET /sok/?q=skyddat+boende&x=1 HTTP/1.1" 200 for amira@example.se')
    assert line == '"GET /sok/?[…] HTTP/1.1" 200 for [e-post]'


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
