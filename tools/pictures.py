"""Takes the README's pictures from a running demonstration: python -m tools.pictures http://127.0.0.1:8000"""

import sys
from pathlib import Path

from playwright.sync_api import Page
from tests.journeys.browser import PHONE, WIDE, open_browser, open_page

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
DOCUMENT = Path(__file__).parent.parent.parent / "shared" / "documents" / "askersund.pdf"


def step_in(page: Page, base: str, municipality: str, role: str) -> None:
    """Sign in from the demonstration's front page."""
    page.context.clear_cookies()
    page.goto(base)
    house = page.get_by_role("list", name=municipality)
    house.get_by_role("button", name=role).first.click()


def take(page: Page, name: str, *, whole: bool = False) -> None:
    """One picture, of what is in view or of the whole page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}.png", full_page=whole)


def wide(page: Page, base: str) -> None:
    """The coordinator's screens."""
    step_in(page, base, "Stockholm", "Samordnare")
    page.goto(f"{base}/stockholm/")
    take(page, "start")
    page.goto(f"{base}/stockholm/program/2021-2025/")
    take(page, "programme")
    page.goto(f"{base}/stockholm/uppfoljning/")
    page.locator("main a[href*='/uppfoljning/']").filter(has_text="2025").first.click()
    page.wait_for_url("**/uppfoljning/*/")
    take(page, "round")


def review(page: Page, base: str) -> None:
    """A document beside what was read in it."""
    step_in(page, base, "Askersund", "Samordnare")
    page.goto(f"{base}/askersund/inlasning/")
    page.set_input_files("input[type=file]", DOCUMENT)
    page.get_by_role("button", name="Läs").first.click()
    page.get_by_role("button", name="Godta").first.wait_for(timeout=120_000)
    page.wait_for_load_state("networkidle")
    take(page, "review")


def phone(page: Page, base: str) -> None:
    """The reporter's screen."""
    step_in(page, base, "Stockholm", "Rapportör")
    page.goto(f"{base}/stockholm/")
    page.locator("main a[href*='/svar/']").first.click()
    take(page, "answer-phone")


def main(base: str) -> None:
    """Every picture of the README but the report's, which is page one of its PDF."""
    with open_browser() as browser:
        with open_page(browser, WIDE) as page:
            wide(page, base)
            review(page, base)
        with open_page(browser, PHONE) as page:
            phone(page, base)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
