"""What the commands print with: the console, and a bar for long work."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.table import Table

Tell = Callable[[float, str], None]
_WIDE = 140
# A file or a pipe has no width of its own: wide enough that nothing is cut.
out = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE)
err = Console(stderr=True, highlight=False)


@contextmanager
def bar(what: str) -> Iterator[Tell]:
    """A progress bar on standard error; gives a function that takes the share done (0–1) and a sentence."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task(what, total=1.0)

        def tell(share: float, sentence: str) -> None:
            progress.update(task, completed=share, description=sentence or what)

        yield tell


def say(text: str) -> None:
    """A line of text with markup, left whole so that it can be copied."""
    out.print(text, soft_wrap=True)


def table(*headings: str, title: str | None = None) -> Table:
    """An empty table. Headings that begin with # are numbers and stand to the right; with = are never cut."""
    made = Table(title=title, title_justify="left")
    for heading in headings:
        justify: Literal["left", "right"] = "right" if heading.startswith("#") else "left"
        made.add_column(heading.lstrip("#="), justify=justify, no_wrap=heading.startswith("="))
    return made
