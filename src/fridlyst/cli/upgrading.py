"""fridlyst upgrade: the database and the collected files made ready for this version."""

from io import StringIO

from django.core.management import call_command

from fridlyst.cli.screen import say


def run() -> None:
    migrate()
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())
    say("Databasen och filerna är klara. Starta om servern om den är igång.")


def migrate() -> None:
    """Bring the database to this version, silently."""
    call_command("migrate", interactive=False, verbosity=0, stdout=StringIO())
