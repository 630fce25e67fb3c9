"""The four questions and the free words as they are drawn, with what was answered before."""

from dataclasses import dataclass

from fridlyst.support.finding.shapes import Answers
from fridlyst.support.languages import LANGUAGES
from fridlyst.support.shapes import Directory
from fridlyst.support.terms import ASKED, Happening
from fridlyst.web.directory.presenters import named


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose; `lang` is set where its words are in another language than the page's."""

    value: str
    label: str
    chosen: bool
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Questions:
    """The form as it is drawn."""

    about: tuple[Choice, ...]
    happened: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    age: str
    words: str
    some_happened: bool


def questions(directory: Directory, answers: Answers) -> Questions:
    """The questions with these answers in them."""
    return Questions(
        tuple(Choice(str(code), str(words), code == answers.about) for code, words in ASKED.items()),
        tuple(Choice(one.value, str(one.label), one.value in answers.happened) for one in Happening),
        tuple(_language(code, answers.language) for code in _languages(directory)),
        "" if answers.age is None else str(answers.age),
        answers.words,
        bool(answers.happened),
    )


def _languages(directory: Directory) -> list[str]:
    """The site's languages, and those that somebody at a service knows."""
    codes = [one.code for one in LANGUAGES]
    return codes + sorted({code for one in directory.services for code in one.languages} - set(codes))


def _language(code: str, chosen: str | None) -> Choice:
    name = named(code)
    return Choice(code, name.words, code == chosen, name.lang)
