"""Translations in words: how far each language has come, and each service beside its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.support.fields import TranslationFields
from fridlyst.support.label_rules import label_name
from fridlyst.support.languages import BY_CODE, LANGUAGES, Language
from fridlyst.support.queries import TranslationCounts, TranslationView
from fridlyst.support.reading_ease import ReadingEase, reading_ease
from fridlyst.support.shapes import ServiceText
from fridlyst.support.source_prints import TEXTS, words_of
from fridlyst.web.shared.diff import Piece, word_diff
from fridlyst.web.shared.figure_tabs import Tab
from fridlyst.web.shared.saving import Crumb
from fridlyst.web.shared.text import Words
from fridlyst.web.support.addresses import crumbs, href

EASY: Final = "sv-simple"
LABELS: Final = {
    "name": gettext_lazy("Namn"),
    "description": gettext_lazy("Beskrivning"),
    "cost": gettext_lazy("Kostnad"),
    "hours": gettext_lazy("Tider i ord"),
    "area": gettext_lazy("Område"),
}
_LABEL: Final = gettext_lazy("Vad kontakten är till för")
_STATES: Final[Mapping[str, Words]] = {
    "missing": gettext_lazy("Saknas"),
    "partial": gettext_lazy("Delvis översatt"),
    "behind": gettext_lazy("Ligger efter"),
    "unchecked": gettext_lazy("Inte kontrollerad"),
    "checked": gettext_lazy("Kontrollerad"),
}
MARKS: Final = {
    "missing": "not_started",
    "partial": "ongoing",
    "behind": "late",
    "unchecked": "ongoing",
    "checked": "done",
}
_LEVELS: Final[Mapping[str, Words]] = {
    "very_easy": gettext_lazy("mycket lätt, som en barnbok"),
    "easy": gettext_lazy("lätt, som en roman eller veckotidning"),
    "middling": gettext_lazy("medelsvår, som en dagstidning"),
    "hard": gettext_lazy("svår, som myndigheters texter"),
    "very_hard": gettext_lazy("mycket svår, som en lagtext"),
}


@dataclass(frozen=True)
class LanguageRow:
    """A language and how far it has come."""

    language: Language
    counts: TranslationCounts
    href: str

    @property
    def done(self) -> int:
        return self.counts.done

    @property
    def missing(self) -> int:
        return self.counts.services - self.counts.translated

    @property
    def partial(self) -> int:
        return self.counts.translated - self.counts.behind - self.counts.done

    @property
    def unchecked(self) -> int:
        return self.counts.translated - self.counts.checked

    @property
    def words(self) -> str:
        """Who stands for the fixed words of the pages."""
        if not self.language.translated:
            return _("på svenska")
        return _("kontrollerade") if self.language.checked else _("inte kontrollerade")


@dataclass(frozen=True)
class Passage:
    """One text in Swedish beside its translation; `changed` what has become of the Swedish since."""

    name: str
    label: Words
    source: str
    text: str
    changed: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class ServiceRow:
    """A service in a language."""

    view: TranslationView
    state: str
    href: str
    passages: tuple[Passage, ...]
    ease: ReadingEase | None

    @property
    def mark(self) -> str:
        return MARKS[self.state]

    @property
    def label(self) -> Words:
        return _STATES[self.state]

    @property
    def untold(self) -> int:
        """How many of the Swedish texts the translation says nothing of."""
        return _untold(self.passages) if self.view.text else 0

    @property
    def ease_words(self) -> str:
        return ease_words(self.ease) if self.ease else ""


def language_rows(visit: Visit, counts: Mapping[str, TranslationCounts]) -> list[LanguageRow]:
    """Every language but Swedish, in the order of the directory."""
    return [
        LanguageRow(one, counts[one.code], href(visit, "translation", one.code))
        for one in LANGUAGES
        if one.code in counts
    ]


def one_language(code: str) -> Language:
    """A language that can be translated into; NotFound for any other."""
    found = BY_CODE.get(code)
    if found is None or code == "sv":
        raise NotFound
    return found


def service_row(visit: Visit, view: TranslationView, language: Language) -> ServiceRow:
    """A service with its passages, and how heavy easy Swedish is."""
    ease = reading_ease(plain_text(view.text)) if view.text and language.code == EASY else None
    at = href(visit, "translate", language.code, view.key)
    return ServiceRow(view, state_of(view), at, passages(view), ease)


def state_of(view: TranslationView) -> str:
    """missing, partial, behind, unchecked or checked."""
    if view.text is None:
        return "missing"
    if view.text.behind_since is not None or _has_changed(view):
        return "behind"
    if _untold(passages(view)):
        return "partial"
    return "checked" if view.text.checked else "unchecked"


def _untold(every: Sequence[Passage]) -> int:
    return sum(1 for one in every if one.source and not one.text)


def _has_changed(view: TranslationView) -> bool:
    then = view.source_then
    return then is not None and any(getattr(then, name) != getattr(view.source, name) for name in TEXTS)


def passage_label(name: str) -> Words:
    """What a text is called: of a field, or of the words beside a way to get in touch."""
    return LABELS.get(name, _LABEL)


def words_by_name(text: ServiceText | None) -> dict[str, str]:
    """All of a service's words by the name of their field, those beside ways to get in touch last."""
    if text is None:
        return {}
    return words_of(text) | {label_name(swedish): words for swedish, words in text.labels.items()}


def fields_with(view: TranslationView, words: Mapping[str, str]) -> TranslationFields:
    """The saved translation with these words, by name, in the place of its own."""
    whole = words_by_name(view.text) | dict(words)
    labels = {one: whole.get(label_name(one), "") for one in view.source.labels}
    return TranslationFields(**{name: whole.get(name, "") for name in TEXTS}, labels=labels)


def passages(view: TranslationView) -> tuple[Passage, ...]:
    """Name and description always, the others where either side says anything."""
    source, text = words_by_name(view.source), words_by_name(view.text)
    then = words_by_name(view.source_then) if view.source_then else None
    found = (
        Passage(name, passage_label(name), words, text.get(name, ""), _changed(then, name, words))
        for name, words in source.items()
    )
    return tuple(one for one in found if one.name in ("name", "description") or one.source or one.text)


def _changed(then: Mapping[str, str] | None, name: str, source: str) -> tuple[Piece, ...]:
    """What has become of the Swedish since; `then` is all of it as it was, None before it was translated."""
    before = source if then is None else then.get(name, "")
    return tuple(word_diff(before, source)) if before != source else ()


def plain_text(text: ServiceText) -> str:
    """A service's running words; names and hours are read, not judged."""
    return "\n".join(one for one in (text.description, text.cost, text.area) if one)


def ease_words(ease: ReadingEase) -> str:
    """ "LIX 24: mycket lätt, som en barnbok"."""
    if not ease.words:
        return _("LIX räknas när det finns en text.")
    return _("LIX %(lix)s: %(level)s") % {"lix": ease.lix, "level": _LEVELS[ease.level]}


def state_tabs(home: str, rows: Sequence[ServiceRow]) -> tuple[Tab, ...]:
    """All, then each state that any service is in."""
    tabs = [Tab("", _("Alla %(count)s") % {"count": len(rows)}, home)]
    for state, label in _STATES.items():
        count = sum(row.state == state for row in rows)
        if count:
            tabs.append(Tab(state, f"{label} {count}", f"{home}?lage={state}"))
    return tuple(tabs)


def wanted_state(request: HttpRequest) -> str:
    """The state that the address asks for; nothing for what is no state."""
    asked = request.GET.get("lage", "")
    return asked if asked in _STATES else ""


def translation_crumbs(visit: Visit, *more: Crumb) -> tuple[Crumb, ...]:
    """The way to a page below the translations."""
    return crumbs(visit, Crumb(_("Översättningar"), href(visit, "translations")), *more)


def saved_words(count: int) -> str:
    """How many were saved."""
    said = ngettext("%(count)s översättning är sparad.", "%(count)s översättningar är sparade.", count)
    return said % {"count": count}
