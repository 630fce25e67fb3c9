"""The status bar's arithmetic and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.followup.terms import Status
from fridlyst.web.shared.status import ORDER, UNASKED, counted, label_of, status_parts

COUNTS = st.dictionaries(st.sampled_from(ORDER), st.integers(0, 10_000))


def test_every_status_has_a_place() -> None:
    assert set(ORDER) == {*Status, UNASKED}
    assert ORDER[-2:] == (Status.UNKNOWN, UNASKED)


@given(COUNTS)
def test_parts_fill_the_bar_without_overlap(counts: dict[str, int]) -> None:
    parts = status_parts(counts)
    end = 0.0
    for part in parts:
        assert float(part.x.rstrip("%")) == pytest.approx(end, abs=0.01)
        end += float(part.width.rstrip("%"))
    assert not parts or end == pytest.approx(100, abs=0.01)
    assert sum(part.count for part in parts) == sum(counts.values())


def test_nothing_counted_is_an_empty_bar() -> None:
    assert status_parts({}) == ()
    assert status_parts({"done": 0}) == ()


def test_words_follow_the_number() -> None:
    assert counted("done", 1) == "klar"
    assert counted("late", 3) == "försenade"


def test_what_is_no_status_is_not_answered() -> None:
    assert label_of("") == label_of("rubbish") == "Ej besvarad"
