"""Translations as tables: the overview, and the file that a translation agency fills in."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.support.languages import Language
from fridlyst.support.queries import TranslationView
from fridlyst.support.source_prints import print_of
from fridlyst.web.support.translating import LanguageRow, passages, words_by_name

# Headings are the same in every language of the interface, so that a file fits whoever reads it in.
NUMBER, VERSION, TRANSLATED = "Rad", "Version (ändra inte)", "Översättning till"


def overview_columns() -> tuple[Column, ...]:
    """A row a language."""
    return (
        Column(_("Språk"), key="language"),
        Column(_("Stödinsatser"), Kind.NUMBER, key="services"),
        Column(_("Översatta"), Kind.NUMBER, key="translated"),
        Column(_("Saknas"), Kind.NUMBER, key="missing"),
        Column(_("Delvis översatta"), Kind.NUMBER, key="partial"),
        Column(_("Ligger efter"), Kind.NUMBER, key="behind"),
        Column(_("Inte kontrollerade"), Kind.NUMBER, key="unchecked"),
        Column(_("Sidans fasta ord"), key="words"),
    )


def overview_cells(row: LanguageRow) -> Row:
    """A language's row."""
    counts = row.counts
    numbers = counts.services, counts.translated, row.missing, row.partial, counts.behind, row.unchecked
    return (row.language.swedish, *numbers, row.words)


def translated_heading(language: Language) -> str:
    """The heading of the column to fill in; it tells which language the file holds."""
    return f"{TRANSLATED} {language.swedish}"


def file_columns(language: Language) -> tuple[Column, ...]:
    """A row a passage: its number, where it stands, the Swedish, the translation, what was seen."""
    return (
        Column(NUMBER, key="row"),
        Column("Stöd", weight=2, key="service"),
        Column("Text", key="field"),
        Column("Svenska", weight=4, key="source"),
        Column(translated_heading(language), weight=4, key="translation"),
        Column(VERSION, key="version"),
    )


def file_rows(views: Sequence[TranslationView]) -> list[Row]:
    """Every passage that has a Swedish text."""
    return [row for view in views for row in _rows(view)]


def _rows(view: TranslationView) -> Iterable[Row]:
    for one in passages(view):
        if one.source:
            number = passage_number(view, one.name)
            yield number, view.source.name, str(one.label), one.source, one.text, seen_version(view)


def passage_number(view: TranslationView, name: str) -> str:
    """What names a passage in a file."""
    return f"{view.service_id}-{name}"


def seen_version(view: TranslationView) -> str:
    """Which translation and which Swedish the file was made from."""
    return f"{view.version}-{print_of(words_by_name(view.source))}"
