"""The difference between two texts loses nothing of either."""

from hypothesis import given
from hypothesis import strategies as st

from fridlyst.web.shared.diff import LONGEST, word_diff

TEXT = st.text(alphabet="ab åÅ.\n,1", max_size=60)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_out_of_the_pieces(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_words_are_not_cut_in_pieces() -> None:
    kinds = [(piece.kind, piece.text) for piece in word_diff("i maj 2026", "i juni 2026")]
    assert kinds == [("same", "i "), ("removed", "maj"), ("added", "juni"), ("same", " 2026")]


def test_very_long_texts_are_shown_whole() -> None:
    pieces = word_diff("a " * LONGEST, "b")
    assert [piece.kind for piece in pieces] == ["removed", "added"]
