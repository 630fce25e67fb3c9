"""The pages of indicators: list, definition and series, entry by hand and by file, breaks."""

import html
import io
import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fridlyst.indicators.actions import add_break, record
from fridlyst.indicators.fields import Definition, MeasurementRow
from fridlyst.indicators.models import Indicator, Measurement, SeriesBreak
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.fields import OwnerChoice
from tests.factories import Town, body, goal, indicator, person, programme, signed_in, town

pytestmark = pytest.mark.django_db


class Scene:
    """A town with a share that two committees measure by sex, over seven years with a break."""

    def __init__(self) -> None:
        self.town: Town = town()
        self.social: Body = body(self.town)
        self.school: Body = body(self.town, "Skolnämnden")
        under = goal(self.town, programme(self.town))
        self.share: Indicator = indicator(
            self.town,
            under,
            kind="share",
            title="Andel utbildade",
            owners=[OwnerChoice(self.social.pk), OwnerChoice(self.school.pk)],
            target_value=Decimal(80),
            definition=Definition(by_sex=True, direction="higher", purpose="Visar vad folk kan."),
        )
        self.at = f"/{self.town.slug}/statistik/indikatorer/"
        rows = [
            MeasurementRow(self.share.pk, who.key, date(year, 12, 31), sex, Decimal(top), Decimal(50))
            for who in (self.social, self.school)
            for year in range(2019, 2026)
            for sex, top in (("women", 20 + year - 2019), ("men", 11 + year - 2019))
        ]
        few = MeasurementRow(
            self.share.pk, self.school.key, date(2023, 12, 31), "", Decimal(41), Decimal(103)
        )
        record(by=self.town.actor, rows=[*rows, few], how="file", certain=True)
        add_break(by=self.town.actor, indicator_id=self.share.pk, on=date(2022, 1, 1), why="Ny enkät")

    def client(self, role: Role = Role.COORDINATOR, on: Body | None = None) -> Client:
        return signed_in(person(self.town, role, on))


@pytest.fixture
def scene(db: None) -> Scene:
    return Scene()


def test_the_list_says_the_latest_value_the_target_and_which_way_it_goes(scene: Scene) -> None:
    page = scene.client(Role.READER).get(scene.at).content.decode()
    assert "Andel utbildade" in page
    assert "80\u00a0%" in page
    assert "åt rätt håll" in page
    assert "<svg" in page


def test_the_sheet_says_definition_series_breaks_sexes_and_bodies(scene: Scene) -> None:
    page = scene.client(Role.READER).get(f"{scene.at}{scene.share.pk}/").content.decode()
    for words in (
        "Visar vad folk kan.",
        "Ny enkät",
        "Kvinnor",
        "Män",
        "Skolnämnden",
        "Högre",
    ):
        assert words in page
    assert "brott i tidsserien" in page
    assert "Lämna ett tal" not in page


def test_every_way_out_hides_the_same_few(scene: Scene) -> None:
    """Of three the sex is not known: a small rest that page and files must not give away."""
    client, at = scene.client(Role.READER), f"{scene.at}{scene.share.pk}/"
    rows = json.loads(client.get(f"{at}?format=json").content)
    last = [one for one in rows if one["day"] == "2023-12-31" and one["body"] == "Skolnämnden"]
    states = {one["sex"]: one["state"] for one in last}
    assert "suppressed" in states.values()
    for one in last:
        assert (one["value"] is None) == (one["state"] != "shown")
        assert (one["numerator"] is None) == (one["state"] != "shown")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{at}?format=xlsx").content))
    assert "skyddat" in [cell for row in book.active.iter_rows(values_only=True) for cell in row]
    assert "skyddat" in client.get(f"{at}?format=csv").content.decode("utf-8-sig")
    assert "skyddat" in client.get(at).content.decode()


def test_a_number_is_entered_for_a_day_asked_about_and_corrected(scene: Scene) -> None:
    client, at = scene.client(Role.REPORTER, scene.social), f"{scene.at}{scene.share.pk}/tal/"
    given = {"body": scene.social.key, "as_of": "2026-06-30", "version": "0", "women_numerator": "48"}
    given |= {"women_denominator": "50", "men_numerator": "46", "men_denominator": "50", "comment": "Halvår"}
    asked = client.post(at, given)
    assert asked.status_code == 422
    assert "Stämmer det?" in asked.content.decode()
    assert client.post(at, given | {"certain": "on"}).status_code == 302
    whole = Measurement.objects.get(occasion="day:2026-06-30", sex="")
    assert (whole.numerator, whole.denominator, whole.entered) == (94, 100, "hand")
    again = client.get(f"{at}?enhet={scene.social.key}&dag=2026-06-30").content.decode()
    assert 'value="48"' in again
    mended = given | {"version": "1", "women_numerator": "47", "numerator": "93", "denominator": "100"}
    assert client.post(at, mended | {"certain": "on"}).status_code == 302
    assert "94 av 100 rättades till 93 av 100" in client.get(at).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"women_numerator": "1", "women_denominator": "0"}, "större än noll"),
        ({"numerator": "51", "denominator": "50"}, "inte vara större"),
        ({"numerator": "9" * 5000, "denominator": "50"}, "Skriv ett tal"),
        ({"numerator": "1,5", "denominator": "50"}, "hela tal"),
        ({}, "Skriv talet"),
        ({"numerator": "1", "denominator": "5", "as_of": "2999-01-01"}, "inte varit än"),
        ({"numerator": "1", "denominator": "5", "comment": "x" * 30_000}, "högst"),
    ],
)
def test_a_wrong_number_is_said_beside_its_field_and_nothing_is_saved(
    scene: Scene, fields: dict[str, str], words: str
) -> None:
    before = Measurement.objects.count()
    given = {"body": scene.social.key, "as_of": "2026-06-30", "version": "0", **fields}
    page = scene.client().post(f"{scene.at}{scene.share.pk}/tal/", given)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert Measurement.objects.count() == before


def test_the_template_filled_in_is_previewed_and_taken_in_whole(scene: Scene) -> None:
    client, at = scene.client(Role.REPORTER, scene.social), f"{scene.at}lamna/"
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{at}mall/").content))
    sheet = book.active
    rows = list(sheet.iter_rows())
    assert {row[3].value for row in rows[1:]} == {"Socialnämnden"}
    for row, top in zip(rows[1:], (27, 19), strict=True):
        row[4].value, row[6].value, row[7].value = "T1 2026", top, 50
    out = io.BytesIO()
    book.save(out)
    preview = client.post(at, {"file": SimpleUploadedFile("mall.xlsx", out.getvalue())})
    assert preview.status_code == 200
    assert not Measurement.objects.filter(as_of=date(2026, 4, 30)).exists()
    kept = html.unescape(
        re.findall(r'name="rows" hidden>(.*?)</textarea>', preview.content.decode(), re.S)[0]
    )
    assert client.post(at, {"rows": kept}).status_code == 302
    whole = Measurement.objects.get(as_of=date(2026, 4, 30), sex="")
    assert (whole.numerator, whole.denominator, whole.entered) == (46, 100, "file")


CSV = "Indikator;Enhet;Dag;Kön;Täljare;Nämnare;Kommentar\r\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CSV + "Andel utbildade;Socialnämnden;2026-06-30;;5;4;\r\n", "inte vara större"),
        (CSV + "Andel utbildade;Nämnden X;2026-06-30;;4;5;\r\n", "finns inte i kommunen"),
        (CSV + "=1+1;Socialnämnden;2026-06-30;;4;5;<b>\r\n", "Indikatorn finns inte"),
        (CSV + "Andel utbildade;Socialnämnden;i fjol;;4;5;\r\n", "Skriv dagen"),
        (CSV + f"Andel utbildade;Socialnämnden;2026-06-30;;{'9' * 5000};5;\r\n", "Skriv ett tal"),
        (CSV + "Andel utbildade;Socialnämnden;2026-06-30;;90;100;\r\n", "Stämmer det?"),
        (CSV, "Ingen rad har något tal"),
        ("a;b\r\n1;2\r\n", "Kolumnerna känns inte igen"),
        ("", "tom"),
    ],
)
def test_what_is_wrong_or_odd_in_a_file_is_said_by_its_line_and_nothing_is_saved(
    scene: Scene, text: str, words: str
) -> None:
    before = Measurement.objects.count()
    page = scene.client().post(
        f"{scene.at}lamna/", {"file": SimpleUploadedFile("tal.csv", text.encode("cp1252"))}
    )
    assert words in page.content.decode()
    assert "<b>" not in page.content.decode()
    assert Measurement.objects.count() == before


@pytest.mark.parametrize("rows", ["", "[", "[[1]]", "{}", "[" * 4000, '[["a\\u0000"]]', "x" * 1_300_000])
def test_rows_that_no_preview_kept_are_refused(scene: Scene, rows: str) -> None:
    before = Measurement.objects.count()
    assert scene.client().post(f"{scene.at}lamna/", {"rows": rows}).status_code in (400, 413, 422)
    assert Measurement.objects.count() == before


def test_the_definition_is_changed_and_protection_is_not_taken_away_without_a_reason(scene: Scene) -> None:
    client, at = scene.client(), f"{scene.at}{scene.share.pk}/definition/"
    given = {"version": "1", "direction": "lower", "purpose": "Nytt syfte", "target_value": "75,5"}
    refused = client.post(at, given)
    assert refused.status_code == 422
    assert "varför talen inte handlar om personer" in refused.content.decode()
    assert client.post(at, given | {"about_persons": "on", "by_sex": "on"}).status_code == 302
    kept = Indicator.objects.get()
    assert (kept.direction, kept.target_value, kept.by_sex) == ("lower", Decimal("75.5"), True)
    assert client.post(at, given | {"about_persons": "on"}).status_code == 409
    assert (
        client.post(at, given | {"version": "2", "target_value": "101", "about_persons": "on"}).status_code
        == 422
    )


def test_a_break_is_marked_and_taken_away(scene: Scene) -> None:
    client, at = scene.client(), f"{scene.at}{scene.share.pk}/brott/"
    assert client.post(at, {"on": "2024-01-01", "why": ""}).status_code == 422
    assert client.post(at, {"on": "2024-01-01", "why": "Nytt system"}).status_code == 302
    made = SeriesBreak.objects.get(why="Nytt system")
    assert client.post(f"{at}{made.pk}/ta-bort/").status_code == 302
    assert not SeriesBreak.objects.filter(pk=made.pk).exists()


@pytest.mark.parametrize("page", ["lamna/", "lamna/mall/", "{id}/definition/", "{id}/tal/", "{id}/brott/"])
def test_a_reader_reads_and_writes_nothing(scene: Scene, page: str) -> None:
    client, address = scene.client(Role.READER), scene.at + page.format(id=scene.share.pk)
    assert client.get(address).status_code == 403
    assert scene.client(Role.READER).get(f"{scene.at}{2**70}/").status_code == 404


def test_pages_take_as_many_statements_with_more_indicators(
    scene: Scene, django_assert_num_queries: Callable[[int], object]
) -> None:
    client = scene.client()
    pages = {scene.at: 12, f"{scene.at}{scene.share.pk}/": 13}
    client.get(scene.at)
    for _ in range(2):
        for address, most in pages.items():
            with django_assert_num_queries(most):  # type: ignore[attr-defined]
                client.get(address)
        for at in range(5):
            indicator(scene.town, scene.share.goal, kind="share", title=f"Andel {at} {_}")
