"""Sorting and paging from hostile addresses."""

import pytest
from django.test import RequestFactory

from fridlyst.web.shared.lists import Page, paged, sorting


@pytest.mark.parametrize("asked", ["", "0", "-3", "99", "abc", "²", "9" * 400, "1 OR 1=1"])
def test_a_page_that_is_not_gives_the_nearest(asked: str) -> None:
    page = paged(RequestFactory().get("/", {"page": asked}), range(130))
    assert (page.first, page.last) in {(1, 50), (101, 130)}


def test_pages_follow_each_other_and_keep_the_filter() -> None:
    page = paged(RequestFactory().get("/?q=å&page=2"), range(130))
    assert list(page.rows) == list(range(50, 100))
    assert page.before == "?q=%C3%A5&page=1"
    assert page.after == "?q=%C3%A5&page=3"


def test_an_empty_list_has_one_empty_page() -> None:
    page: Page[str] = paged(RequestFactory().get("/"), [])
    assert (page.first, page.last, page.total, page.before, page.after) == (0, 0, 0, "", "")


def test_only_known_columns_sort() -> None:
    chosen = sorting(RequestFactory().get("/?sort=-password"), ("title", "time"), "title")
    assert (chosen.by, chosen.descending) == ("title", False)


def test_the_same_column_turns() -> None:
    chosen = sorting(RequestFactory().get("/?sort=time&page=3&q=x"), ("title", "time"), "title")
    assert chosen.href("time") == "?q=x&sort=-time"
    assert chosen.href("title") == "?q=x&sort=title"
    assert (chosen.aria("time"), chosen.aria("title")) == ("ascending", "")
