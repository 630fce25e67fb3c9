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
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

# What the migrations put into PostgreSQL beside the tables.
REFUSING = ("fridlyst.trail.migrations.0002_append_only", "fridlyst.counts.migrations.0002_published_stays")
# What stands there from the start.
MADE = {"django_migrations", "django_content_type", "auth_permission"}


def finish() -> None:
    """After the tables are made from the models: what refuses, and each migration noted as done."""
    with connection.schema_editor() as editor:
        for name in REFUSING:
            import_module(name).refuse(apps, editor)
    executor = MigrationExecutor(connection)
    executor.recorder.ensure_schema()
    for app, name in executor.loader.disk_migrations:
        executor.recorder.record_applied(app, name)


def empty() -> None:
    """After a test with transactions of its own: as the tables were made.

    Django's own way empties every table, and then makes all the kinds of content and permissions anew.
    """
    named = connection.introspection.django_table_names(only_existing=True, include_views=False)
    asked = (
        f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {connection.ops.quote_name(name)})"
        for name in named
        if name not in MADE
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        held = [name for (name,) in cursor.fetchall()]
        if connection.vendor == "postgresql":  # past what refuses
            cursor.execute("SET LOCAL session_replication_role = replica")
        for name in held:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")


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
