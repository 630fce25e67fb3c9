"""Plain text in any common encoding keeps every printed line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.files.errors import EmptyFile
from fridlyst.intake.blocks import BlockKind
from fridlyst.intake.extract import extract_document
from fridlyst.intake.extract.plain import decode
from tests.intake.extract.making import SEEDS, folded, shape

TEXT = "Mål för år 2026\r\nförsta raden\r\n\r\n• punkt – ett\n• punkt två\n  går vidare\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_gives_the_same(encoding: str) -> None:
    found = extract_document(TEXT.encode(encoding, "replace"), "plan.txt")
    assert found.gridless
    assert shape(found)[:1] == [(BlockKind.PARAGRAPH, "Mål för år 2026 första raden")]
    assert [line.text for block in found.blocks for line in block.lines][:2] == [
        "Mål för år 2026",
        "första raden",
    ]


def test_bullets_and_blank_lines() -> None:
    found = extract_document(TEXT.encode(), "plan.txt")
    assert shape(found)[1:] == [
        (BlockKind.LIST_ITEM, "punkt – ett"),
        (BlockKind.LIST_ITEM, "punkt två går vidare"),
    ]
    assert found.blocks[1].lines[0].blank_before
    assert not found.blocks[2].lines[0].blank_before


def test_latin1_control_codes_fall_back() -> None:
    assert decode(b"\x81\xe5\xe4\xf6 text") == "\x81åäö text"


def test_only_white_space_is_empty() -> None:
    with pytest.raises(EmptyFile):
        extract_document(b" \n\t\n", "tom.txt")


@given(
    st.lists(
        st.text(st.characters(categories=["L", "Nd"], exclude_characters="ﬀﬁﬂﬃﬄﬅﬆ"), min_size=1, max_size=20),
        min_size=1,
        max_size=30,
    )
)
def test_no_word_is_lost(words: list[str]) -> None:
    found = extract_document("\n".join(words).encode(), "ord.txt")
    assert [line.text for block in found.blocks for line in block.lines] == [folded(word) for word in words]


def test_seeds_keep_every_line() -> None:
    paths = sorted(SEEDS.glob("*.txt"))
    if not paths:
        pytest.skip(f"{SEEDS} finns inte")
    for path in paths:
        found = extract_document(path.read_bytes(), path.name)
        printed = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
        assert sum(len(block.lines) for block in found.blocks) == len(printed)
