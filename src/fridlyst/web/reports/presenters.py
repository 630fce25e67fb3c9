"""The report's files as their pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.jobs.queries import JobView
from fridlyst.reports.formats import FORMATS
from fridlyst.reports.kinds import REPORTS
from fridlyst.reports.tasks import read_subject
from fridlyst.web.reports.addresses import kind_href, report_href
from fridlyst.web.shared.text import number
from fridlyst.web.shared.work import Work


@dataclass(frozen=True)
class Offer:
    """A format that the report can be had in."""

    code: str
    label: str


@dataclass(frozen=True, kw_only=True)
class FileRow(Work):
    """A file that is made, or being made; `href` downloads it."""

    format: str
    label: str
    made_at: datetime
    size: str
    href: str
    kind: str


@dataclass(frozen=True)
class Way:
    """A way to one of the round's reports; `key` is the kind of report."""

    key: str
    label: str
    href: str


def kind_ways(visit: Visit, slug: str) -> tuple[Way, ...]:
    """The ways to every report of the round."""
    return tuple(Way(one.code, _(one.label), kind_href(visit, slug, one.code)) for one in REPORTS.values())


def offers() -> tuple[Offer, ...]:
    """The formats to choose among; the page itself is already HTML."""
    return tuple(Offer(code, one.label) for code, one in FORMATS.items() if code != "html")


def file_rows(visit: Visit, slug: str, made: Iterable[JobView]) -> tuple[FileRow, ...]:
    """The files of a round's report, newest first; those that failed have nothing to fetch."""
    rows = (file_row(visit, slug, one) for one in made)
    return tuple(row for row in rows if not row.failed)


def file_row(visit: Visit, slug: str, made: JobView) -> FileRow:
    """One file."""
    _round, code, kind = read_subject(made.subject)
    href, page = report_href(visit, slug, "download", made.id), report_href(visit, slug, "file", made.id)
    return made_row(made, code=code, kind=kind, href=href, page=page)


def made_row(made: JobView, *, code: str, kind: str, href: str, page: str) -> FileRow:
    """A file that a job makes in the format `code`, and where it is fetched and followed."""
    return FileRow(
        made=made,
        page=page,
        about=_("Gör rapporten"),
        format=code,
        label=FORMATS[code].label if code in FORMATS else code,
        made_at=made.created_at,
        size=_size(made.result.get("bytes")),
        href=href,
        kind=kind,
    )


def _size(given: object) -> str:
    return f"{number(max(given / 1024, 1))} kB" if isinstance(given, int) else ""
