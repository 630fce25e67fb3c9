"""The demonstration's invented statistics: two half-years, with small counts that are protected."""

import time
from datetime import date

import pytest
from tests import factories

from fridlyst.counts.queries.ledger import published_tables
from fridlyst.counts.queries.sources import missing_deliveries, sources
from fridlyst.demo.counts import load_counts
from fridlyst.figures.tables import CellState

TODAY = date(2026, 11, 21)


@pytest.mark.django_db
def test_two_half_years_are_published_with_small_counts_protected() -> None:
    town = factories.town()
    began = time.process_time()
    load_counts(by=town.actor, place="askersund", today=TODAY)
    took = time.process_time() - began
    here = town.municipality.pk
    tables = published_tables(here)
    assert {one.periods[0] for one in tables} == {"2025-H2", "2026-H1"}
    states = {cell.state for one in tables for cell in one.published.cells.values()}
    assert states == {CellState.SHOWN, CellState.SUPPRESSED}
    assert missing_deliveries(sources(here), TODAY) == ()
    print(f"{took:.2f} s")


@pytest.mark.django_db
def test_a_place_without_invented_counts_gets_none() -> None:
    town = factories.town("1489", "Alingsås")
    load_counts(by=town.actor, place="alingsas", today=TODAY)
    assert sources(town.municipality.pk) == ()
