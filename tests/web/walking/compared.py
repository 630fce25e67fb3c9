"""Open comparisons of the town's own, stored and waiting for their columns to be chosen, and a fetch."""

from fridlyst.comparison.actions import choose_columns, take_in_upload
from fridlyst.comparison.open_comparisons import OpenColumn
from fridlyst.jobs.actions import finish, start
from fridlyst.jobs.terms import JobKind
from tests.comparison.books import book
from tests.factories import Town


def compared(town: Town, mark: str) -> dict[str, object]:
    """What the waiting file, the fetch and the stored measure are called in an address."""
    heading = f"{mark} andel med rutin"
    first = taken_in(town, heading, "Antal", "Fler")
    choose_columns(by=town.actor, upload_id=first, version=1, kept=[heading])
    waiting = taken_in(town, heading, f"{mark} ny fråga", "Fler")
    fetched = start(municipality_id=town.municipality.pk, kind=JobKind.COMPARISON, subject="", user_id=None)
    finish(job_id=fetched.pk, result={"values": 7})
    measure = OpenColumn(heading, "", {}).code
    return {"upload_id": waiting, "refresh_id": fetched.pk, "measure": measure}


def taken_in(town: Town, *headings: str) -> int:
    """A file with these questions; its id."""
    made = take_in_upload(by=town.actor, data=book(headings=headings), filename="oj.xlsx", year=2025)
    return int(made.pk)
