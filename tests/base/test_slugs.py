"""Words for addresses."""

from hypothesis import given
from hypothesis import strategies as st

from fridlyst.base.slugs import free_slug, slug


def test_swedish_letters_become_plain() -> None:
    assert slug("Äldrenämnden & Överförmyndaren i Åre") == "aldrenamnden-overformyndaren-i-are"


def test_a_taken_slug_gets_a_number() -> None:
    assert free_slug("Mål", {"mal", "mal-2"}) == "mal-3"


@given(st.text(), st.integers(1, 60))
def test_never_empty_never_too_long_only_plain(text: str, longest: int) -> None:
    made = slug(text, longest=longest)
    assert 1 <= len(made) <= longest
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
