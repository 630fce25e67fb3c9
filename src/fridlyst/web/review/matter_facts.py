"""What a proposal of a matter says, as rows of label and text."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from fridlyst.decisions.terms import AmendmentState, Outcome
from fridlyst.texts.plain import anchor_from_plain, change_from_plain
from fridlyst.web.decisions.amendments.words import anchor_said, change_said
from fridlyst.web.review.fact import Content, Fact, Rows, day_told, told

_DAYS = (
    ("adjusted_on", "Protokollet justerat"),
    ("posted_on", "Justeringen anslagen"),
)


def matter_rows(now: Content, names: Mapping[str, str]) -> Rows:
    """A matter: its number, who decides next."""
    number = str(now.get("registration_number") or "")
    yield "registration_number", Fact(_("Diarienummer"), number or _("Framgår inte"), missing=not number)
    yield from told(now, "next_body", _("Beslutar härnäst"))


def step_rows(now: Content, names: Mapping[str, str]) -> Rows:
    """A step: day, body, paragraph, what was decided and what goes with it."""
    on = day_told(now.get("date"))
    yield "date", Fact(_("Datum"), on or _("Framgår inte"), missing=not on)
    yield "body", Fact(_("Vem"), str(now.get("body") or _("Framgår inte")), missing=not now.get("body"))
    yield from told(now, "paragraph", _("Paragraf"))
    if now.get("outcome"):
        yield "outcome", Fact(_("Utfall"), str(Outcome(now["outcome"]).label))
    yield from told(now, "summary", _("Kort"))
    for name, label in _DAYS:
        if now.get(name):
            yield name, Fact(_(label), day_told(now[name]))
    yield from _lists(now)


def _lists(now: Content) -> Rows:
    reserved = [one if isinstance(one, str) else one["who"] for one in now.get("reservations") or []]
    if reserved:
        yield "reservations", Fact(_("Reservationer"), ", ".join(reserved))
    if now.get("enclosures"):
        yield "enclosures", Fact(_("Beslutsunderlag"), "\n".join(now["enclosures"]))
    if now.get("sent_to"):
        yield "sent_to", Fact(_("Skickas till"), ", ".join(now["sent_to"]))
    letter = now.get("letter") or {}
    if letter.get("signed_by"):
        yield "letter", Fact(_("Undertecknad av"), str(letter["signed_by"]))
    if letter.get("parts"):
        headings = ", ".join(str(part["heading"]) for part in letter["parts"])
        yield "parts", Fact(_("Avsnitt"), headings)


def condition_rows(now: Content, names: Mapping[str, str]) -> Rows:
    """A condition, with what the statement answers to it."""
    answer = str(now.get("answer") or "")
    note = _("Förslag ur skrivelsen. Visa vad som styrker det i ärendet.") if answer else ""
    yield "answer", Fact(_("Svar"), answer or _("Inget svar hittades"), note)


def amendment_rows(now: Content, names: Mapping[str, str]) -> Rows:
    """An amendment: what it was understood as, who moved it, how it went."""
    if now.get("change"):
        where = anchor_said(anchor_from_plain(now.get("anchor") or {}))
        yield "anchor", Fact(_("Plats"), where or _("Framgår inte"), missing=not where)
        yield "change", Fact(_("Ändring"), change_said(change_from_plain(now["change"])))
    else:
        yield "change", Fact(_("Ändring"), _("Inte förstådd"), missing=True)
    yield from told(now, "moved_by", _("Yrkat av"))
    yield "state", Fact(_("Läge"), str(AmendmentState(now.get("state") or "proposed").label))
