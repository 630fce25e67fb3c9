"""The storage measures in one process: the database is what the environment says."""

import django
from django.core.management import call_command

django.setup()

from tests.bench import storage  # noqa: E402
from tests.bench.material import make  # noqa: E402


def main() -> None:
    """Make the material, measure, print."""
    call_command("migrate", verbosity=0)
    material = make()
    for ratio in (*storage.pages(material), storage.saving(material)):
        print(ratio.line, flush=True)


if __name__ == "__main__":
    main()
