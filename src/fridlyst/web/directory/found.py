"""The answer to the questions: who fits and why, drawn of pieces that are kept, and of nothing else."""

from collections.abc import Iterable
from typing import Final

from django.template.loader import render_to_string
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.base import clock
from fridlyst.support.finding.lines import fitting_lines
from fridlyst.support.finding.search import find
from fridlyst.support.finding.shapes import Answers, Found, Hit
from fridlyst.support.languages import Language
from fridlyst.support.shapes import Directory
from fridlyst.web.directory.addresses import links_of
from fridlyst.web.directory.asking import filled, form
from fridlyst.web.directory.kept import kept_piece
from fridlyst.web.directory.pages import draw
from fridlyst.web.directory.presenters import card
from fridlyst.web.directory.reasons import misfit_words, reason_words, understood_words
from fridlyst.web.directory.standing import standing
from fridlyst.web.quiet.frame import numbers_in, shown

# What stands in the kept frame where the answer goes.
_HERE: Final = "<!--svar-->"
_NUMBERS_FIRST: Final = 3


def found_page(directory: Directory, language: Language, answers: Answers) -> str:
    """The whole page, in the language that is active."""
    links = links_of(directory.town.slug, language)
    frame = kept_piece(
        directory,
        ("found", language.code),
        lambda: draw("directory/found.html", directory, language, links.home, {"body": _HERE}),
    )
    return frame.replace(_HERE, "".join(_body(directory, language, answers)), 1)


def _body(directory: Directory, language: Language, answers: Answers) -> Iterable[str]:
    found = find(directory, answers, language=language.code)
    numbers = [
        _number(directory, language, line.key) for line in fitting_lines(answers, language=language.code)
    ]
    yield f"<h1>{_('Det här kan passa') if found.hits else _('Inget passar helt')}</h1>"
    yield _understood(found)
    if not found.hits:
        yield f"<p>{_nothing(found)}</p>"
    yield _calls(numbers[:_NUMBERS_FIRST])
    yield _hits(directory, language, found)
    yield _more(directory, language, found)
    others = _calls(numbers[_NUMBERS_FIRST:])
    yield f"<details><summary>{_('Fler nummer att ringa')}</summary>{others}</details>"
    yield f"<h2>{_('Ändra dina svar')}</h2>{filled(form(directory, language), answers)}"


def _nothing(found: Found) -> str:
    if found.instead:
        return _(
            "Det här är närmast. Vid varje står vad som inte passar. Du kan också ringa numren här under."
        )
    return _("Ring numren här under. Där finns någon som kan hjälpa dig vidare.")


def _understood(found: Found) -> str:
    words = understood_words(found.understood)
    if not words:
        return ""
    return format_html('<p class="why">{} {}</p>', _("Vi tolkade det som:"), _(", ").join(words))


def _hits(directory: Directory, language: Language, found: Found) -> str:
    items = "".join(f"<li>{_hit(directory, language, hit)}</li>" for hit in found.hits or found.instead)
    return f'<ol class="hits">{items}</ol>' if items else ""


def _hit(directory: Directory, language: Language, hit: Hit) -> str:
    """Name, call and hours first, then why, then the rest."""
    service, now = hit.service, standing(hit.service, clock.now())

    def drawn(template: str) -> str:
        shape = card(service, directory.town.slug, language)
        return render_to_string(template, {"card": shape, "standing": now, "shown": shown(language)})

    first = kept_piece(
        directory, ("first", language.code, service.id, now), lambda: drawn("directory/hit.html")
    )
    rest = kept_piece(directory, ("rest", language.code, service.id), lambda: drawn("directory/more.html"))
    return f"{first}{_why(hit)}{rest}"


def _why(hit: Hit) -> str:
    words = [(reason_words(reason),) for reason in hit.reasons]
    why = format_html('<ul class="why">{}</ul>', format_html_join("", "<li>{}</li>", words)) if words else ""
    against = [misfit_words(reason) for reason in hit.misfits]
    but = format_html('<p class="note">{} {}</p>', _("Det här passar inte:"), "; ".join(against))
    return f"{but}{why}" if against else why


def _more(directory: Directory, language: Language, found: Found) -> str:
    every = links_of(directory.town.slug, language).every
    link = format_html('<a class="tap" href="{}">{}</a>', every, _("Se allt stöd"))
    if not found.more:
        return f"<p>{link}</p>"
    left = ngettext("%(count)s till passar.", "%(count)s till passar.", found.more) % {"count": found.more}
    return f"<p>{escape(left)} {link}</p>"


def _calls(numbers: Iterable[str]) -> str:
    return mark_safe(f'<ul class="calls">{"".join(numbers)}</ul>')


def _number(directory: Directory, language: Language, key: str) -> str:
    def drawn() -> str:
        one = next(number for number in numbers_in(language) if number.key == key)
        return render_to_string("quiet/number.html", {"one": one})

    return kept_piece(directory, ("number", language.code, key), drawn)
