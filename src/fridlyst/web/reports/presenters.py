"""The report's files as their pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.jobs.queries import JobView
from fridlyst.jobs.terms import JobState
from fridlyst.reports.formats import FORMATS
from fridlyst.reports.kinds import REPORTS
from fridlyst.reports.tasks import read_subject
from fridlyst.web.reports.addresses import kind_href, report_href
from fridlyst.web.shared.text import number


@dataclass(frozen=True)
class Offer:
    """A format that the report can be had in."""

    code: str
    label: str


@dataclass(frozen=True)
class FileRow:
    """A file that is made, or being made; `href` downloads it, `page` shows how far it has come.

    `gone` when it was made so long ago that it is no longer kept.
    """

    format: str
    label: str
    state: str
    made_at: datetime
    size: str
    percent: int
    doing: str
    href: str
    page: str
    gone: bool
    kind: str

    @property
    def done(self) -> bool:
        return self.state == JobState.DONE and not self.gone

    @property
    def failed(self) -> bool:
        return self.state == JobState.FAILED


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
    waiting = _("Väntar på att en arbetare ska bli ledig") if made.state == JobState.WAITING else ""
    return FileRow(
        format=code,
        label=FORMATS[code].label if code in FORMATS else code,
        state=made.state,
        made_at=made.created_at,
        size=_size(made.result.get("bytes")),
        percent=round(made.progress * 100),
        doing=_(made.message) or waiting or _("Gör rapporten"),
        href=href,
        page=page,
        gone=made.file_gone,
        kind=kind,
    )


def _size(given: object) -> str:
    return f"{number(max(given / 1024, 1))} kB" if isinstance(given, int) else ""
