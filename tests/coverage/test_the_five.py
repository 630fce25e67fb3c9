"""The demonstration's programmes: what coverage says of them, and what Linköping found itself."""

from collections.abc import Callable

import pytest

from fridlyst.coverage.balance import balance
from fridlyst.coverage.gap_words import grouped
from fridlyst.coverage.gaps import gaps
from fridlyst.coverage.matrix import by_level
from fridlyst.coverage.queries import coverage
from fridlyst.coverage.shapes import Coverage
from fridlyst.exchange.importing import import_programme
from tests import factories
from tests.demo.programme_files import programme

Read = Callable[[str], Coverage]
TOWNS = {
    "stockholm": ("0180", "Stockholm"),
    "linkoping": ("0580", "Linköping"),
    "alingsas": ("1489", "Alingsås"),
}


@pytest.fixture
def read(db: None) -> Read:
    """A programme file as coverage sees it."""

    def taken_in(name: str) -> Coverage:
        town = factories.town(*TOWNS.get(name.split("-")[0], ("1882", "Askersund")))
        file = {**programme(name), "alignments": []}
        made = import_programme(_unaligned(file), by=town.actor, in_force=True)
        return coverage(municipality_id=town.municipality.pk, programme_id=made.programme_id)

    return taken_in


def _unaligned(tree: object) -> dict[str, object]:
    """Without the documents above, which are not loaded here."""
    assert isinstance(tree, dict)
    below = [_unaligned(one) for one in tree.get("goals", [])]
    return {name: value for name, value in tree.items() if name != "aligned"} | (
        {"goals": below} if below else {}
    )


def said(found: Coverage) -> dict[str, str]:
    return {one.code: one.sentence for one in grouped(gaps(found))}


@pytest.mark.parametrize("name", ["linkoping-vald-2018-2023", "linkoping-heder-2022-2023"])
def test_linkoping_sees_what_its_own_follow_up_found(read: Read, name: str) -> None:
    found = read(name)
    share = balance(found)
    assert len(share.after) > len(share.citizens) * 2 / 3
    assert len(share.universal) <= 1
    assert len(share.selective) <= 2
    first = grouped(gaps(found))[0]
    assert first.code == "mostly-after"
    assert first.sentence == (
        f"Av de {len(share.citizens)} aktiviteter som riktas till invånare är {len(share.after)} "
        "bara till för dem som redan är berörda av våld."
    )


def test_stockholms_gaps_are_few_and_true(read: Read) -> None:
    found = read("stockholm-2021-2025")
    assert len(found.activities) == 52
    assert set(said(found)) == {"time-missing", "group-thin", "form-missing", "goal-after"}
    assert said(found)["time-missing"] == "48 av 52 aktiviteter saknar tid."
    assert "Mål 5" in said(found)["goal-after"]
    assert "husdjur" in said(found)["form-missing"]
    assert by_level(found).empty == 1


def test_alingsas_has_nothing_for_those_who_use_violence_and_is_not_asked_for_figures(read: Read) -> None:
    found = said(read("alingsas-2025-2027"))
    assert "using-violence" in found
    assert not {"indicators-none", "indicator-missing", "mostly-after"} & set(found)


def test_askersund_names_prostitution_and_does_nothing_about_it(read: Read) -> None:
    found = said(read("askersund-2026-2028"))
    assert "prostitution" in found["kind-missing"]
    assert "children-beside" in found
