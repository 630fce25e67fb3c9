"""fridlyst check: settings, database and trail, each with what is wrong."""

import os
from collections.abc import Iterator

from django.conf import settings
from django.core import checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from rich.markup import escape

from fridlyst.base.errors import WrongState
from fridlyst.cli.screen import say
from fridlyst.comparison.kolada.fetching import UnusableAddress, checked_address
from fridlyst.organisation.queries import municipalities
from fridlyst.trail.queries import chains, verify

# The proxy sends plain HTTP on; whether a whole domain stands on the browsers' list is its owner's choice.
_OTHERS_CHOICE = frozenset({"security.W008", "security.W021"})


class NotReady(WrongState):
    """Something has to be done before Fridlyst can be run."""

    code = "not-ready"


def run() -> None:
    found = [*_settings(), *_proxies(), *_folder(), *_figures(), *_database()]
    for line in found:
        say(f"[red]•[/] {escape(line)}")
    if found:
        raise NotReady("Åtgärda det som står ovan och försök igen.")
    say(f"Allt är i ordning. {connection.vendor}, {len(municipalities())} kommuner.")


def _settings() -> Iterator[str]:
    in_use = not (settings.DEBUG or settings.FRIDLYST_DEMO)
    for message in checks.run_checks(include_deployment_checks=in_use):
        told = message.level >= checks.WARNING and not message.is_silenced()
        if told and message.id not in _OTHERS_CHOICE:
            yield f"{message.id}: {message.msg}"


def _proxies() -> Iterator[str]:
    """HTTPS is spoken by a proxy; one that is not counted makes all visitors one, and signing in too."""
    if settings.HTTPS and settings.ALLAUTH_TRUSTED_PROXY_COUNT < 1:
        yield (
            "FRIDLYST_HTTPS är på, så en proxy står framför, men FRIDLYST_PROXIES är inte satt. Sätt den "
            "till hur många proxyer som står framför, oftast 1. Annars går besökarna inte att skilja åt."
        )


def _folder() -> Iterator[str]:
    folder = settings.FRIDLYST_DATA
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        yield f"Mappen {folder} går inte att skriva i."


def _figures() -> Iterator[str]:
    """An address of others' figures that nothing can be fetched from; an empty one fetches nothing."""
    if settings.FRIDLYST_KOLADA_URL:
        try:
            checked_address(settings.FRIDLYST_KOLADA_URL)
        except UnusableAddress as error:
            yield error.message


def _database() -> Iterator[str]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield f"Databasen är {len(waiting)} steg efter den här versionen. Kör fridlyst upgrade."
        return
    for municipality_id in chains():
        verdict = verify(municipality_id)
        if verdict.broken_at is not None:
            yield f"Spåret för kommun {municipality_id} är brutet på rad {verdict.broken_at}: {verdict.why}."
