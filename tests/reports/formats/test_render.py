"""One way to every format."""

from dataclasses import replace

import pytest
from tests.reports.sample import sample

from fridlyst.base.errors import BadInput
from fridlyst.reports.document import Appendix
from fridlyst.reports.formats import FORMATS, render

BEGINNINGS = {"pdf": b"%PDF-1.7", "docx": b"PK", "xlsx": b"PK", "html": b"<!DOCTYPE html>"}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_made_and_says_how_far_it_has_come(name: str) -> None:
    heard: list[tuple[float, str]] = []
    made = render(sample(1), name, progress=lambda share, doing: heard.append((share, doing)))
    assert made.data.startswith(BEGINNINGS[name])
    assert made.extension == name
    assert made.media_type == FORMATS[name].media_type
    shares = [share for share, _ in heard]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert len(shares) >= 3
    assert all(doing for _, doing in heard)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_with_nothing_in_it_is_made(name: str) -> None:
    empty = replace(sample(0), summary=(), facts=(), blocks=(), appendices=(Appendix("bilaga", "Tom", ()),))
    assert render(empty, name.upper()).data.startswith(BEGINNINGS[name])


def test_an_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(BadInput, match="pdf, docx, xlsx, html") as refused:
        render(sample(0), "odt")
    assert refused.value.field == "format"
    assert refused.value.code == "unknown-report-format"
