"""Where coverage has its pages, and which activities stand behind a cell."""

from urllib.parse import urlencode

from fridlyst.accounts.queries import Visit
from fridlyst.coverage.shapes import Coverage, Line, Matrix
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.web.programmes.addresses import activities_href, programme_crumbs
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb

# How the list of activities is narrowed by the lines of each matrix: rows, columns.
_FILTERS = {
    "niva": ("niva", "samhalle"),
    "grupp": ("grupp", "form"),
    "mal": ("mal", "enhet"),
    "arena": ("arena", "niva"),
    "evidens": ("evidens", "niva"),
}


def coverage_href(visit: Visit, slug: str, page: str = "show", *more: object) -> str:
    """A page of a programme's coverage: show, compared, answer, reopen."""
    return address(f"coverage:{page}", visit.municipality.slug, slug, *more)


def coverage_crumbs(visit: Visit, view: ProgrammeView) -> tuple[Crumb, ...]:
    """The way to the programme that is covered."""
    return programme_crumbs(visit, view)


def list_href(visit: Visit, slug: str, **asked: str) -> str:
    """The programme's activities that are not withdrawn, narrowed by what is asked for."""
    query = {"program": slug, "avslutade": "nej", **{name: value for name, value in asked.items() if value}}
    return f"{activities_href(visit)}?{urlencode(query)}"


def cell_href(
    visit: Visit, coverage: Coverage, matrix: Matrix, row: Line | None = None, column: Line | None = None
) -> str:
    """The activities where the lines meet, or of one line alone."""
    asked = {
        name: _asked(coverage, name, line)
        for name, line in zip(_FILTERS[matrix.key], (row, column), strict=True)
        if line is not None
    }
    return list_href(visit, coverage.programme.slug, **asked)


def _asked(coverage: Coverage, name: str, line: Line) -> str:
    return coverage.bodies[line.id].key if name == "enhet" else line.code
