"""A total never gives away what the source itself had hidden, and has to be the sum of its parts."""

from collections.abc import Mapping

import pytest

from fridlyst.counts.taking_in.errors import BadNumbers
from fridlyst.counts.taking_in.making import Codes, CountRow
from fridlyst.counts.taking_in.settling import check_totals, settled


def codes(form: str = "", sex: str = "", age: str = "") -> Codes:
    return (form, sex, age, "", "")


def rows(given: Mapping[Codes, int | None]) -> list[CountRow]:
    return [CountRow(key, count) for key, count in given.items()]


def test_a_part_that_its_total_gives_away_is_known() -> None:
    found = rows({codes(sex="women"): 57, codes(sex="men"): None, codes(): 60})
    assert settled(found, {}, overlapping=False, absent=False)[codes(sex="men")] == 3


def test_a_total_with_two_hidden_parts_is_missing() -> None:
    given = {codes(sex="women"): None, codes(sex="men"): None, codes(sex="other"): 9, codes(): 14}
    assert settled(rows(given), {}, overlapping=False, absent=False)[codes()] is None


def test_totals_of_totals_follow() -> None:
    given: dict[Codes, int | None] = {
        codes("physical", "women"): None,
        codes("physical", "men"): None,
        codes("sexual", "women"): 8,
        codes("sexual", "men"): 9,
        codes("physical"): 6,
        codes("sexual"): 17,
        codes(): 23,
    }
    found = settled(rows(given), {}, overlapping=False, absent=False)
    assert found[codes("physical")] is None
    assert found[codes()] is None
    assert found[codes("sexual")] == 17


def test_a_row_that_is_absent_is_hidden_only_when_the_source_says_so() -> None:
    given = {codes("physical", "women"): 5, codes("physical", "men"): 4, codes("sexual", "women"): 8,
             codes("sexual"): 11}  # fmt: skip
    key = codes("sexual", "men")
    assert key not in settled(rows(given), {}, overlapping=False, absent=False)
    assert settled(rows(given), {}, overlapping=False, absent=True)[key] == 3


def test_where_persons_stand_under_several_forms_a_total_is_no_sum() -> None:
    given: dict[Codes, int | None] = {codes("physical"): None, codes("sexual"): 9, codes(): 10}
    assert settled(rows(given), {}, overlapping=True, absent=False)[codes("physical")] is None
    check_totals(rows({codes("physical"): 8, codes("sexual"): 9, codes(): 10}), {}, overlapping=True)


def test_a_total_that_is_not_the_sum_is_told() -> None:
    with pytest.raises(BadNumbers, match="1 summor"):
        check_totals(rows({codes("physical"): 8, codes("sexual"): 9, codes(): 10}), {}, overlapping=False)


def test_groups_are_totals_of_their_parts() -> None:
    parents = {"0-6": "barn", "7-17": "barn"}
    given = {
        codes(age="0-6"): 4,
        codes(age="7-17"): 5,
        codes(age="barn"): 9,
        codes(age="vuxna"): 30,
        codes(): 39,
    }
    check_totals(rows(given), parents, overlapping=False)
    with pytest.raises(BadNumbers):
        check_totals(rows(given | {codes(age="barn"): 10}), parents, overlapping=False)
