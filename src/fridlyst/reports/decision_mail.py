"""The mail that brings a decision to those that it is sent to: text and HTML, the extract with it as PDF."""

from collections.abc import Sequence
from email.utils import parseaddr
from html import escape

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from fridlyst.base.slugs import slug
from fridlyst.decisions.shapes import MatterView, StepView
from fridlyst.decisions.shapes_letters import ClaimedDispatch
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.reminders.mail import named, plain
from fridlyst.reports.contents.letter.wording import said_of
from fridlyst.reports.text import clean, shortened

# The look of the reminders; colours are left to the reader's light or dark.
_PAGE = (
    '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark"></head>'
    '<body style="margin:0;padding:0;"><div style="max-width:560px;margin:0 auto;padding:24px 16px 32px;'
    "font-family:system-ui,'Segoe UI',Roboto,Arial,sans-serif;font-size:17px;line-height:1.5;\">"
    "%s</div></body></html>"
)


def decision_mail(
    municipality: MunicipalityView,
    matter: MatterView,
    step: StepView,
    *,
    to: ClaimedDispatch,
    extract: bytes,
    reply_to: Sequence[str] = (),
) -> EmailMultiAlternatives:
    """The message, ready to be sent; the same Message-ID however often it is tried.

    Nothing answers it by itself (RFC 3834); an answer reaches `reply_to`.
    """
    _name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    lines, href = _lines(matter, step, to, answerable=bool(reply_to)), _address(municipality, matter)
    made = EmailMultiAlternatives(
        subject=plain(f"{municipality.name}: beslut i ärende {shortened(matter.registration_number, 60)}"),
        body="\n\n".join([*lines, f"Ärendet i Fridlyst, för dig som har konto:\n{href}"]) + "\n",
        from_email=named(f"{municipality.name} via Fridlyst", sender),
        to=[named(to.name, to.address)],
        reply_to=list(reply_to),
        headers={
            "Message-ID": to.message_id,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "OOF, AutoReply",
            "Content-Language": "sv",
        },
    )
    made.attach_alternative(_as_page(lines, href), "text/html")
    made.attach(extract_name(matter, step), extract, "application/pdf")
    return made


def extract_name(matter: MatterView, step: StepView, extension: str = "pdf") -> str:
    """What the extract is called as a file: "protokollsutdrag-2025-202-ks-187.pdf"."""
    return f"protokollsutdrag-{slug(f'{matter.registration_number} {step.paragraph}')}.{extension}"


def _lines(matter: MatterView, step: StepView, to: ClaimedDispatch, *, answerable: bool) -> list[str]:
    body = f"Du får det för {_flat(to.body)}." if to.body else "Du får det för att beslutet skickas till dig."
    ask = " Svara på det här brevet om du undrar något." if answerable else ""
    return [
        f"Hej {_flat(to.name)}!" if "@" not in to.name else "Hej!",
        f"Här är ett beslut av {said_of(step)}, i ärendet ”{_flat(matter.title)}” "
        f"({_flat(matter.registration_number)}).",
        f"{body} Protokollsutdraget ligger med som PDF.{ask}",
    ]


def _flat(text: str) -> str:
    return " ".join(clean(text).split())


def _as_page(lines: Sequence[str], href: str) -> str:
    body = "".join(f'<p style="margin:0 0 16px;">{escape(line)}</p>' for line in lines)
    way = f'<p><a href="{escape(href)}">Öppna ärendet i Fridlyst</a> (för dig som har konto)</p>'
    return _PAGE % (body + way)


def _address(municipality: MunicipalityView, matter: MatterView) -> str:
    return f"{settings.FRIDLYST_PUBLIC_URL}/{municipality.slug}/arenden/{matter.slug}/"
