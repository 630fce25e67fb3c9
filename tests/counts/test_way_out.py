"""There is no other way out: who reads stored counts, what they give, and who makes a published table."""

import ast
import inspect
import re
from functools import cache
from pathlib import Path

from fridlyst.counts.queries import delivered, tables

SOURCE = Path(__file__).parents[2] / "src" / "fridlyst"
# The preview that the deliverer sees of their own file, and tables by the rule of small numbers.
READERS = {"counts/queries/delivered.py", "counts/queries/tables.py"}
# Taking in writes them; lists ask whether any stands on an entry, and get yes or no.
WRITERS = {"counts/actions/deliveries.py", "counts/actions/lists.py"}
STORAGE = {"counts/models/__init__.py", "counts/models/count.py"}
MAKERS = {"figures/publishing.py", "figures/ledger.py", "figures/tables.py"}


@cache
def python_files() -> tuple[tuple[str, str], ...]:
    found = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
    return tuple((one.relative_to(SOURCE).as_posix(), one.read_text(encoding="utf-8")) for one in found)


@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(source)))


def names_in(source: str) -> set[str]:
    """Every name that the code uses, not those in its words."""
    return {one.id for one in nodes(source) if isinstance(one, ast.Name)} | {
        alias.name for one in nodes(source) if isinstance(one, ast.ImportFrom) for alias in one.names
    }


def imports_count(source: str) -> bool:
    return any(
        isinstance(one, ast.ImportFrom)
        and (one.module or "").startswith("fridlyst.counts.models")
        and any(alias.name == "Count" for alias in one.names)
        for one in nodes(source)
    )


def test_only_named_modules_touch_stored_counts() -> None:
    found = {name for name, source in python_files() if imports_count(source)}
    assert found == READERS | WRITERS | (STORAGE & found)


def test_nobody_reaches_counts_by_another_road() -> None:
    """From a delivery to its counts, by Django's list of models, or in SQL."""
    found = {
        name
        for name, source in python_files()
        if "fridlyst.counts.models" in source
        and any(isinstance(one, ast.Attribute) and one.attr == "counts" for one in nodes(source))
    }
    named = {name for name, source in python_files() if re.search(r"counts_count\b|counts__\w", source)}
    assert found | named <= READERS


def test_the_writers_ask_only_whether_there_are_any() -> None:
    text = (SOURCE / "counts/actions/lists.py").read_text(encoding="utf-8")
    assert re.findall(r"Count\.objects\.filter\([^)]*\)\s*\.(\w+)", text) == ["exists"]
    assert "Count.objects.bulk_create" in (SOURCE / "counts/actions/deliveries.py").read_text(
        encoding="utf-8"
    )


def test_what_the_readers_give_is_published_or_the_deliverers_own() -> None:
    given = {
        f"{module.__name__.rpartition('.')[2]}.{name}": str(inspect.signature(function).return_annotation)
        for module in (delivered, tables)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert {name: re.sub(r"(?:\w+\.)+(?=\w)", "", said).strip("<>' ") for name, said in given.items()} == {
        "delivered.sums_beside": "tuple[SumBeside, ...]",
        "tables.preview": "class 'TableView",
        "tables.check_choice": "None",
        "tables.shown_before": "tuple[Shown, ...]",
        "tables.system_of": "class 'str",
    }


def test_the_deliverers_own_view_is_asked_for_only_while_a_file_is_taken_in() -> None:
    askers = {name for name, source in python_files() if "sums_beside" in names_in(source)}
    assert askers == {"counts/queries/delivered.py", "counts/queries/drafts.py"} or askers == {
        "counts/queries/drafts.py"
    }
    reckoning = {name for name, source in python_files() if "reckoned" in names_in(source)}
    assert reckoning <= {
        "counts/queries/drafts.py",
        "counts/actions/deliveries.py",
        "web/counts/views/delivering.py",
    }


def test_published_tables_are_made_in_figures_alone() -> None:
    made = {
        name
        for name, source in python_files()
        if any(
            isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "PublishedTable"
            for one in nodes(source)
        )
    }
    assert made <= MAKERS
    sealed = {name for name, source in python_files() if "_SEAL" in names_in(source)}
    assert sealed <= MAKERS
