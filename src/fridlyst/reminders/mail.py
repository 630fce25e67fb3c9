"""A letter as an e-mail message: text and HTML, both whole."""

from collections.abc import Sequence
from email.utils import parseaddr, quote

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from fridlyst.reminders.letter_parts import LetterText


def message(
    letter: LetterText, *, to: str, message_id: str, reply_to: Sequence[str] = ()
) -> EmailMultiAlternatives:
    """The message, ready to be sent.

    One click stops the letters (RFC 8058), nothing answers by itself (RFC 3834 and Exchange's own header),
    and an answer reaches `reply_to`. The sender's name is the municipality's.
    """
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    made = EmailMultiAlternatives(
        subject=plain(letter.subject),
        body=render_to_string("reminders/letter.txt", {"letter": letter}).strip() + "\n",
        from_email=named(f"{letter.municipality} via Fridlyst", address),
        to=[named(letter.name, to)],
        reply_to=list(reply_to),
        headers={
            "Message-ID": message_id,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "OOF, AutoReply",
            "List-Unsubscribe": f"<{letter.stop_href}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Content-Language": "sv",
        },
    )
    made.attach_alternative(render_to_string("reminders/letter.html", {"letter": letter}), "text/html")
    return made


def named(name: str, address: str) -> str:
    """The address with a name before it, which Django encodes for the header."""
    shown = plain(name)
    return f'"{quote(shown)}" <{address}>' if shown else address


def plain(words: str) -> str:
    """Words for a header: one line, nothing unseen, and nothing that is a header's own code (RFC 2047)."""
    seen = "".join(one for one in " ".join(words.split()) if one.isprintable())
    return seen.replace("=?", "= ?").strip()
