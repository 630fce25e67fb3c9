"""What a worker is asked to do."""

from django_tasks import task

from fridlyst.review.receiving import run


@task()
def read(reading_id: int) -> None:
    """Read the document of this reading."""
    run(reading_id)
