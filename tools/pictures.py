"""Takes the README's pictures from a running demonstration: python -m tools.pictures http://127.0.0.1:8000"""

import io
import sys
from pathlib import Path
from typing import Any

import docx
import yaml
from playwright.sync_api import Page
from tests.journeys.browser import PHONE, WIDE, open_browser, open_page

from fridlyst import demo

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
PLAN = Path(demo.__file__).parent / "programmes" / "askersund-2026-2028.yaml"


def document() -> bytes:
    """A plan as a municipality would have decided it, in the demonstration's own words, as a Word file."""
    plan = yaml.safe_load(PLAN.read_text(encoding="utf-8"))
    names = {body["key"]: body["name"] for body in plan["bodies"]}
    paper = docx.Document()
    paper.add_heading(f"{plan['programme']['title']}, Askersunds kommun", 0)
    for area in plan["goals"]:
        paper.add_heading(f"{area['number']}. {area['title']}", 1)
        table = paper.add_table(1, 4, style="Table Grid")
        for cell, word in zip(table.rows[0].cells, ("Åtgärd", "Tid", "Ansvarig", "Aktivitet"), strict=True):
            cell.text = word
        for measure in area["goals"]:
            for activity in measure["activities"]:
                row = (measure["title"], times(activity), owners(activity, names), activity["title"])
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def times(activity: dict[str, Any]) -> str:
    """The activity's time in the plan's words."""
    given = activity.get("schedule") or []
    first = given[0] if isinstance(given, list) and given else given
    return first["text"] if first else ""


def owners(activity: dict[str, Any], names: dict[str, str]) -> str:
    """The activity's owners by name."""
    keys = [one if isinstance(one, str) else one["body"] for one in activity["responsible"]]
    return ", ".join(names[key] for key in keys)


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
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.set_input_files(
        "input[type=file]", {"name": "handlingsplan.docx", "mimeType": kind, "buffer": document()}
    )
    page.get_by_role("button", name="Läs").first.click()
    page.get_by_role("button", name="Godta").first.wait_for(timeout=120_000)
    page.wait_for_load_state("networkidle")
    take(page, "review")


def matter(page: Page, base: str) -> None:
    """A matter's story, and one of its amendments against the text."""
    step_in(page, base, "Alingsås", "Registrator")
    page.goto(f"{base}/alingsas/arenden/2025-202-ks/")
    take(page, "matter")
    page.goto(f"{base}/alingsas/arenden/2025-202-ks/yrkanden/1/")
    take(page, "amendment", whole=True)


def figures(page: Page, base: str) -> None:
    """What a programme covers, who is trained today, and an indicator over time."""
    step_in(page, base, "Askersund", "Samordnare")
    page.goto(f"{base}/askersund/statistik/kompetens/")
    take(page, "competence")
    step_in(page, base, "Stockholm", "Samordnare")
    page.goto(f"{base}/stockholm/program/2021-2025/tackning/")
    page.locator("main .tabs").first.evaluate("tabs => tabs.scrollIntoView()")
    take(page, "coverage")
    page.goto(f"{base}/stockholm/statistik/indikatorer/")
    page.locator("main table a").first.click()
    page.get_by_role("heading", name="Definition").wait_for()
    take(page, "indicator")


def phone(page: Page, base: str) -> None:
    """The reporter's screen."""
    step_in(page, base, "Stockholm", "Rapportör")
    page.goto(f"{base}/stockholm/")
    page.locator("main a[href*='/svar/']").first.click()
    take(page, "answer-phone")


def public(page: Page, base: str) -> None:
    """What somebody who seeks help sees, before and after asking, and in a language from right to left."""
    page.goto(f"{base}/info/stockholm/")
    take(page, "help-phone")
    page.locator("label:has(input[value=exposed])").click()
    page.locator("#ord").fill("min man slår mig")
    page.locator("main form button").first.click()
    page.locator("main h2").first.wait_for()
    page.wait_for_load_state("networkidle")
    take(page, "help-found-phone")
    page.goto(f"{base}/info/stockholm/ar/")
    take(page, "help-arabic-phone")


def main(base: str) -> None:
    """Every picture of the README but the report's, which is page one of its PDF."""
    with open_browser() as browser:
        with open_page(browser, WIDE) as page:
            wide(page, base)
            review(page, base)
            matter(page, base)
            figures(page, base)
        with open_page(browser, PHONE) as page:
            phone(page, base)
            public(page, base)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
