"""A text's versions in an archive package, with the documents that they were read from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from fridlyst.base.slugs import slug
from fridlyst.files.names import download_name
from fridlyst.files.queries import pieces, stored_file
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.programmes.queries import EnactmentView
from fridlyst.reports.archive.item import Item, ItemKind
from fridlyst.reports.contents.running_text import TextParticulars, text_document
from fridlyst.reports.document import Fact
from fridlyst.reports.formats import render
from fridlyst.reports.wording import date_text
from fridlyst.texts.queries import VersionView, body, versions
from fridlyst.texts.shapes import MarkedText
from fridlyst.texts.terms import VersionOrigin


def text_items(
    municipality: MunicipalityView,
    text_id: int,
    title: str,
    decided: Sequence[EnactmentView],
    number: str,
) -> Iterator[Item]:
    """Every version, the first one first, and each document that one was read from."""
    here = f"text-{slug(title, longest=50)}"
    for one in versions(municipality_id=municipality.id, text_id=text_id):
        enactment = next((view for view in decided if view.text_version_id == one.id), None)
        yield Item(
            path=f"{here}/version-{one.number:02}.pdf",
            title=_("%(title)s, version %(number)s") % {"title": title, "number": one.number}
            + (f" ({_force(enactment)})" if enactment else ""),
            kind=ItemKind.TEXT,
            pieces=_words(municipality, one, title, enactment, number),
            on=(enactment.decided_on or enactment.in_force_from) if enactment else _made(one),
            body=(enactment.step_body or enactment.decided_by) if enactment else "",
            paragraph=enactment.step_paragraph if enactment else "",
        )
        if one.source_id is not None:
            yield _source(municipality.id, one, one.source_id, f"{here}/version-{one.number:02}")


def _made(one: VersionView) -> date:
    return localtime(one.made_at).date()


def _force(enactment: EnactmentView) -> str:
    return _("gäller från %(day)s") % {"day": date_text(enactment.in_force_from)}


def _words(
    municipality: MunicipalityView,
    one: VersionView,
    title: str,
    enactment: EnactmentView | None,
    number: str,
) -> Callable[[], Iterable[bytes]]:
    def write() -> Iterable[bytes]:
        about = TextParticulars(
            title=title,
            author=municipality.name,
            on=_made(one),
            subtitle=_("Version %(number)s") % {"number": one.number},
            identifier=number,
            facts=tuple(_facts(one, enactment)),
        )
        said = MarkedText.of(body(municipality_id=municipality.id, version_id=one.id))
        yield render(text_document(about, said), "pdf").data

    return write


def _facts(one: VersionView, enactment: EnactmentView | None) -> Iterator[Fact]:
    yield Fact(_("Version"), str(one.number))
    yield Fact(_("Gjord"), str(VersionOrigin(one.origin).label))
    if enactment:
        yield Fact(_("Gäller från"), date_text(enactment.in_force_from))
        decided = ", ".join(
            word
            for word in (
                enactment.decided_by,
                date_text(enactment.decided_on) if enactment.decided_on else "",
            )
            if word
        )
        if decided:
            yield Fact(_("Beslutat av"), decided)


def _source(municipality_id: int, one: VersionView, file_id: int, path: str) -> Item:
    file = stored_file(municipality_id=municipality_id, file_id=file_id)
    name = download_name(one.filename, file.kind)
    return Item(
        path=f"{path}-dokument.{name.rpartition('.')[2].lower()}",
        title=one.filename or _("Dokumentet som lästes"),
        kind=ItemKind.SOURCE,
        pieces=lambda: pieces(municipality_id=municipality_id, file=file),
        on=_made(one),
    )
