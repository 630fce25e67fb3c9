"""Why a service fits, and what about it does not, in words."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from django.utils.translation import gettext as _

from fridlyst.programmes.terms import ViolenceForm
from fridlyst.support.finding.shapes import Reason, Understood
from fridlyst.support.finding.terms import Need, ReasonCode
from fridlyst.support.terms import Happening, Seeker
from fridlyst.web.directory.presenters import age_words, named


def reason_words(reason: Reason) -> str:
    """ "Kan språket: العربية"."""
    label = str(ReasonCode(reason.code).label)
    values = ", ".join(_values(reason))
    return f"{label}: {values}" if values else label


def misfit_words(reason: Reason) -> str:
    """ "Åldern: 12–20 år": what is another than was asked for."""
    values = ", ".join(_values(reason))
    label = _misfit_labels().get(reason.code) or str(ReasonCode(reason.code).label)
    return f"{label}: {values}" if values else label


def understood_words(understood: Understood) -> tuple[str, ...]:
    """What the free words were taken for, each thing once."""
    seekers = [str(Seeker(code).label) for code in understood.seekers]
    ages = [age_words(age, age) for age in understood.ages]
    happened = [str(Happening(code).label) for code in understood.happened]
    forms = [str(ViolenceForm(code).label) for code in understood.forms if not happened]
    languages = [named(code).words for code in understood.languages]
    needs = [str(Need(code).label) for code in understood.needs]
    spelled = [right for _written, right in understood.spelled]
    return tuple(dict.fromkeys([*seekers, *ages, *happened, *forms, *languages, *needs, *spelled]))


def _misfit_labels() -> Mapping[str, str]:
    return {
        ReasonCode.AGE: _("Annan ålder"),
        ReasonCode.FOR_WHOM: _("Är till för andra"),
        ReasonCode.FOR_THE_ONE: _("Är till för andra"),
        ReasonCode.LANGUAGE: _("Kan inte språket"),
        ReasonCode.HAPPENED: _("Gäller annat"),
        ReasonCode.NEED: _("Har inte det som du behöver"),
    }


def _values(reason: Reason) -> list[str]:
    if reason.code == ReasonCode.AGE:
        return [words for words in (_ages(reason.values),) if words]
    say = _SAID.get(reason.code, str)
    return [say(value) for value in reason.values]


def _ages(values: Iterable[str]) -> str:
    lowest, highest = (int(value) if value.isdigit() else None for value in (*values, "", "")[:2])
    return age_words(lowest, highest)


_SAID: Final[Mapping[str, Callable[[str], str]]] = {
    ReasonCode.FOR_WHOM: lambda code: str(Seeker(code).label),
    ReasonCode.FOR_THE_ONE: lambda code: str(Seeker(code).label),
    ReasonCode.HAPPENED: lambda code: str(Happening(code).label),
    ReasonCode.LANGUAGE: lambda code: named(code).words,
    ReasonCode.INTERPRETER: lambda code: named(code).words,
    ReasonCode.NEED: lambda code: str(Need(code).label),
}
