"""Situations as people write them are answered by the right service among the first three."""

from collections import defaultdict

from fridlyst.support.languages import LANGUAGES
from tests.support.finding.gold import Case, cases

SHARE = 0.95
IN_EACH = 0.75


def test_nearly_every_situation_finds_its_service_among_the_first_three() -> None:
    every = list(cases())
    missed = [(case.words, case.names()) for case in every if not case.is_met()]
    assert len(every) >= 60
    assert 1 - len(missed) / len(every) >= SHARE, missed


def test_no_language_is_left_behind() -> None:
    by_language: dict[str, list[Case]] = defaultdict(list)
    for case in cases():
        by_language[case.language].append(case)
    assert by_language.keys() == {one.code for one in LANGUAGES if one.translated}
    for language, some in by_language.items():
        assert len(some) >= 4, language
        assert sum(case.is_met() for case in some) / len(some) >= IN_EACH, language
