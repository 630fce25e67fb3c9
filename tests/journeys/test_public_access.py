"""Every public page as those meet it who read with other eyes and hands: WCAG 2.2 AA, in three scripts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from fridlyst.base import clock
from fridlyst.insight.actions import choose, publish
from fridlyst.insight.fields import PublishingFields
from fridlyst.support.actions import ensure_service, save_translation
from fridlyst.support.fields import ContactFields, ServiceFields, TranslationFields
from tests.factories import Town
from tests.insight.making import Shown, shown
from tests.journeys.browser import NARROW, PHONE, violations

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SURVEY = (Path(__file__).parent / "survey.js").read_text("utf-8")
# Text spacing of WCAG 1.4.12.
SPREAD = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } "
    "p { margin-bottom: 2em !important }"
)
DOUBLE = "html { font-size: 212.5% !important }"
MOST_STOPS = 60


@pytest.fixture
def addresses(transactional_db: None) -> list[str]:
    """Every public page of a town: of the directory in three languages, for staff, and of its programme."""
    made = shown()
    number = directory(made.town)
    publish_all(made)
    home, info = made.home, f"/info/{made.town.slug}/"
    pages = ("", "om/", f"visa/{number}/", "alla/", "sprak/")
    programme = (home, made.page, f"{made.page}mal/{made.goal.key}/", f"{made.page}synpunkter/")
    return [
        *(f"{info}{language}{page}" for language in ("", "ar/", "ti/") for page in pages),
        *(f"{info}personal/{page}" for page in ("", "1/", "fragor/", "anmala/", "chef/")),
        f"{info}tillganglighet/",
        *programme,
        f"{made.page}indikator/{made.indicator.pk}/",
        f"{home}oppna-data/",
        "/info/ingenstans/",
    ]


def directory(town: Town) -> int:
    """Two services, one of them in Arabic; the number of the other, which is in Swedish alone."""
    contacts = [
        ContactFields("phone", "08-465 004 10", "Mottagningen", free=True),
        ContactFields("email", "stod@example.se"),
    ]
    first = ServiceFields(
        "Rådgivningen på torget",
        "Någon lyssnar på dig.",
        contacts=contacts,
        whom=["exposed"],
        languages=["sv", "ar"],
    )
    second = ServiceFields(
        "Unga på väg", "Samtal för unga.", contacts=contacts, whom=["young"], minimum_age=13, maximum_age=20
    )
    kept = [
        ensure_service(by=town.actor, fields=one, published=True, reviewed_on=clock.today())
        for one in (first, second)
    ]
    words = TranslationFields("الاستشارة", "شخص ما يستمع إليك.")
    save_translation(by=town.actor, service_id=kept[0].pk, language="ar", fields=words)
    return int(kept[1].pk)


def publish_all(made: Shown) -> None:
    fields = PublishingFields(
        round_id=made.round.pk, indicator_ids=[made.indicator.pk], matter_ids=[made.matter.pk]
    )
    row = choose(by=made.town.actor, programme_id=made.programme.pk, version=0, fields=fields)
    publish(by=made.town.actor, programme_id=made.programme.pk, version=row.version)


@contextmanager
def visiting(browser: Browser, server: LiveServer, size: dict[str, int], **more: Any) -> Iterator[Page]:  # noqa: ANN401
    """A page that may be written into, so that the visitor's own style can be tried."""
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        base_url=server.url,
        bypass_csp=True,
        **more,
    )
    context.add_init_script(SURVEY)
    try:
        yield context.new_page()
    finally:
        context.close()


def told(page: Page, what: str) -> list[str]:
    found: list[str] = page.evaluate(f"survey.{what}()")
    return found


def styled(page: Page, style: str, what: str) -> list[str]:
    """What is wrong with the style on the page; it is taken off again."""
    tag = page.add_style_tag(content=style)
    wrong = told(page, what)
    tag.evaluate("one => one.remove()")
    return wrong


def test_every_page_holds_for_axe_for_narrow_screens_and_for_own_text(
    chromium: Browser, live_server: LiveServer, addresses: list[str]
) -> None:
    wrong: dict[str, object] = {}
    with visiting(chromium, live_server, PHONE) as page:
        for address in addresses:
            page.goto(address)
            if found := surveyed(page):
                wrong[address] = found
    assert wrong == {}


@pytest.mark.parametrize("language", ["", "ar/"])
def test_what_is_found_holds_too(
    chromium: Browser, live_server: LiveServer, addresses: list[str], language: str
) -> None:
    with visiting(chromium, live_server, PHONE) as page:
        page.goto(f"/info/askersund/{language}")
        page.locator("main form button").first.click()
        expect(page.locator("main h1")).to_be_focused()
        assert surveyed(page) == []


def surveyed(page: Page) -> list[str]:
    """What is wrong with the page as it stands, with spread text, narrow, and with text twice as large."""
    sized(page, PHONE)
    found = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations(page)]
    found += told(page, "standing") + styled(page, SPREAD, "spread")
    sized(page, NARROW)
    found += [f"320: {one}" for one in told(page, "spread")]
    sized(page, {"width": 640, "height": 800})
    return found + [f"200 %: {one}" for one in styled(page, DOUBLE, "spread")]


def sized(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})


def test_every_page_holds_for_own_colours_and_less_movement(
    chromium: Browser, live_server: LiveServer, addresses: list[str]
) -> None:
    wrong: dict[str, object] = {}
    with visiting(chromium, live_server, PHONE, forced_colors="active", reduced_motion="reduce") as page:
        for address in addresses:
            page.goto(address)
            assert page.evaluate("matchMedia('(forced-colors: active)').matches")
            if found := [*told(page, "edges"), *told(page, "moving")]:
                wrong[address] = found
    assert wrong == {}


def test_every_page_can_be_walked_by_keyboard_with_the_way_out_first(
    chromium: Browser, live_server: LiveServer, addresses: list[str]
) -> None:
    wrong: dict[str, object] = {}
    with visiting(chromium, live_server, PHONE) as page:
        for address in addresses:
            page.goto(address)
            if found := walked(page):
                wrong[address] = found
    assert wrong == {}


def walked(page: Page) -> list[str]:
    """Tab by tab through the page: what is wrong with where the focus stands, and with the order."""
    wrong: list[str] = []
    stops: list[int] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate("survey.focused()")
        if stop is None or stop["at"] in stops:
            break
        if not stops and not stop["first"]:
            wrong.append("the way out is not first")
        stops.append(stop["at"])
        wrong += stop["wrong"]
    return wrong + ([] if stops == sorted(stops) else ["the order is another than the page's"])


POOR = """<!doctype html><html lang="sv"><head><style>
body { margin: 0 } .out { position: fixed; top: 0; height: 80px; outline: none }
.button { position: absolute; top: 5px; width: 9px; height: 9px; border: 0; padding: 0; outline: none;
  transition: all 2s }
.wide { width: 2000px } .low { height: 5px; overflow: hidden }
</style></head><body><a class="out" href="#x">Ut</a><p>نص بالعربية</p><p lang="ar">Gå härifrån</p>
<button class="button">x</button><div class="wide">Bred</div><p class="low">Text som inte får plats</p>
</body></html>"""


def test_the_survey_sees_what_is_wrong(chromium: Browser, live_server: LiveServer) -> None:
    with visiting(chromium, live_server, PHONE) as page:
        page.route("**/poor", lambda route: route.fulfill(body=POOR, content_type="text/html; charset=utf-8"))
        page.goto("/poor")
        kinds = {one.partition(":")[0].partition(" by")[0] for one in told(page, "standing")}
        assert kinds == {"language", "target", "clipped", "too wide"}
        assert len([one for one in told(page, "standing") if one.startswith("language")]) == 2
        assert told(page, "edges")
        assert told(page, "moving")
        found = walked(page)
        assert [one for one in found if one.startswith("no ring")]
        assert [one for one in found if one.startswith("hidden by the way out")]
