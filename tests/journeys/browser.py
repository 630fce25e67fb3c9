"""A real browser for the journeys: Chromium of the machine, pictures, and axe."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
# WCAG 2.2 A and AA, and what axe calls best practice.
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong is told in full, which takes half the time.
RULES = {"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]}
# Read once; a page looked at in two sizes takes it in once.
AXE = Axe().axe_script
# A slow machine makes nobody's work wrong: only what never comes is a fault.
expect.set_options(timeout=60_000)


@dataclass(frozen=True)
class Fault:
    """What axe found: the rule and where."""

    rule: str
    places: tuple[str, ...]


def chromium_path() -> str:
    """Where Chromium is; skips the test when the machine has none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    pytest.skip("Chromium finns inte: apt-get install chromium")


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Chromium with a folder of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            env={"HOME": home},
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def open_page(
    browser: Browser, size: dict[str, int], *, base_url: str = "", dark: bool = False, script: bool = True
) -> Iterator[Page]:
    """A page of this size, in Swedish, with no cookies from before."""
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        locale="sv-SE",
        base_url=base_url or None,
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def stand_still(page: Page, step: int = 0) -> None:
    """Give every event of the page a time of its own: `step` milliseconds after the one before it."""
    page.add_init_script(
        "{const times = new WeakMap(); let now = 0;"
        "Object.defineProperty(Event.prototype, 'timeStamp', {get() {"
        f"if (!times.has(this)) times.set(this, now += {step}); return times.get(this);"
        "}});}"
    )


def faults(page: Page) -> tuple[Fault, ...]:
    """Everything axe has to say against the page."""
    try:
        found = violations(page)
    except Error:  # the page was on its way to the next one: look at that, once it stands still
        page.wait_for_load_state("networkidle")
        found = violations(page)
    return tuple(
        Fault(item["id"], tuple(str(node["target"]) + " " + node["html"][:120] for node in item["nodes"]))
        for item in found
    )


def violations(page: Page) -> list[dict[str, Any]]:
    page.wait_for_load_state()
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    return list(page.evaluate("rules => axe.run(rules).then(found => found.violations)", RULES))


def too_wide(page: Page) -> int:
    """How many pixels the page is wider than its window; 0 when it fits."""
    measured = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return max(0, int(measured))


def picture(page: Page, file: Path, *, whole: bool = True) -> None:
    """A picture of the page in `file`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(file), full_page=whole)
