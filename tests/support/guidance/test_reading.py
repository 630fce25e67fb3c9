"""The guidance holds together: every code that it names exists, and everything says where it stands."""

import re
from datetime import date

from fridlyst.support.guidance.reading import (
    duty_to_report,
    manager_guide,
    routine_questions,
    situations,
)
from fridlyst.support.national import national_lines
from fridlyst.support.terms import Happening, Seeker

EVERY = {
    *("acute", "adult", "child", "young", "using", "honour", "older", "disability", "substance"),
    *("lgbtq", "sex", "pets", "protected"),
}


def test_every_situation_that_was_asked_for_is_there_once_with_the_most_urgent_first() -> None:
    codes = [one.code for one in situations().all]
    assert codes[0] == "acute"
    assert sorted(codes) == sorted(EVERY)


def test_addresses_are_numbers_that_say_nothing_and_are_never_two_things() -> None:
    numbers = [one.number for one in situations().all]
    assert len(set(numbers)) == len(numbers)
    assert situations().by_number(0) is None


def test_what_a_situation_names_exists() -> None:
    lines = {one.key for one in national_lines()}
    for one in situations().all:
        assert set(one.lines) <= lines, one.code
        assert set(one.seekers) <= set(Seeker.values), one.code
        assert set(one.happenings) <= set(Happening.values), one.code
        assert one.steps, one.code
        assert one.sources, one.code


def test_a_child_brings_the_duty_to_report_and_the_law_that_it_stands_in() -> None:
    duty = duty_to_report()
    assert "2025:400" in duty.sources[0]
    assert "19 kap. 1 §" in duty.sources[0]
    assert "genast" in duty.text
    child = situations().by_code("child")
    assert child is not None
    assert child.children


def test_nobody_interprets_for_a_relative() -> None:
    before = next(one for one in routine_questions().parts if one.code == "before")
    assert any("Tolka aldrig genom en anhörig" in point for point in before.points)


def test_the_manager_sees_asks_acts_and_follows_up() -> None:
    codes = [one.code for one in manager_guide().parts]
    assert codes == ["signs", "asking", "acting", "after", "uses_violence"]


def test_everything_says_its_source_and_the_day() -> None:
    for guide in (manager_guide(), routine_questions(), duty_to_report()):
        assert guide.sources
        assert date(2026, 11, 1) <= guide.reviewed


def test_the_poster_line_is_short() -> None:
    assert [one.code for one in situations().all if len(one.short) > 90] == []


def test_no_number_is_written_out_in_the_guidance_but_the_police() -> None:
    """A number that changes stands in one place: the national lines."""
    said = " ".join(step for one in situations().all for step in (*one.steps, *one.remember, one.short))
    assert set(re.findall(r"\b\d{3}[ -]?\d{2}[ \d]*", said)) - {"114 14"} == set()
