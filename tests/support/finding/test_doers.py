"""Who does what to whom: only what somebody says of themselves makes them one who hurts."""

from pathlib import Path
from random import Random

import pytest
import yaml

from fridlyst.support.finding import Answers, find, fitting_lines
from fridlyst.support.finding.lexicon import WRITTEN_IN, read_words
from fridlyst.support.finding.understanding import understand
from fridlyst.support.terms import Seeker
from tests.support.finding.made import stockholm

GIVEN = yaml.safe_load((Path(__file__).parent / "doers.yaml").read_text(encoding="utf-8"))
USING, STOP = Seeker.USING_VIOLENCE.value, "stop"


def rows(name: str) -> list[tuple[str, str]]:
    """Each sentence with its language."""
    return [(language, words) for language, some in GIVEN[name].items() for words in some]


@pytest.mark.parametrize(("language", "words"), rows("hurt"))
def test_nobody_else_is_taken_for_one_who_hurts(language: str, words: str) -> None:
    found = find(stockholm(), Answers(words=words), language=language, most=22)
    assert USING not in found.understood.seekers
    assert not found.hits[0].service.name.startswith("KAST")
    assert fitting_lines(Answers(words=words), language=language)[1].key != STOP


@pytest.mark.parametrize(("language", "words"), rows("own"))
def test_who_says_that_they_hurt_somebody_is_heard(language: str, words: str) -> None:
    found = find(stockholm(), Answers(words=words), language=language, most=22)
    assert USING in found.understood.seekers
    assert not any(hit.service.whom == ("exposed",) for hit in found.hits)
    assert fitting_lines(Answers(words=words), language=language)[1].key == STOP


@pytest.mark.parametrize("language", WRITTEN_IN)
def test_words_of_sentences_in_any_order_are_read(language: str) -> None:
    """Also one word, or hundreds, that say nothing together."""
    rows = read_words("grammar")[language]
    every = sorted({word for row in rows.values() if isinstance(row, str) for word in row.split()})
    acts = sorted(set(str(rows).split()))
    order = Random(language)
    for length in (1, 2, 3, 5, 8, 400):
        for _ in range(30):
            words = order.choices([*every, *acts, ".", ",", "-", "?"], k=length)
            understand(" ".join(words), language=language)
