"""The entrance of the command line."""

import importlib
import os
import sys
from collections.abc import Sequence

import django
import typer
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import DatabaseError

from fridlyst import __version__
from fridlyst.base.errors import FridlystError
from fridlyst.cli.commands import COMMANDS, Entry
from fridlyst.cli.swedish import HELP_BEGINS, Command, Group, usage_sentence

SETTINGS = "fridlyst.project.settings"
_ABOUT = "Fridlyst: kommunens program mot våld, från beslut till uppföljning."


def main() -> None:
    """Run the command that the process was started with, and end the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command: 0 when it went well, 1 for a named error, 2 when the command was mistyped."""
    try:
        done = _application(_chosen(arguments))(
            args=list(arguments), prog_name="fridlyst", standalone_mode=False
        )
    except FridlystError as error:
        return _failed(error.code, error.message)
    except ImproperlyConfigured as error:
        return _failed("settings", str(error))
    except DatabaseError:
        return _failed(
            "database", "Databasen svarar inte som den ska. Kör fridlyst upgrade, sedan fridlyst check."
        )
    except (KeyboardInterrupt, typer.Abort):
        return _failed("stopped", "Avbrutet.")
    except Exception as error:
        if getattr(error, "exit_code", None) != 2:
            raise
        return _mistyped(error)
    return done if isinstance(done, int) else 0


def _chosen(arguments: Sequence[str]) -> str | None:
    words = [word for word in arguments if not word.startswith("-")]
    return words[0] if words and words[0] in COMMANDS else None


def _application(chosen: str | None) -> typer.Typer:
    """All commands by name and summary; only the chosen one is imported."""
    app = typer.Typer(
        cls=Group, add_completion=False, rich_markup_mode=None, help=_ABOUT, no_args_is_help=True
    )
    app.callback()(_about)
    for name, entry in COMMANDS.items():
        if name == chosen:
            _add(app, name, entry)
        else:
            app.command(name, help=entry.summary, cls=Command)(_not_imported)
    return app


def _add(app: typer.Typer, name: str, entry: Entry) -> None:
    for variable, value in entry.environment:
        os.environ.setdefault(variable, value)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    module = importlib.import_module(f"fridlyst.cli.{entry.module}")
    if entry.group:
        app.add_typer(module.app, name=name, help=entry.summary, cls=Group)
    else:
        app.command(name, help=f"{entry.summary}.", cls=Command)(module.run)


def _not_imported() -> None:
    """Stands for a command that was not called."""


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"Fridlyst {__version__}\n")
        raise typer.Exit


def _about(
    version: bool = typer.Option(
        False, "--version", help="Visa vilken version det är.", callback=_show_version, is_eager=True
    ),
) -> None:
    """What stands before the command."""


def _mistyped(error: Exception) -> int:
    told = getattr(error, "format_message", lambda: "")()
    if told.startswith(HELP_BEGINS):
        sys.stdout.write(f"{told}\n")
        return 0
    sys.stderr.write(f"fel [usage]: {usage_sentence(told)} Skriv --help för hjälp.\n")
    return 2


def _failed(code: str, sentence: str) -> int:
    sys.stderr.write(f"fel [{code}]: {' '.join(sentence.split())}\n")
    return 1


if __name__ == "__main__":
    main()
