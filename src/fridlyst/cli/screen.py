"""What the commands print with: the console, and a bar for long work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.table import Table

Tell = Callable[[float, str], None]
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


@contextmanager
def bar(what: str) -> Iterator[Tell]:
    """A progress bar on standard error; gives a function that takes the share done (0–1) and a sentence."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task(what, total=1.0)

        def tell(share: float, sentence: str) -> None:
            progress.update(task, completed=share, description=sentence or what)

        yield tell


def table(*headings: str, title: str | None = None) -> Table:
    """An empty table; headings that begin with # are numbers and stand to the right."""
    made = Table(title=title, title_justify="left")
    for heading in headings:
        numeric = heading.startswith("#")
        made.add_column(heading.removeprefix("#"), justify="right" if numeric else "left")
    return made
