"""The tables of the tests: made straight from the models, as an installation that has every migration.

Going through every migration takes half a minute in each process; tests/project/test_migrations.py goes
through them once on each database and compares what they come to with this.
"""

import os
from importlib import import_module

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# What the migrations put into PostgreSQL beside the tables.
REFUSING = ("fridlyst.trail.migrations.0002_append_only", "fridlyst.counts.migrations.0002_published_stays")


def finish() -> None:
    """After the tables are made from the models: what refuses, and each migration noted as done."""
    with connection.schema_editor() as editor:
        for name in REFUSING:
            import_module(name).refuse(apps, editor)
    executor = MigrationExecutor(connection)
    executor.recorder.ensure_schema()
    for app, name in executor.loader.disk_migrations:
        executor.recorder.record_applied(app, name)


def main() -> None:
    """The tables in the empty database of the environment: python -m tests.tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fridlyst.project.settings")
    django.setup()
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    settings.MIGRATION_MODULES = {}
    finish()


if __name__ == "__main__":
    main()
