"""The answer to the questions: who fits and why, put together of pieces that are kept, and of nothing else.

Whatever is said the same to all is kept as markup by language, so that an answer looks nothing up and draws
no template: only what the visitor wrote is escaped anew.
"""

from collections.abc import Callable, Iterable
from typing import Final

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.base import clock
from fridlyst.support.finding.lines import fitting_lines
from fridlyst.support.finding.search import find
from fridlyst.support.finding.shapes import Answers, Found, Hit, Understood
from fridlyst.support.finding.terms import ReasonCode
from fridlyst.support.languages import Language
from fridlyst.support.shapes import Directory, PublicService
from fridlyst.web.directory.addresses import links_of
from fridlyst.web.directory.asking import filled, form
from fridlyst.web.directory.kept import kept_of
from fridlyst.web.directory.pages import draw
from fridlyst.web.directory.presenters import card
from fridlyst.web.directory.reasons import wording
from fridlyst.web.directory.standing import Standing
from fridlyst.web.quiet.frame import numbers_in, shown

# What stands in the kept frame where the answer goes.
_HERE: Final = "<!--svar-->"
_HERE_IN_BYTES: Final = _HERE.encode()
_NUMBERS_FIRST: Final = 3
# So many services are a short list for who is tired; the rest stand one press away.
_SHORT: Final = 6


def found_page(directory: Directory, language: Language, answers: Answers) -> bytes:
    """The whole page, in the language that is active."""
    return _Page(directory, language).drawn(answers)


class _Page:
    """An answer in the making; what is kept of its town stands in `town`, by what it says."""

    def __init__(self, directory: Directory, language: Language) -> None:
        self.directory = directory
        self.language = language
        self.town = kept_of(directory)
        self.said = wording(language.code)
        self.now = clock.now().replace(second=0, microsecond=0)

    def kept(self, make: Callable[[], str], *key: object) -> bytes:
        return self.town.piece((self.language.code, *key), make)

    def drawn(self, answers: Answers) -> bytes:
        before, after = self.kept(self._frame, "found").split(_HERE_IN_BYTES, 1)
        found = find(self.directory, answers, language=self.language.code, most=_SHORT)
        lines = fitting_lines(answers, language=self.language.code, understood=found.understood)
        numbers = [self._number(line.key) for line in lines]
        return b"".join((before, *self._body(found, numbers, answers), self._form(answers), after))

    def _frame(self) -> str:
        home = links_of(self.directory.town.slug, self.language).home
        return draw("directory/found.html", self.directory, self.language, home, {"body": _HERE})

    def _form(self, answers: Answers) -> bytes:
        return filled(form(self.directory, self.language), answers)

    def _body(self, found: Found, numbers: list[bytes], answers: Answers) -> Iterable[bytes]:
        yield self.kept(lambda: _heading(found), "heading", bool(found.hits), bool(found.instead))
        yield self.said.understood(found.understood).encode()
        if answers.words.strip() and not _heard(found):
            yield self.kept(_unheard, "unheard")
        if not found.hits:
            yield self.kept(lambda: f"<p>{_nothing(found)}</p>", "nothing", bool(found.instead))
        yield _calls(numbers[:_NUMBERS_FIRST])
        yield self._hits(found.hits or found.instead)
        yield self._more(found.more)
        yield self.kept(_before_others, "others")
        yield _calls(numbers[_NUMBERS_FIRST:])
        yield self.kept(lambda: f"</details><h2>{_('Ändra dina svar')}</h2>", "again")

    def _hits(self, hits: Iterable[Hit]) -> bytes:
        items = b"".join([b"<li>%b</li>" % self._hit(hit) for hit in hits])
        return b'<ol class="hits">%b</ol>' % items if items else b""

    def _hit(self, hit: Hit) -> bytes:
        """Name, call and hours first, then why, then the rest."""
        now = self.town.standing(hit.service, self.now, self.language.code)
        words = now.words if now else ""
        card = self.kept(lambda: self._drawn(hit.service, now), hit.service.id, words)
        return card.replace(_HERE_IN_BYTES, self._why(hit).encode(), 1)

    def _drawn(self, service: PublicService, now: Standing | None) -> str:
        shape = card(service, self.directory.town.slug, self.language)
        return render_to_string(
            "directory/hit.html",
            {"card": shape, "standing": now, "shown": shown(self.language), "why": _HERE},
        )

    def _why(self, hit: Hit) -> str:
        why = "".join([self.said.because(reason) for reason in hit.reasons])
        against = self.said.but(hit.misfits) if hit.misfits else ""
        return f'{against}<ul class="why">{why}</ul>' if why else against

    def _number(self, key: str) -> bytes:
        def drawn() -> str:
            one = next(number for number in numbers_in(self.language) if number.key == key)
            return render_to_string("quiet/number.html", {"one": one})

        return self.kept(drawn, "number", key)

    def _more(self, count: int) -> bytes:
        link = self.kept(self._link_to_every, "every")
        if not count:
            return b"<p>%b</p>" % link
        left = ngettext("%(count)s till passar.", "%(count)s till passar.", count) % {"count": count}
        return b"<p>%b %b</p>" % (escape(left).encode(), link)

    def _link_to_every(self) -> str:
        every = links_of(self.directory.town.slug, self.language).every
        return f'<a class="tap" href="{escape(every)}">{escape(_("Se allt stöd"))}</a>'


def _heading(found: Found) -> str:
    return f"<h1>{escape(_('Det här kan passa') if found.hits else _('Inget passar helt'))}</h1>"


def _heard(found: Found) -> bool:
    """Whether anything of what was written led to what is shown."""
    reasons = (reason.code for hit in (*found.hits, *found.instead) for reason in hit.reasons)
    return found.understood != Understood() or ReasonCode.WORDS in reasons


def _unheard() -> str:
    said = _("Vi kände inte igen orden. Skriv med andra ord eller svara på frågorna längre ner.")
    return f'<p class="note">{escape(said)}</p>'


def _nothing(found: Found) -> str:
    if found.instead:
        return escape(
            _("Det här är närmast. Vid varje står vad som inte passar. Du kan också ringa numren här under.")
        )
    return escape(_("Ring numren här under. Där finns någon som kan hjälpa dig vidare."))


def _before_others() -> str:
    return f"<details><summary>{escape(_('Fler nummer att ringa'))}</summary>"


def _calls(numbers: Iterable[bytes]) -> bytes:
    return b'<ul class="calls">%b</ul>' % b"".join(numbers)
