"""The page is semantic, escaped, and holds nothing that a strict policy stops."""

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.reports.hostile import HTML, LONG, TYPST, hostile
from tests.reports.sample import sample

from fridlyst.reports.formats.page import fragment, write_page

VOID = {"meta", "br", "img", "hr", "link"}


class Reader(HTMLParser):
    """Collects tags, attributes and text, and holds that every element is closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(scope="module")
def page() -> Reader:
    return Reader(write_page(sample(3)).decode())


def test_the_file_stands_alone(page: Reader) -> None:
    assert page.all("html") == [{"lang": "sv"}]
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1
    assert not [attributes for _, attributes in page.tags if {"src", "srcset"} & set(attributes)]
    assert all((link["href"] or "").startswith("#") for link in page.all("a"))


def test_headings_never_leap(page: Reader) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_link_has_its_target_and_every_id_is_alone(page: Reader) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert {(link["href"] or "").removeprefix("#") for link in page.all("a")} <= set(ids)


def test_tables_have_caption_and_scopes(page: Reader) -> None:
    assert len(page.all("caption")) == len(page.all("table")) == len(list(sample(3).every_table()))
    assert {header["scope"] for header in page.all("th")} == {"col", "row"}


def test_charts_are_inline_with_words(page: Reader) -> None:
    assert all(svg["role"] == "img" and svg["aria-label"] for svg in page.all("svg"))
    assert len(page.all("svg")) == 10


def test_dates_and_statuses_are_said_and_marked(page: Reader) -> None:
    assert {"datetime": "2026-02-28"} in page.all("time")
    assert "28 februari 2026" in page.text
    assert {span.get("data-tone") for span in page.all("span")} >= {"done", "late", "unanswered"}


def test_a_fragment_has_no_style_and_fits_under_the_pages_own_heading() -> None:
    markup = fragment(sample(1), top=2, prefix="r-")
    assert "<style" not in markup
    assert " style=" not in markup
    read = Reader(markup)
    assert not read.all("h1")
    assert len(read.all("h2")) == 1
    ids = [attributes["id"] or "" for _, attributes in read.tags if attributes.get("id")]
    assert all(ident.startswith("r-") for ident in ids)


def test_hostile_text_is_only_text() -> None:
    read = Reader(write_page(hostile()).decode())
    assert not read.all("script")
    assert not read.all("img")
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on")]
    said = "".join(read.text)
    assert HTML in said
    assert TYPST in said
    assert LONG in said
    assert "föreefter" in said
    assert not set(said) & set("\x00\x08\x1b\ud800\ufffe")


def test_a_folded_appendix_shows_its_heading_and_keeps_its_address() -> None:
    open_, folded = Reader(fragment(sample(1))), Reader(fragment(sample(1), folded=True))
    count = len(sample(1).appendices)
    assert count
    assert not open_.all("details")
    assert len(folded.all("details")) == len(folded.all("summary")) == count
    assert {one["id"] for one in folded.all("h2") if one.get("id")} == {
        one["id"] for one in open_.all("h2") if one.get("id")
    }
