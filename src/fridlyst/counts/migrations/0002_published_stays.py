"""On PostgreSQL the database itself refuses to change or take away what was published and decided."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("counts_publication", "counts_disclosurerule")
FUNCTION = """
CREATE FUNCTION counts_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was published stays'; END $$;
"""
TRIGGER = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION counts_refuse();
"""


def refuse(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(FUNCTION)
        for table in TABLES:
            editor.execute(TRIGGER.format(table=table))


def allow(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        for table in TABLES:
            editor.execute(f"DROP TRIGGER {table}_append_only ON {table};")
        editor.execute("DROP FUNCTION counts_refuse();")


class Migration(migrations.Migration):
    dependencies = [("counts", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
