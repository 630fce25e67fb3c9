"""Plain Swedish sentences said in the language that is in use."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils import translation

from fridlyst.base.sentences import Sentence


def translated(text: str) -> str:
    """The text in the language in use; the Swedish where the catalogue does not have it."""
    if not isinstance(text, Sentence):
        return translation.gettext(text) if text else ""
    said = translation.gettext(text.pattern)
    values = {key: translated(one) if isinstance(one, Sentence) else one for key, one in text.values.items()}
    return said % values if values else said


def language_in_use() -> str:
    """The code of the language in use: one that we have."""
    now = translation.get_language() or settings.LANGUAGE_CODE
    return now if now in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Everything within is said in `language`."""
    with translation.override(language or settings.LANGUAGE_CODE):
        yield
