"""What the strict content policy asks of every template and script."""

import re
from pathlib import Path

import fridlyst

WEB = Path(fridlyst.__file__).parent / "web"
TEMPLATES = sorted(WEB.rglob("templates/**/*.html"))
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on", re.IGNORECASE)
SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.IGNORECASE)
FOREIGN = re.compile(r"(?:src|href|action)=\"(?:https?:)?//", re.IGNORECASE)


def found(pattern: re.Pattern[str]) -> list[str]:
    return [str(file.relative_to(WEB)) for file in TEMPLATES if pattern.search(file.read_text("utf-8"))]


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 50


def test_no_template_has_inline_style_or_handler() -> None:
    assert found(INLINE) == []


def test_no_template_has_an_inline_script() -> None:
    assert found(SCRIPT) == []


def test_no_template_fetches_from_elsewhere() -> None:
    assert found(FOREIGN) == []


def test_every_component_stands_in_the_style_guide_or_another_page() -> None:
    written = "\n".join(file.read_text("utf-8") for file in TEMPLATES)
    components = sorted((WEB / "shared/templates/cotton").glob("*.html"))
    unused = [file.stem for file in components if f"<c-{file.stem.replace('_', '-')}" not in written]
    assert unused == []
