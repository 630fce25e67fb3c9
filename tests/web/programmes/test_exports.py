"""Every list as CSV, Excel and JSON: typed, filtered as on the page, and never a formula."""

import csv
import io
import re
from datetime import date, datetime

import pytest
from django.test import Client
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests import factories
from tests.web.programmes.conftest import Scene

LISTS = (
    "program/",
    "program/2026-2028/mal/",
    "program/2026-2028/indikatorer/",
    "program/2026-2028/kostnader/",
    "program/2026-2028/galler/",
    "aktiviteter/",
    "organisation/",
    "organisation/personer/",
    "arenden/",
    "stod/",
)


@pytest.mark.parametrize("page", LISTS)
def test_every_list_has_three_files(scene: Scene, coordinator: Client, page: str) -> None:
    sizes = set()
    for kind in ("csv", "xlsx", "json"):
        answer = coordinator.get(f"{scene.home}{page}?format={kind}")
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].endswith(f'.{kind}"')
        sizes.add(_rows(kind, answer.content))
    assert len(sizes) == 1


def _sheet(body: bytes) -> Worksheet:
    return load_workbook(io.BytesIO(body)).worksheets[0]


def _rows(kind: str, body: bytes) -> int:
    if kind == "csv":
        return len(list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))) - 1
    if kind == "xlsx":
        return _sheet(body).max_row - 1
    return body.count(b"{")


@pytest.mark.parametrize("page", LISTS)
def test_any_other_format_is_refused(scene: Scene, coordinator: Client, page: str) -> None:
    assert coordinator.get(f"{scene.home}{page}?format=exe").status_code == 400


def test_numbers_and_days_are_typed(scene: Scene, coordinator: Client) -> None:
    sheet = _sheet(coordinator.get(f"{scene.home}program/?format=xlsx").content)
    values = [cell.value for cell in sheet[2]]
    assert datetime(2026, 1, 1) in values
    (row,) = coordinator.get(f"{scene.programme_href}indikatorer/?format=json").json()
    assert row["target"] == 80
    (goal,) = coordinator.get(f"{scene.programme_href}mal/?format=json").json()
    assert (goal["activities"], goal["preconditions"]) == (1, 1)


def test_no_title_becomes_a_formula(scene: Scene, coordinator: Client) -> None:
    factories.activity(scene.town, scene.goal, '=HYPERLINK("http://ond.example")')
    text = coordinator.get(f"{scene.home}aktiviteter/?format=csv").content.decode("utf-8-sig")
    titles = [row[0] for row in csv.reader(io.StringIO(text), delimiter=";")]
    assert '\'=HYPERLINK("http://ond.example")' in titles
    sheet = _sheet(coordinator.get(f"{scene.home}aktiviteter/?format=xlsx").content)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_the_file_holds_what_the_filters_let_through(scene: Scene, coordinator: Client) -> None:
    for number in range(60):
        factories.activity(scene.town, scene.goal, f"Kurs {number}")
    rows = coordinator.get(f"{scene.home}aktiviteter/?q=kurs&format=json&page=2").json()
    assert len(rows) == 60
    assert all(row["activity"].startswith("Kurs") for row in rows)


def test_an_ended_programme_is_in_the_list(scene: Scene, coordinator: Client) -> None:
    factories.programme(scene.town, "Gammalt", valid_from=date(2020, 1, 1), valid_to=date(2022, 12, 31))
    states = {
        row["programme"]: row["valid_to"]
        for row in coordinator.get(f"{scene.home}program/?format=json").json()
    }
    assert states == {"Program mot våld": "2028-12-31", "Gammalt": "2022-12-31"}


def test_the_lists_on_a_goal_and_a_body_lead_to_their_own_files(scene: Scene, reader: Client) -> None:
    factories.activity(scene.town, factories.goal(scene.town, scene.programme, "Annat", number="2"), "Annan")
    for page in (scene.goal_href, f"{scene.home}organisation/{scene.body.key}/"):
        text = reader.get(page).content.decode()
        (link,) = re.findall(r'href="([^"]+format=json)"', text)
        rows = reader.get(link.replace("&amp;", "&")).json()
        assert [row["activity"] for row in rows] == ["Utbilda alla"]
