"""The storage measures in one process: the database is what the environment says."""

import django
from django.core.management import call_command
from django.db import connection

django.setup()

from tests.bench import storage  # noqa: E402
from tests.bench.material import make  # noqa: E402


def main() -> None:
    """Make the material, measure, print."""
    call_command("migrate", verbosity=0)
    material = make()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as autovacuum does within a minute of so many new rows
    for ratio in (*storage.pages(material), storage.saving(material)):
        print(ratio.line, flush=True)


if __name__ == "__main__":
    main()
