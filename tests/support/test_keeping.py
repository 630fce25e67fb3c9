"""What is made of directories and kept: for one reading of each, within a bound, once whoever asks."""

from itertools import count

from fridlyst.support.keeping import MadeOf
from tests.support.finding.made import directory_of, service


def test_it_is_made_once_for_one_reading_and_anew_for_the_next() -> None:
    numbers = count(1)
    kept = MadeOf(lambda _directory: next(numbers))
    first, next_ = directory_of([]), directory_of([])
    assert [kept.of(one) for one in (first, first, next_, next_)] == [1, 1, 2, 2]
    assert kept.every() == [2]


def test_those_asked_for_the_longest_ago_go_when_there_are_too_many() -> None:
    kept = MadeOf(lambda directory: directory.town.slug, most=350)
    towns = [directory_of([], f"ort-{number}") for number in range(4)]
    for one in (*towns[:3], towns[0], towns[3]):
        kept.of(one)
    assert kept.every() == ["ort-2", "ort-0", "ort-3"]
    kept.of(directory_of([service(at, "Stöd") for at in range(400)], "stor"))
    assert kept.every() == ["stor"]
    assert not kept.let_go()
