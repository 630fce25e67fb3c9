"""A kept file leaves with a name that is safe and an ending that is true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.base.checks import storable
from fridlyst.files.kinds import Format
from fridlyst.files.names import LONGEST, download_name, kept_name, media_type


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Åtgärder 2025.pdf", "Åtgärder 2025.pdf"),
        ("../../etc/passwd", "passwd"),
        (r"C:\mapp\plan.docx", "plan.docx"),
        ("rapport\u202efdp.exe", "rapportfdp.exe"),
        ("a\x00b\r\nSet-Cookie: x.pdf", "abSet-Cookie x.pdf"),
        ("...", ""),
        ("å" * 300 + ".pdf", "å" * 196 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_what_harms(given_name: str, kept: str) -> None:
    assert kept_name(given_name) == kept


@pytest.mark.parametrize(
    ("name", "kind", "called"),
    [
        ("plan.pdf", "pdf", "plan.pdf"),
        ("plan.PDF", "pdf", "plan.PDF"),
        ("plan.exe", "pdf", "plan.exe.pdf"),
        ("plan.html", "txt", "plan.html.txt"),
        ("lista.csv", "txt", "lista.csv"),
        ("mall.docm", "docx", "mall.docm.docx"),
        ("", "xlsx", "handling.xlsx"),
    ],
)
def test_a_download_ends_as_what_it_is(name: str, kind: str, called: str) -> None:
    assert download_name(name, kind) == called


def test_nothing_is_sent_as_a_page() -> None:
    assert media_type("txt").startswith("text/plain")
    assert {media_type(kind) for kind in (Format.HTML, Format.PROGRAM)} == {"application/octet-stream"}


@given(st.text(max_size=400))
def test_any_name_can_be_kept(name: str) -> None:
    kept = kept_name(name)
    assert storable(kept)
    assert len(kept) <= LONGEST
    assert "/" not in kept
    assert kept_name(kept) == kept
