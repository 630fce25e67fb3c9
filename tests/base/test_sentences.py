"""Sentences with values: Swedish as they stand, sayable in another language, whole between processes."""

import json

import pytest
from django.utils import translation

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence, packed, unpacked
from fridlyst.base.translating import language_in_use, translated

SAID = Sentence("Filen heter %(file)s men är %(kind)s. Den har lästs som det den är.",
                file="klar %(x)s.pdf", kind=Sentence("en bild"))  # fmt: skip


def test_it_is_the_swedish_wherever_a_text_is_wanted() -> None:
    assert SAID == "Filen heter klar %(x)s.pdf men är en bild. Den har lästs som det den är."
    assert str(BadInput(SAID)) == SAID
    assert Sentence("100 % är allt") == "100 % är allt"


def test_it_is_said_in_the_language_in_use() -> None:
    with translation.override("en"):
        assert translated(SAID) == (
            "The file is called klar %(x)s.pdf but is a picture. It has been read as what it is."
        )
    assert translated(SAID) == SAID


@pytest.mark.parametrize("word", ["Klar", "programmet"])
def test_a_persons_own_word_is_never_translated(word: str) -> None:
    with translation.override("en"):
        assert word in translated(Sentence("Filen %(file)s är tom.", file=word))


def test_it_is_carried_whole_between_processes() -> None:
    carried = unpacked(json.loads(json.dumps(packed(SAID))))
    assert carried == SAID
    with translation.override("en"):
        assert translated(carried) == translated(SAID)
    assert unpacked(packed("Bara text.")) == "Bara text."


def test_a_language_that_we_do_not_have_is_swedish() -> None:
    with translation.override("fi"):
        assert language_in_use() == "sv"
