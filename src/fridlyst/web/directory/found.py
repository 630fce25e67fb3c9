"""The answer to the questions: who fits and why, put together of pieces that are kept, and of nothing else.

Whatever is said the same to all is kept as markup by language, so that an answer looks nothing up and draws
no template: only what the visitor wrote is escaped anew.
"""

from collections.abc import Callable, Iterable
from typing import Final

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import gettext as _

from fridlyst.base import clock
from fridlyst.support.finding.lines import fitting_lines
from fridlyst.support.finding.search import find
from fridlyst.support.finding.shapes import Answers, Found, Hit, Understood
from fridlyst.support.finding.terms import ReasonCode
from fridlyst.support.languages import Language
from fridlyst.support.shapes import Directory, PublicService
from fridlyst.web.directory.addresses import links_of
from fridlyst.web.directory.asking import filled, form
from fridlyst.web.directory.fixed import fixed
from fridlyst.web.directory.kept import kept_of
from fridlyst.web.directory.pages import draw
from fridlyst.web.directory.presenters import card
from fridlyst.web.directory.reasons import wording
from fridlyst.web.directory.standing import Standing
from fridlyst.web.quiet.frame import shown

# What stands in the kept frame where the answer goes, and in a kept service where it says why.
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
        self.fixed = fixed(language.code)
        self.said = wording(language.code)
        self.now = clock.now().replace(second=0, microsecond=0)

    def kept(self, make: Callable[[], str], *key: object) -> bytes:
        return self.town.piece((self.language.code, *key), make)

    def drawn(self, answers: Answers) -> bytes:
        found = find(self.directory, answers, language=self.language.code, most=_SHORT)
        body = b"".join(self._body(found, answers))
        return self.kept(self._frame, "found").replace(_HERE_IN_BYTES, body, 1)

    def _frame(self) -> str:
        home = links_of(self.directory.town.slug, self.language).home
        return draw("directory/found.html", self.directory, self.language, home, {"body": _HERE})

    def _body(self, found: Found, answers: Answers) -> Iterable[bytes]:
        fixed = self.fixed
        lines = fitting_lines(answers, language=self.language.code, understood=found.understood)
        numbers = [fixed.numbers[line.key] for line in lines]
        yield fixed.fits if found.hits else fixed.fits_not
        yield self.said.understood(found.understood).encode()
        if answers.words.strip() and not _heard(found):
            yield fixed.unheard
        if not found.hits:
            yield fixed.nearest if found.instead else fixed.nothing
        yield _calls(numbers[:_NUMBERS_FIRST])
        yield self._hits(found.hits or found.instead)
        yield self._more(found.more)
        yield fixed.others
        yield _calls(numbers[_NUMBERS_FIRST:])
        yield fixed.again
        yield filled(form(self.directory, self.language), answers)

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

    def _more(self, count: int) -> bytes:
        link = self.kept(self._link_to_every, "every")
        return b"<p>%b %b</p>" % (self.fixed.more(count), link) if count else b"<p>%b</p>" % link

    def _link_to_every(self) -> str:
        every = links_of(self.directory.town.slug, self.language).every
        return f'<a class="tap" href="{escape(every)}">{escape(_("Se allt stöd"))}</a>'


def _heard(found: Found) -> bool:
    """Whether anything of what was written led to what is shown."""
    reasons = (reason.code for hit in (*found.hits, *found.instead) for reason in hit.reasons)
    return found.understood != Understood() or ReasonCode.WORDS in reasons


def _calls(numbers: Iterable[bytes]) -> bytes:
    return b'<ul class="calls">%b</ul>' % b"".join(numbers)
