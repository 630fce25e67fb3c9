"""How an amendment stands in a text, in sentences that every surface says alike."""

from collections.abc import Sequence

from fridlyst.base.sentences import Sentence
from fridlyst.decisions.amendment_rules import is_complete
from fridlyst.texts.shapes import Anchor, Change, Checked, Found
from fridlyst.texts.terms import ChangeKind, Standing

_LONGEST = 160


def verdict(checked: Checked, anchor: Anchor, change: Change) -> tuple[Sentence, ...]:
    """First how it stands, then what the anchor said wrongly of its place, where it did.

    `anchor` and `change` are what was said; `checked` what the text answers (`texts.checking.check`). Of a
    change that nobody understands yet only that is said.
    """
    if not is_complete(change):
        return (_NOT_UNDERSTOOD,)
    struck = change.kind == ChangeKind.STRIKE
    first = _struck(checked, anchor) if struck else _standing(checked, anchor)
    return (first, *_wrong(checked, anchor))


_NOT_UNDERSTOOD = Sentence(
    "Ändringen är inte förstådd än: det framgår inte vad som ska läggas till eller strykas."
)
_TO_THE_LETTER = Sentence("Står ordagrant i texten.")
_OTHER_WORDS = Sentence("Står i texten med andra ord.")


def _standing(checked: Checked, anchor: Anchor) -> Sentence:
    words = _short(checked.words)
    if checked.standing == Standing.TO_THE_LETTER:
        return Sentence("Står ordagrant i texten (”%(words)s”).", words=words) if words else _TO_THE_LETTER
    if checked.standing == Standing.OTHER_WORDS:
        return Sentence("Står i texten med andra ord (”%(words)s”).", words=words) if words else _OTHER_WORDS
    if checked.standing == Standing.ABSENT:
        return Sentence("Står inte i texten.")
    return _not_found(anchor)


def _struck(checked: Checked, anchor: Anchor) -> Sentence:
    """Of words to strike: that they are gone, or still there."""
    if checked.standing == Standing.TO_THE_LETTER:
        return Sentence("Orden är strukna ur texten.")
    if checked.standing == Standing.OTHER_WORDS:
        return Sentence("Något liknande står kvar i texten (”%(words)s”).", words=_short(checked.words))
    if checked.standing == Standing.ABSENT:
        return Sentence("Orden står kvar i texten.")
    return _not_found(anchor)


def _not_found(anchor: Anchor) -> Sentence:
    if anchor.quote:
        return Sentence("Platsen hittades inte: ”%(quote)s” står inte i texten.", quote=_short(anchor.quote))
    if anchor.heading:
        return Sentence(
            "Platsen hittades inte: rubriken ”%(heading)s” finns inte i texten.",
            heading=_short(anchor.heading),
        )
    if anchor.page is not None:
        return Sentence("Platsen hittades inte: sidan %(page)s finns inte i texten.", page=anchor.page)
    return Sentence("Platsen hittades inte: det framgår inte var i texten ändringen ska göras.")


def _wrong(checked: Checked, anchor: Anchor) -> tuple[Sentence, ...]:
    """What the most likely place shows to have been said wrongly."""
    if not checked.places:
        return ()
    place = checked.places[0]
    told = {
        "quote": _wrong_quote(place, anchor),
        "page": Sentence("det står inte på sidan %(page)s", page=anchor.page or "?"),
        "heading": Sentence("det står inte under rubriken ”%(heading)s”", heading=_short(anchor.heading)),
        "column": Sentence("det är en annan kolumn än den som angavs"),
    }
    wrong = [told[code] for code in place.wrong if code in told]
    return (Sentence("Platsen var fel citerad: %(what)s.", what=_joined(wrong)),) if wrong else ()


def _joined(parts: Sequence[Sentence]) -> Sentence:
    whole = parts[0]
    for one in parts[1:]:
        whole = Sentence("%(first)s, och %(second)s", first=whole, second=one)
    return whole


def _wrong_quote(place: Found, anchor: Anchor) -> Sentence:
    if not place.words:
        return Sentence("”%(said)s” står inte i texten", said=_short(anchor.quote))
    return Sentence(
        "”%(said)s” står inte i texten, där står ”%(words)s”",
        said=_short(anchor.quote),
        words=_short(place.words),
    )


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
