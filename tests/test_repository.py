"""What holds for the project as a whole: its map, words, templates, writes and sizes."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.db.models import TextChoices
from tools import messages, states

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "fridlyst"
SURFACES = ("web", "api", "cli", "intake", "reports")
WRITES = re.compile(r"\.(save|create|bulk_create|get_or_create|update_or_create|update|bulk_update|delete)\(")
# Things with those names that are not rows.
# Sets, pictures and Word files have methods with those names too.
NOT_ROWS = re.compile(r"\b(taken|whole|hyphenated|found|word|progress|to_pil\(\))\.(update|save)\(")
LONGEST_FILE = 400


def _tracked(pattern: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file()]


def _python() -> list[Path]:
    return [path for path in _tracked("src/*.py") if "migrations" not in path.parts]


def test_the_map_names_every_folder_and_nothing_else() -> None:
    text = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`src/fridlyst/([\w/]+)/`", text))
    folders = {path.parent.relative_to(SOURCE) for path in _python() if path.parent != SOURCE}
    packages = {str(folder) for folder in folders if len(folder.parts) <= 2 and folder.name != "models"}
    assert named == packages | {folder.split("/")[0] for folder in packages}


def test_every_model_and_enum_stands_in_the_glossary() -> None:
    words = set(re.findall(r"`(\w+)", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")))
    ours = [model for model in apps.get_models() if model.__module__.startswith("fridlyst.")]
    models = {model.__name__ for model in ours if not model.__name__.startswith("Historical")}
    through = {model.__name__ for model in ours if "_" in model.__name__}
    assert models - through - words == set()
    assert {
        enum.__name__ for enum in TextChoices.__subclasses__() if enum.__module__.startswith("fridlyst.")
    } <= words


@pytest.mark.parametrize("surface", SURFACES)
def test_surfaces_never_write(surface: str) -> None:
    stray = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in _tracked(f"src/fridlyst/{surface}/*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if WRITES.search(line) and not NOT_ROWS.search(line)
    ]
    assert stray == []


def test_every_template_is_used() -> None:
    sources = _tracked("src/*.py") + _tracked("src/*.html")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    unused = [name for name in _templates() if not _mentioned(name, text)]
    assert unused == []


def _templates() -> Iterator[str]:
    for path in _tracked("src/*.html"):
        parts = path.relative_to(SOURCE).parts
        if "templates" in parts:
            yield "/".join(parts[parts.index("templates") + 1 :])


def _mentioned(name: str, text: str) -> bool:
    """Named in a page or in code; sign-in templates are named by allauth, examples by the style guide."""
    if name.startswith("cotton/"):
        tag = name.removeprefix("cotton/").removesuffix(".html").replace("/", ".").replace("_", "-")
        return f"<c-{tag}" in text or f"<c-{tag.replace('-', '_')}" in text
    overridden = name.startswith(("account/", "mfa/", "socialaccount/", "allauth/"))
    return overridden or name in text or name.startswith("style_guide/components/")


def test_no_file_has_grown_too_long() -> None:
    long = {str(path.relative_to(ROOT)): n for path in _python() if (n := len(_lines(path))) > LONGEST_FILE}
    assert long == {}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_every_module_and_public_function_of_the_field_is_described() -> None:
    bare = [
        str(path.relative_to(ROOT))
        for path in _python()
        if _lines(path) and not ast.get_docstring(_tree(path))
    ]
    assert bare == []


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_the_lock_names_no_registry() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--index" not in lock


def test_the_drawing_of_states_is_the_codes() -> None:
    assert states.FILE.read_text(encoding="utf-8") == states.drawing()


@pytest.mark.parametrize("language", ["en"])
def test_translations_are_whole_and_compiled(language: str) -> None:
    folder = ROOT / "locale" / language / "LC_MESSAGES"
    catalogue = polib.pofile(str(folder / "django.po"))
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []
    compiled = polib.mofile(str(folder / "django.mo"))
    said = [{one.msgid: (one.msgstr, one.msgstr_plural) for one in half} for half in (compiled, catalogue)]
    assert said[0] == said[1]
    assert messages.found() - {entry.msgid for entry in catalogue} == set()


def test_every_decision_and_recipe_is_one_page() -> None:
    pages = _tracked("docs/decisions/*.md") + _tracked("docs/recipes/*.md")
    assert pages
    assert [path.name for path in pages if len(_lines(path)) > 60] == []
