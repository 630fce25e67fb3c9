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
    with connection.cursor() as cursor:  # as the databases do by themselves within minutes
        cursor.execute("ANALYZE")
    for ratio in (*storage.pages(material), storage.saving(material)):
        print(ratio.line, flush=True)


if __name__ == "__main__":
    main()
