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

_MORE = '<details class="more happened">'


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose."""

    value: str
    label: Passage


def form(directory: Directory, language: Language) -> str:
    """The questions with no answers, as markup in the language that is active."""
    return kept_of(directory).piece(("form", language.code), lambda: _drawn(directory, language))


def filled(markup: str, answers: Answers) -> str:
    """The same with these answers in it; what can be chosen are codes, and the words are escaped."""
    for value in (answers.about, *answers.happened):
        if value:
            markup = markup.replace(f' value="{value}"', f' value="{value}" checked', 1)
    if answers.happened:
        markup = markup.replace(_MORE, f"{_MORE[:-1]} open>", 1)
    if answers.language:
        option = f'<option value="{answers.language}"'
        markup = markup.replace(option, f"{option} selected", 1)
    if answers.age is not None:
        markup = markup.replace('name="alder"', f'name="alder" value="{answers.age}"', 1)
    return markup.replace("</textarea>", f"{escape(answers.words)}</textarea>", 1)


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
