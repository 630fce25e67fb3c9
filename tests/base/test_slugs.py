"""Words for addresses."""

from hypothesis import given
from hypothesis import strategies as st

from fridlyst.base.slugs import free_slug, slug


def test_swedish_letters_become_plain() -> None:
    assert slug("Äldrenämnden & Överförmyndaren i Åre") == "aldrenamnden-overformyndaren-i-are"


def test_a_dash_keeps_years_apart() -> None:
    assert slug("Programmet 2025–2027") == "programmet-2025-2027"


def test_a_taken_slug_gets_a_number() -> None:
    assert free_slug("Mål", {"mal", "mal-2"}) == "mal-3"


@given(st.text(), st.integers(1, 60))
def test_never_empty_never_too_long_only_plain(text: str, longest: int) -> None:
    made = slug(text, longest=longest)
    assert 1 <= len(made) <= longest
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text(max_size=90), st.integers(8, 60), st.integers(1, 30))
def test_however_many_take_the_word_each_gets_one_that_fits(text: str, longest: int, count: int) -> None:
    taken: set[str] = set()
    for _ in range(count):
        made = free_slug(text, taken, longest=longest)
        assert made not in taken
        assert len(made) <= longest
        taken.add(made)
