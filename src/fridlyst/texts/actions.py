"""The only writer of texts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import TextMissing, check_name, check_text
from fridlyst.base.errors import Conflict, NotFound
from fridlyst.files.models import StoredFile
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.texts import policies
from fridlyst.texts.keys import new_key
from fridlyst.texts.models import Text, TextSection, TextVersion
from fridlyst.texts.plain import fingerprint, passage_to_plain
from fridlyst.texts.queries import body as read_body
from fridlyst.texts.shapes import Passage, Section, TextBody
from fridlyst.texts.terms import VersionOrigin

_LONGEST_HEADING = 2000


class TextChangedMeanwhile(Conflict):
    """A newer version was made after the one that a change began from."""

    code = "text-changed-meanwhile"


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
def edit_section(
    *,
    by: Actor,
    text_id: int,
    seen: int,
    section: str,
    heading: str,
    passages: Sequence[Passage],
    note: str,
) -> TextVersion:
    """A version where one section is written anew, by hand; `note` says why.

    Passages without a key are new. TextChangedMeanwhile when version `seen` is no longer the newest,
    NotFound for a section that is not in it, TextMissing without a reason.
    """
    require(policies.may_write_text(by))
    text = own_text(by, text_id)
    why = check_name(note, "note", longest=2000, missing="Skriv varför texten ändras.")
    last = check_newest(text, seen)
    body = read_body(municipality_id=by.municipality_id, version_id=last.pk)
    old = next((one for one in body.sections if one.key == section), None)
    if old is None:
        raise NotFound
    kept = tuple(_with_keys(text, section, [one for one in passages if one.text.strip()]))
    new = replace(old, heading=check_text(heading, "heading", longest=_LONGEST_HEADING), passages=kept)
    changed = TextBody(tuple(new if one is old else one for one in body.sections))
    return add_version(
        by=by, text_id=text.pk, body=changed, origin=VersionOrigin.EDITED, note=why, base_id=last.pk
    )


def check_newest(text: Text, seen: int) -> TextVersion:
    """The newest version; TextChangedMeanwhile when that is not number `seen`, NotFound without one."""
    last = text.versions.order_by("-number").first()
    if last is None:
        raise NotFound
    if last.number != seen:
        raise TextChangedMeanwhile(
            "Någon annan har gjort en ny version av texten medan du skrev. Din text står kvar nedan: "
            "jämför med det som nu är sparat och spara igen."
        )
    return last


def _with_keys(text: Text, section: str, passages: Sequence[Passage]) -> Iterable[Passage]:
    """The passages, new ones with keys that no version of the text has had."""
    taken = {passage.key for passage in passages if passage.key}
    if len(taken) < len(passages):
        rows = TextSection.objects.filter(version__text=text).values_list("key", "passages")
        taken |= {key for row, inside in rows for key in (row, *(one["key"] for one in inside))}
    for passage in passages:
        key = passage.key or new_key(section, taken, 1)
        taken.add(key)
        yield replace(passage, key=key)


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
