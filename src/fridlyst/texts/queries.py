"""Reading texts, each with a fixed number of SQL statements."""

from dataclasses import dataclass
from datetime import datetime

from fridlyst.base.errors import NotFound
from fridlyst.texts.models import TextSection, TextVersion
from fridlyst.texts.plain import passage_from_plain
from fridlyst.texts.shapes import Section, TextBody


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version without its words."""

    id: int
    text_id: int
    number: int
    origin: str
    base_id: int | None
    note: str
    filename: str
    source_id: int | None
    sha256: str
    made_at: datetime
    made_by: str


def versions(*, municipality_id: int, text_id: int) -> tuple[VersionView, ...]:
    """Every version of a text, the first one first; one statement."""
    rows = TextVersion.objects.filter(text__municipality_id=municipality_id, text_id=text_id)
    return tuple(_view(row) for row in rows.order_by("number"))


def version(*, municipality_id: int, version_id: int) -> VersionView:
    """One version; NotFound for one that is not the municipality's own. One statement."""
    row = TextVersion.objects.filter(text__municipality_id=municipality_id, pk=version_id).first()
    if row is None:
        raise NotFound
    return _view(row)


def body(*, municipality_id: int, version_id: int) -> TextBody:
    """The words of a version; NotFound when there are none of the municipality's own. One statement."""
    rows = TextSection.objects.filter(
        version__text__municipality_id=municipality_id, version_id=version_id
    ).order_by("position")
    sections = tuple(_section(row) for row in rows)
    if not sections:
        raise NotFound
    return TextBody(sections)


def _section(row: TextSection) -> Section:
    return Section(
        key=row.key,
        heading=row.heading,
        level=row.level,
        number=row.number,
        page=row.page,
        passages=tuple(passage_from_plain(given) for given in row.passages),
    )


def _view(row: TextVersion) -> VersionView:
    return VersionView(
        row.pk,
        row.text_id,
        row.number,
        row.origin,
        row.base_id,
        row.note,
        row.filename,
        row.source_id,
        row.sha256,
        row.made_at,
        row.made_by,
    )
