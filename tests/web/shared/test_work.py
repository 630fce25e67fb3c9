"""Every page that follows a job says the same of it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from fridlyst.jobs.queries import JobView
from fridlyst.jobs.terms import JobKind, JobState
from fridlyst.web.shared.work import Work

NOW = datetime(2026, 8, 31, 12, tzinfo=UTC)
JOB = JobView(1, JobKind.REPORT, "x", JobState.RUNNING, 0.456, "", NOW, NOW, {}, "", has_file=False)


def work(**given: Any) -> Work:  # noqa: ANN401
    return Work(made=replace(JOB, **given), page="/x/", about="Gör rapporten")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Gör rapporten"),
        ({"message": "Ritar diagram"}, "Ritar diagram"),
        ({"state": JobState.WAITING}, "Väntar på sin tur"),
        ({"state": JobState.FAILED, "message": "Utrymmet tog slut."}, "Utrymmet tog slut."),
    ],
)
def test_it_says_what_it_does(given: dict[str, object], said: str) -> None:
    assert str(work(**given).doing) == said


def test_it_is_in_one_state_at_a_time() -> None:
    ended: dict[str, Any] = {"state": JobState.DONE, "content_name": "rapport.pdf"}
    states = (
        work(),
        work(**ended, has_file=True),
        work(**ended, has_file=False),
        work(state=JobState.FAILED),
    )
    assert [(one.done, one.gone, one.failed) for one in states] == [
        (False, False, False),
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert work().percent == 46
