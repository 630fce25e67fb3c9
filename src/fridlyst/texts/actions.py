"""The only writer of texts."""

from collections.abc import Iterable

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import TextMissing, check_name, check_text
from fridlyst.base.errors import NotFound
from fridlyst.files.models import StoredFile
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.texts import policies
from fridlyst.texts.models import Text, TextSection, TextVersion
from fridlyst.texts.plain import fingerprint, passage_to_plain
from fridlyst.texts.shapes import Section, TextBody

_LONGEST_HEADING = 2000


@transaction.atomic
def add_text(*, by: Actor, title: str) -> Text:
    """A text without versions."""
    require(policies.may_write_text(by))
    name = check_name(title, "title", longest=_LONGEST_HEADING, missing="Skriv vad texten heter.")
    text = Text.objects.create(municipality_id=by.municipality_id, title=name)
    write_trail(by, "added", "text", text.pk)
    return text


@transaction.atomic
def add_version(
    *,
    by: Actor,
    text_id: int,
    body: TextBody,
    origin: str,
    note: str = "",
    base_id: int | None = None,
    source: StoredFile | None = None,
    filename: str = "",
) -> TextVersion:
    """The next version of a text. TextMissing when it holds no words; NotFound for a text or a base that
    is not the municipality's own. A version with the same words as the last is that one, not a new one."""
    require(policies.may_write_text(by))
    text = own_text(by, text_id)
    print_of_it = fingerprint(body)
    last = text.versions.order_by("-number").first()
    if last is not None and last.sha256 == print_of_it:
        return last
    _check(body)
    if base_id is not None and not text.versions.filter(pk=base_id).exists():
        raise NotFound
    version = TextVersion.objects.create(
        text=text,
        number=last.number + 1 if last else 1,
        origin=origin,
        base_id=base_id,
        note=check_text(note, "note", longest=2000),
        source=source,
        filename=check_text(filename, "filename", longest=200),
        sha256=print_of_it,
        made_at=clock.now(),
        made_by=by.label[:300],
    )
    TextSection.objects.bulk_create(_rows(version, body.sections))
    write_trail(by, "added", "text_version", version.pk, {"number": version.number, "sha256": print_of_it})
    return version


@transaction.atomic
def remove_last_version(*, by: Actor, text_id: int, version_id: int) -> None:
    """Take away the newest version of a text; NotFound for one that is not it.

    Django's ProtectedError when something stands on it.
    """
    require(policies.may_write_text(by))
    text = own_text(by, text_id)
    last = text.versions.order_by("-number").first()
    if last is None or last.pk != version_id:
        raise NotFound
    last.delete()
    write_trail(by, "removed", "text_version", version_id, {"number": last.number})


def own_text(by: Actor, text_id: int) -> Text:
    """The municipality's own text, held for the rest of the transaction; NotFound otherwise."""
    rows = Text.objects.select_for_update(no_key=True).filter(municipality_id=by.municipality_id, pk=text_id)
    text = rows.first()
    if text is None:
        raise NotFound
    return text


def _check(body: TextBody) -> None:
    if not any(section.heading or section.passages for section in body.sections):
        raise TextMissing("Texten innehåller inga ord.", field="body")
    for section in body.sections:
        check_text(section.heading, "heading", longest=_LONGEST_HEADING)
        for passage in section.passages:
            check_text(passage.text, "text")


def _rows(version: TextVersion, sections: Iterable[Section]) -> Iterable[TextSection]:
    for position, section in enumerate(sections):
        yield TextSection(
            version=version,
            position=position,
            key=section.key,
            heading=section.heading,
            level=section.level,
            number=section.number,
            page=section.page,
            passages=[passage_to_plain(passage) for passage in section.passages],
        )
