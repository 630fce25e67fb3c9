"""Statistics in reports: published tables alone, the answer first."""

from datetime import date

import pytest
from tests import factories
from tests.counts.making import LONG
from tests.counts.test_tables import a_source, deliver, more

from fridlyst.counts.actions import publish_table
from fridlyst.counts.queries.ledger import published_table
from fridlyst.counts.shapes import PERIOD, TableChoice
from fridlyst.figures.tables import CellState
from fridlyst.reports.contents.counts import count_figure, table_document

pytestmark = pytest.mark.django_db


def test_bars_leave_the_total_out_and_say_what_is_hidden() -> None:
    town = factories.town()
    of = a_source(town)
    deliver(town, of, (("Kön", "Våldsform", "Antal"), ("Kvinnor", "Fysiskt", 30), ("Män", "Fysiskt", 2),
                       ("Kvinnor", "Psykiskt", 40), ("Män", "Psykiskt", 1)))  # fmt: skip
    number = publish_table(by=town.actor, choice=TableChoice(of.pk, ("2026-H1",), "sex", "form")).number
    figure = count_figure(published_table(town.municipality.pk, number))
    assert [row[0] for row in figure.table.rows] == ["Kvinnor", "Män"]
    assert "Män: skyddat" in figure.alt


def test_a_table_over_time_says_the_last_half_year() -> None:
    town = factories.town()
    of = a_source(town)
    deliver(town, of, LONG, "2025-H2")
    deliver(town, of, more(LONG, 3), "2026-H1")
    choice = TableChoice(of.pk, ("2025-H2", "2026-H1"), PERIOD, "sex")
    view = published_table(town.municipality.pk, publish_table(by=town.actor, choice=choice).number)
    made = table_document(view, municipality="Askersund", today=date(2026, 11, 21))
    assert made.subtitle.startswith("187 personer, första halvåret 2026")
    assert view.cell(sex="women").state is CellState.SHOWN
    assert [row[0] for row in count_figure(view).table.rows] == [
        "Andra halvåret 2025",
        "Första halvåret 2026",
    ]
