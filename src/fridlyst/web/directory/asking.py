"""The four questions and the free words: drawn once, then filled with what was answered."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import escape

from fridlyst.support.finding.shapes import Answers
from fridlyst.support.languages import LANGUAGES, Language
from fridlyst.support.shapes import Directory
from fridlyst.support.terms import ASKED, Happening
from fridlyst.web.directory.addresses import address
from fridlyst.web.directory.kept import kept_of
from fridlyst.web.directory.presenters import Passage, named

_MORE = '<details class="more happened"'


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose."""

    value: str
    label: Passage


def form(directory: Directory, language: Language) -> bytes:
    """The questions with no answers, as markup in the language that is active."""
    return kept_of(directory).piece(("form", language.code), lambda: _drawn(directory, language))


def filled(markup: bytes, answers: Answers) -> bytes:
    """The same with these answers in it; what can be chosen are codes, and the words are escaped."""
    for value in (answers.about, *answers.happened):
        if value:
            markup = _after(markup, f' value="{value}"', " checked")
    if answers.happened:
        markup = _after(markup, _MORE, " open")
    if answers.language:
        markup = _after(markup, f'<option value="{answers.language}"', " selected")
    if answers.age is not None:
        markup = _after(markup, 'name="alder"', f' value="{answers.age}"')
    return markup.replace(b"</textarea>", f"{escape(answers.words)}</textarea>".encode(), 1)


def _after(markup: bytes, place: str, said: str) -> bytes:
    """The markup with something said after a place in it, once."""
    return markup.replace(place.encode(), f"{place}{said}".encode(), 1)


def _drawn(directory: Directory, language: Language) -> str:
    about = [Choice(str(code), Passage(str(words))) for code, words in ASKED.items()]
    happened = [Choice(one.value, Passage(str(one.label))) for one in Happening]
    languages = [Choice(code, named(code)) for code in _languages(directory)]
    choices = {"about": about, "happened": happened, "languages": languages}
    action = address("home", directory.town.slug, language)
    return render_to_string("directory/ask.html", {**choices, "action": action})


def _languages(directory: Directory) -> list[str]:
    """The site's languages, and those that somebody at a service knows."""
    codes = [one.code for one in LANGUAGES]
    return codes + sorted({code for one in directory.services for code in one.languages} - set(codes))
