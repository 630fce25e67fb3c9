"""The tables of the tests: made straight from the models, as an installation that has every migration.

Going through every migration takes half a minute in each process; tests/project/test_migrations.py goes
through them once on each database and compares what they come to with this.
"""

from importlib import import_module

from django.apps import apps
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
