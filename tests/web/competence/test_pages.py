"""Pages of competence: what is shown to whom, what is saved, and what comes back."""

import io
import re
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fridlyst.base.half_years import last_over
from fridlyst.competence.models import CompetencePlan, Course, RoutineUse, StaffCount, TrainedCount
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from tests import factories
from tests.competence.making import course
from tests.factories import Town

pytestmark = pytest.mark.django_db
PERIOD = last_over(date.today())
Here = tuple[Town, Body, Body]


@pytest.fixture
def here() -> Here:
    town = factories.town()
    return town, factories.body(town, "Skolan"), factories.body(town, "Vården")


def browser(town: Town, role: Role, on: Body | None = None) -> Client:
    return factories.signed_in(factories.person(town, role, on))


def at(town: Town, path: str = "") -> str:
    return f"/{town.slug}/statistik/kompetens/{path}"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def hidden(content: str, name: str) -> str:
    """The value of a hidden field of the page."""
    [found] = re.findall(rf'name="{name}" value="([^"]*)"', content)
    return str(found)


def told(client: Client, town: Town, body: Body, **fields: object) -> int:
    address = at(town, f"enhet/{body.key}/lamna/?period={PERIOD.code}")
    values = {"version": hidden(page(client, address), "version")} | fields
    return client.post(address, values).status_code


def test_an_empty_place_offers_the_national_courses(here: Here) -> None:
    town, *_ = here
    client = browser(town, Role.COORDINATOR)
    assert "Lägg till nationella kurser" in page(client, at(town))
    client.post(at(town, "kurser/forslag/"), {"titles": ["Webbkurs om våld", "Webbkurs heder"]})
    assert Course.objects.count() == 2
    assert "Webbkurs heder" in page(client, at(town))
    assert "Lägg till nationella kurser" not in page(browser(town, Role.READER), at(town))


def test_a_reporter_tells_the_numbers_of_a_half_year(here: Here) -> None:
    town, school, care = here
    web = course(town)
    client = browser(town, Role.REPORTER, school)
    assert f"/enhet/{school.key}/lamna/" in page(client, at(town))
    assert told(client, town, school, **{"staff": "200", "left": "10", f"trained-{web.pk}": "120"}) == 302
    assert (StaffCount.objects.get().staff, TrainedCount.objects.get().count) == (200, 120)
    assert StaffCount.objects.get().entered_by
    shown = page(client, at(town))
    assert "1 av 2 har inte lämnat antal anställda: Vården." in shown
    assert client.get(at(town, f"enhet/{care.key}/lamna/")).status_code == 403


def test_a_wrong_number_comes_back_beside_its_field(here: Here) -> None:
    town, school, _care = here
    web = course(town)
    client = browser(town, Role.COORDINATOR)
    address = at(town, f"enhet/{school.key}/lamna/")
    answer = client.post(address, {"version": "0", "staff": "10", f"trained-{web.pk}": "50"})
    assert answer.status_code in (409, 422)
    assert told(client, town, school, **{"staff": "10", f"trained-{web.pk}": "50"}) == 422
    assert not StaffCount.objects.exists()


def test_few_are_protected_everywhere_but_where_they_are_told(here: Here) -> None:
    town, school, care = here
    web = course(town)
    boss = browser(town, Role.COORDINATOR)
    told(boss, town, school, **{"staff": "300", f"trained-{web.pk}": "203"})
    told(boss, town, care, **{"staff": "40", f"trained-{web.pk}": "3"})
    reader = browser(town, Role.READER)
    for path in ("", f"kurser/{web.key}/", f"enhet/{care.key}/"):
        shown = page(reader, at(town, path))
        assert "skyddat" in shown
        assert "3 av 40" not in shown
    listed = reader.get(at(town, "?format=json")).json()
    [few] = [row for row in listed if row["body"] == "Vården"]
    assert few["trained"]["value"] is None if isinstance(few["trained"], dict) else few["trained"] is None
    assert ">3<" in page(boss, at(town, f"enhet/{care.key}/")).replace("Webbkurs om våld: 3<", ">3<")


@pytest.mark.parametrize("format", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("path", ["", "kurser/", "planer/", "rutiner/"])
def test_every_list_is_a_file(here: Here, path: str, format: str) -> None:
    town, *_ = here
    course(town)
    answer = browser(town, Role.READER).get(at(town, f"{path}?format={format}"))
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]


def test_the_template_is_filled_in_and_taken_in(here: Here) -> None:
    town, school, care = here
    web = course(town)
    client = browser(town, Role.COORDINATOR)
    template = client.get(at(town, "fil/?format=xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(template.content))
    sheet = book.active
    assert sheet is not None
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("Anställda") + 1, 200)
    sheet.cell(2, heads.index("Webbkurs om våld") + 1, 90)
    out = io.BytesIO()
    book.save(out)
    answer = client.post(at(town, "fil/"), {"file": SimpleUploadedFile("mall.xlsx", out.getvalue())})
    assert answer.status_code == 200
    assert not StaffCount.objects.exists()
    carried = hidden(answer.content.decode(), "rows")
    assert client.post(at(town, "fil/"), {"rows": carried}).status_code == 302
    assert StaffCount.objects.get().body_id == school.pk
    assert (StaffCount.objects.get().how, TrainedCount.objects.get().count) == ("file", 90)
    assert web.pk == TrainedCount.objects.get().course_id
    assert care.pk != StaffCount.objects.get().body_id


def test_what_is_carried_is_nobody_elses(here: Here) -> None:
    town, school, _care = here
    other = factories.town("1489", "Alingsås")
    factories.body(other)
    client = browser(town, Role.COORDINATOR)
    head = "Enhet;Från;Till;Anställda\n"
    row = f"Skolan;{PERIOD.first};{PERIOD.last};12\n"
    file = SimpleUploadedFile("antal.csv", (head + row).encode())
    carried = hidden(client.post(at(town, "fil/"), {"file": file}).content.decode(), "rows")
    stranger = browser(other, Role.COORDINATOR)
    stranger.post(at(other, "fil/"), {"rows": carried})
    client.post(at(town, "fil/"), {"rows": carried[:-3]})
    reporter = browser(town, Role.REPORTER, factories.body(town, "Annan"))
    reporter.post(at(town, "fil/"), {"rows": carried})
    assert not StaffCount.objects.exists()
    assert school.staff_counts.count() == 0


def test_a_bad_file_says_where(here: Here) -> None:
    town, *_ = here
    client = browser(town, Role.COORDINATOR)
    text = "Enhet;Från;Till;Anställda\nVägen;2026-01-01;2026-06-30;x\nSkolan;2026-01-01;2026-06-30;-\n"
    answer = client.post(at(town, "fil/"), {"file": SimpleUploadedFile("antal.csv", text.encode())})
    assert answer.status_code == 422
    assert "Rad 2" in answer.content.decode()


def test_a_course_is_added_and_put_away(here: Here) -> None:
    town, *_ = here
    client = browser(town, Role.COORDINATOR)
    fields = {
        "title": "Egen kurs",
        "kind": "own",
        "theme": "honour",
        "group": "everyone",
        "target_share": "62,5",
    }
    assert client.post(at(town, "kurser/ny/"), fields).status_code == 302
    made = Course.objects.get()
    assert float(made.target_share or 0) == 62.5
    fields |= {"archived": "on", "version": "1"}
    assert client.post(at(town, f"kurser/{made.key}/andra/"), fields).status_code == 302
    assert "undanlagd" in page(client, at(town, f"kurser/{made.key}/"))
    assert client.post(at(town, f"kurser/{made.key}/andra/"), fields).status_code == 409


def test_an_address_that_is_no_web_page_is_refused(here: Here) -> None:
    town, *_ = here
    client = browser(town, Role.COORDINATOR)
    fields = {"title": "K", "kind": "own", "theme": "all", "group": "everyone", "web_address": "javascript:1"}
    answer = client.post(at(town, "kurser/ny/"), fields)
    assert answer.status_code == 422
    assert "https" in answer.content.decode()


def test_plans_and_routines_are_told_by_the_bodys_own(here: Here) -> None:
    town, school, care = here
    client = browser(town, Role.REPORTER, school)
    plan = {"body_id": str(school.pk), "title": "Alla går kursen", "state": "planned", "until": "2020-01-01"}
    assert client.post(at(town, "planer/ny/"), plan).status_code == 302
    assert "Försenad" in page(client, at(town, "planer/"))
    assert client.post(at(town, "planer/ny/"), plan | {"body_id": str(care.pk)}).status_code == 422
    assert CompetencePlan.objects.count() == 1
    routine = {"state": "yes", "on": str(date.today()), "version": "0", "routine": "FREDA"}
    assert client.post(at(town, f"rutiner/{school.key}/"), routine).status_code == 302
    assert client.post(at(town, f"rutiner/{care.key}/"), routine).status_code == 403
    assert RoutineUse.objects.get().body_id == school.pk


def test_as_many_statements_at_more_data(here: Here, django_assert_max_num_queries: object) -> None:
    town, school, care = here
    client = browser(town, Role.COORDINATOR)
    course(town)
    counted = []
    for number in range(3):
        web = course(town, f"Kurs {number}")
        for one in (school, care, factories.body(town, f"Enhet {number}")):
            told(client, town, one, **{"staff": "100", f"trained-{web.pk}": "40"})
        with django_assert_max_num_queries(13) as seen:  # type: ignore[operator]
            page(client, at(town))
        counted.append(len(seen))
    assert len(set(counted)) == 1
