"""Why a service fits, and what about it does not, in words: put together of what is said the same to all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.db.models import TextChoices
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from fridlyst.programmes.terms import ViolenceForm
from fridlyst.support.finding.shapes import Reason, Understood
from fridlyst.support.finding.terms import Need, ReasonCode
from fridlyst.support.languages import BY_CODE
from fridlyst.support.terms import Happening, Seeker
from fridlyst.web.directory.presenters import age_words, named

_SEEKERS, _HAPPENED, _NEEDS, _FORMS, _LANGUAGES = "seekers", "happened", "needs", "forms", "languages"
_VALUES_OF: Final[Mapping[str, str]] = {
    ReasonCode.FOR_WHOM.value: _SEEKERS,
    ReasonCode.FOR_THE_ONE.value: _SEEKERS,
    ReasonCode.HAPPENED.value: _HAPPENED,
    ReasonCode.LANGUAGE.value: _LANGUAGES,
    ReasonCode.INTERPRETER.value: _LANGUAGES,
    ReasonCode.NEED.value: _NEEDS,
}

_AGE: Final = ReasonCode.AGE.value


@dataclass(frozen=True, slots=True)
class Wording:
    """Every label of reasons in one language, as markup by code; nothing that anybody has answered."""

    reasons: Mapping[str, str]
    misfits: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    against: str
    taken_for: str
    comma: str
    # Those of one value or none, whole; and the ages of services, which come as they are shown.
    ready: dict[Reason, str]

    def because(self, reason: Reason) -> str:
        """ "<li>Kan språket: العربية</li>"."""
        ready = self.ready.get(reason)
        if ready is None:
            ready = f"<li>{self._said(self.reasons, reason)}</li>"
            if reason.code == _AGE:
                self.ready[reason] = ready
        return ready

    def but(self, misfits: Iterable[Reason]) -> str:
        """What of a service is another than was asked for: "Annan ålder: 12–20 år"."""
        said = "; ".join([self._said(self.misfits, one) for one in misfits])
        return f'<p class="note">{self.against} {said}</p>'

    def understood(self, said: Understood) -> str:
        """What the free words were taken for, each thing once; nothing when they were for nothing."""
        words = self.comma.join(dict.fromkeys(self._taken(said)))
        return f'<p class="why">{self.taken_for} {words}</p>' if words else ""

    def _taken(self, said: Understood) -> Iterator[str]:
        yield from self._values(_SEEKERS, said.seekers)
        for age in said.ages:
            yield escape(age_words(age, age))
        yield from self._values(_HAPPENED, said.happened)
        yield from self._values(_FORMS, () if said.happened else said.forms)
        yield from self._values(_LANGUAGES, said.languages)
        yield from self._values(_NEEDS, said.needs)
        for _written, right in said.spelled:
            yield escape(right)

    def _said(self, labels: Mapping[str, str], reason: Reason) -> str:
        label = labels[reason.code]
        if not reason.values:
            return label
        if reason.code == _AGE:
            return f"{label}: {escape(_ages(reason.values))}"
        return f"{label}: {', '.join(self._values(_VALUES_OF.get(reason.code, ''), reason.values))}"

    def _values(self, kind: str, codes: Iterable[str]) -> list[str]:
        """The codes in words; what the site has no label for is escaped anew each time."""
        labels = self.values.get(kind, {})
        return [labels.get(code) or escape(_named(kind, code)) for code in codes]


@cache
def wording(code: str) -> Wording:
    """The labels in the language of this code, whichever is active: they are kept for whoever asks next."""
    with translation.override(BY_CODE[code].locale):
        return _worded()


def _worded() -> Wording:
    reasons = _labels(ReasonCode)
    values = {
        _SEEKERS: _labels(Seeker),
        _HAPPENED: _labels(Happening),
        _NEEDS: _labels(Need),
        _FORMS: _labels(ViolenceForm),
        _LANGUAGES: {code: escape(named(code).words) for code in BY_CODE},
    }
    return Wording(
        reasons,
        {**reasons, **{code: escape(label) for code, label in _misfit_labels().items()}},
        values,
        against=escape(_("Det här passar inte:")),
        taken_for=escape(_("Vi tolkade det som:")),
        comma=escape(_(", ")),
        ready={
            **{Reason(code): f"<li>{label}</li>" for code, label in reasons.items()},
            **{
                Reason(code, (value,)): f"<li>{reasons[code]}: {label}</li>"
                for code, kind in _VALUES_OF.items()
                for value, label in values[kind].items()
            },
        },
    )


def _labels(choices: type[TextChoices]) -> Mapping[str, str]:
    return {one.value: escape(str(one.label)) for one in choices}


def _misfit_labels() -> Mapping[str, str]:
    return {
        _AGE: _("Annan ålder"),
        ReasonCode.FOR_WHOM.value: _("Är till för andra"),
        ReasonCode.FOR_THE_ONE.value: _("Är till för andra"),
        ReasonCode.LANGUAGE.value: _("Kan inte språket"),
        ReasonCode.HAPPENED.value: _("Gäller annat"),
        ReasonCode.NEED.value: _("Har inte det som du behöver"),
    }


def _named(kind: str, code: str) -> str:
    return named(code).words if kind == _LANGUAGES else code


def _ages(values: Iterable[str]) -> str:
    lowest, highest = (int(value) if value.isdigit() else None for value in (*values, "", "")[:2])
    return age_words(lowest, highest)
