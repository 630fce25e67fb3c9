"""Addresses worked out once are the addresses that Django gives."""

import pytest
from django.urls import NoReverseMatch, get_script_prefix, reverse, set_script_prefix

from fridlyst.web.shared.addresses import address

GIVEN = [
    ("programmes:list", ("stockholm",)),
    ("programmes:goal", ("stockholm", "2021-2025", "1-1")),
    ("programmes:activity", ("stockholm", "utbilda-alla")),
    ("organisation:body", ("stockholm", "socialnamnden")),
    ("followup:answer", ("stockholm", "tertial-1-2024", "socialnamnden")),
    ("followup:save_activity", ("stockholm", "tertial-1-2024", "socialnamnden", 12)),
    ("review:page", ("stockholm", 7, 3)),
]


@pytest.mark.parametrize(("name", "parts"), GIVEN)
def test_it_is_the_address_that_django_gives(name: str, parts: tuple[object, ...]) -> None:
    assert address(name, *parts) == reverse(name, args=parts)


def test_it_follows_where_the_site_is_mounted() -> None:
    before = get_script_prefix()
    assert address("programmes:list", "stockholm") == "/stockholm/program/"
    try:
        set_script_prefix("/fridlyst/")
        assert address("programmes:list", "stockholm") == "/fridlyst/stockholm/program/"
    finally:
        set_script_prefix(before)


def test_a_part_cannot_reach_out_of_its_place() -> None:
    assert address("programmes:activity", "stockholm", '"><b>/{}') == (
        "/stockholm/aktivitet/%22%3E%3Cb%3E%2F%7B%7D/"
    )


@pytest.mark.parametrize("parts", [(), ("stockholm", "2021-2025")])
def test_a_page_that_is_not_has_no_address(parts: tuple[str, ...]) -> None:
    with pytest.raises(NoReverseMatch):
        address("programmes:activities", *parts)
