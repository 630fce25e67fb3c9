"""The quick ways give what the slow ones do: sums over sets, words kept, and what is misspelt."""

import random
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from fridlyst.support.finding.bits import Scores, mask_of, ranks_in
from fridlyst.support.finding.folding import fold, written_words
from fridlyst.support.finding.lexicon import lexicon
from fridlyst.support.finding.spelling import Speller, edits_allowed
from fridlyst.support.finding.stemming import stem
from fridlyst.support.finding.words_kept import KeptWords
from tests.support.finding.made import service

SIZE = 70
RANKS = st.frozensets(st.integers(0, SIZE - 1))
LETTERS = st.text("abelnrståö", min_size=1, max_size=10)
# One edit is found nearly always, two in a long word nearly as often.
ONE, TWO = 0.95, 0.85


@given(RANKS)
def test_a_set_holds_what_it_was_made_of(ranks: frozenset[int]) -> None:
    assert list(ranks_in(mask_of(ranks, SIZE))) == sorted(ranks)


@given(st.lists(st.tuples(RANKS, st.integers(0, 40)), max_size=12), RANKS, st.integers(0, SIZE))
def test_the_best_are_those_of_the_highest_sums_and_then_in_order(
    added: list[tuple[frozenset[int], int]], among: frozenset[int], most: int
) -> None:
    scores = Scores()
    for ranks, weight in added:
        scores.add(mask_of(ranks, SIZE), weight)
    sums = {rank: sum(weight for ranks, weight in added if rank in ranks) for rank in among}
    slow = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    assert scores.best(mask_of(among, SIZE), most) == slow


@given(st.lists(LETTERS, max_size=40), LETTERS)
@settings(max_examples=300)
def test_a_misspelt_word_finds_the_nearest_as_trying_every_word_does(words: list[str], typed: str) -> None:
    away = {word: OSA.distance(typed, word) for word in words}
    near = {word: far for word, far in away.items() if far <= edits_allowed(len(word))}
    slow = tuple(sorted(word for word, far in near.items() if far == min(near.values())))
    assert Speller(words).near(typed) == slow


@given(st.lists(st.lists(LETTERS, max_size=8), max_size=90), LETTERS)
@settings(max_examples=100)
def test_a_word_is_found_where_reading_every_text_finds_it(texts: list[list[str]], word: str) -> None:
    services = [service(at, f"N{at}", " ".join(words)) for at, words in enumerate(texts)]
    wanted = stem(fold(word))
    slow = [
        at
        for at, one in enumerate(services)
        if wanted in {stem(fold(w)) for w in written_words(f"{one.name} {one.texts['sv'].description}")}
    ]
    assert list(ranks_in(KeptWords(services).in_texts(wanted))) == slow


def _lost(draw: random.Random, word: str) -> str:
    at = draw.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _doubled(draw: random.Random, word: str) -> str:
    at = draw.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _other(draw: random.Random, word: str) -> str:
    at = draw.randrange(len(word))
    return word[:at] + draw.choice("aeioustrnlkm") + word[at + 1 :]


def _swapped(draw: random.Random, word: str) -> str:
    at = draw.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


EDITS: tuple[Callable[[random.Random, str], str], ...] = (_lost, _doubled, _other, _swapped)


def _recall(shortest: int, edits: int) -> float:
    """The share of misspelt words of the lexicon that are found, over a list made of it."""
    draw, speller = random.Random(3), Speller(lexicon().shown)
    words = [word for word in lexicon().shown if word.isascii() and len(word) >= shortest]
    found = 0
    for word in words:
        typed = word
        for _ in range(edits):
            typed = draw.choice(EDITS)(draw, typed)
        found += word in speller.near(typed) or typed in lexicon().shown
    return found / len(words)


def test_one_fault_is_forgiven() -> None:
    assert _recall(shortest=5, edits=1) >= ONE


def test_two_faults_are_forgiven_in_long_words() -> None:
    assert _recall(shortest=9, edits=2) >= TWO


def test_a_part_of_a_word_put_together_finds_it() -> None:
    kept = KeptWords([service(1, "Kvinnojouren Lyktan"), service(2, "Familjerådgivningen")])
    assert list(ranks_in(kept.in_parts("jour"))) == [0]
    assert list(ranks_in(kept.in_parts(stem("radgivning")))) == [1]
