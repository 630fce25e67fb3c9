"""How a time is said in a sentence, alike on pages, in lists and in the terminal."""

from fridlyst.base.sentences import Sentence
from fridlyst.decisions.days import counted, spoken
from fridlyst.decisions.terms import StepKind, TimeKind, TimeState
from fridlyst.decisions.times import Watched


def said(one: Watched) -> Sentence:
    """The whole of it: what, which day, and how many days are left or how late it was."""
    if one.state == TimeState.UNKNOWN:
        return _unknown(one)
    return _done(one) if one.done_on else _waiting(one)


def _done(one: Watched) -> Sentence:
    what, late = _what_was_done(one), -(one.days or 0)
    if one.state == TimeState.KEPT:
        return Sentence("%(what)s, i tid (senast %(due)s).", what=what, due=spoken(one.due))
    return Sentence(
        "%(what)s, %(days)s för sent (senast %(due)s).", what=what, days=counted(late), due=spoken(one.due)
    )


def _what_was_done(one: Watched) -> Sentence:
    day = spoken(one.done_on)
    if one.kind == TimeKind.MOTION and one.by == StepKind.MOTION_REPORTED:
        return Sentence("Motionen redovisades för fullmäktige %(day)s", day=day)
    if one.kind == TimeKind.MOTION:
        return Sentence("Motionen avgjordes %(day)s", day=day)
    if one.kind == TimeKind.ADJUSTED:
        return Sentence("Protokollet justerades %(day)s", day=day)
    if one.kind == TimeKind.POSTED:
        return Sentence("Justeringen tillkännagavs %(day)s", day=day)
    return Sentence("Sista svaret på remissen kom %(day)s", day=day)


def _waiting(one: Watched) -> Sentence:
    days, due = one.days or 0, spoken(one.due)
    if days < 0:
        return Sentence(
            "%(what)s senast %(due)s, %(days)s sedan.",
            what=_what_was_to_be(one.kind),
            due=due,
            days=counted(-days),
        )
    when = _when(days)
    return Sentence("%(what)s senast %(due)s, %(when)s.", what=_what_is_to_be(one.kind), due=due, when=when)


def _when(days: int) -> Sentence:
    if days == 0:
        return Sentence("i dag")
    return Sentence("i morgon") if days == 1 else Sentence("om %(days)s", days=counted(days))


def _what_is_to_be(kind: TimeKind) -> Sentence:
    return {
        TimeKind.MOTION: Sentence("Motionen ska vara avgjord, eller redovisad för fullmäktige,"),
        TimeKind.ADJUSTED: Sentence("Protokollet ska justeras"),
        TimeKind.POSTED: Sentence("Justeringen ska tillkännages"),
        TimeKind.COMMENTS: Sentence("Remissen ska besvaras"),
        TimeKind.NEXT: Sentence("Ärendet ska avgöras"),
    }[kind]


def _what_was_to_be(kind: TimeKind) -> Sentence:
    return {
        TimeKind.MOTION: Sentence("Motionen skulle ha avgjorts, eller redovisats för fullmäktige,"),
        TimeKind.ADJUSTED: Sentence("Protokollet skulle ha justerats"),
        TimeKind.POSTED: Sentence("Justeringen skulle ha tillkännagetts"),
        TimeKind.COMMENTS: Sentence("Remissen skulle ha besvarats"),
        TimeKind.NEXT: Sentence("Ärendet skulle ha avgjorts"),
    }[kind]


def _unknown(one: Watched) -> Sentence:
    return {
        TimeKind.MOTION: Sentence("Det framgår inte när motionen väcktes eller avgjordes."),
        TimeKind.ADJUSTED: Sentence("Det framgår inte när protokollet justerades."),
        TimeKind.POSTED: Sentence(
            "Det framgår inte när protokollet justerades. Sista dagen är därför inte känd."
        ),
        TimeKind.COMMENTS: Sentence("Det framgår inte vilka som skulle svara på remissen."),
        TimeKind.NEXT: Sentence("Det framgår inte när ärendet avgörs."),
    }[one.kind]


def pressing_said(number: str, one: Watched) -> Sentence:
    """What needs somebody now, by number: "Motionen 2025.202 KS ska vara avgjord om 12 dagar (…)"."""
    days = one.days or 0
    what = _named_late(one.kind, number) if days < 0 else _named(one.kind, number)
    when = Sentence("för %(days)s sedan", days=counted(-days)) if days < 0 else _when(days)
    return Sentence("%(what)s %(when)s (%(due)s).", what=what, when=when, due=spoken(one.due))


def _named(kind: TimeKind, number: str) -> Sentence:
    return {
        TimeKind.MOTION: Sentence("Motionen %(number)s ska vara avgjord", number=number),
        TimeKind.ADJUSTED: Sentence("Protokollet i %(number)s ska vara justerat", number=number),
        TimeKind.POSTED: Sentence("Justeringen i %(number)s ska vara tillkännagiven", number=number),
        TimeKind.COMMENTS: Sentence("Remissen i %(number)s ska vara besvarad", number=number),
        TimeKind.NEXT: Sentence("%(number)s ska avgöras", number=number),
    }[kind]


def _named_late(kind: TimeKind, number: str) -> Sentence:
    return {
        TimeKind.MOTION: Sentence("Motionen %(number)s skulle ha varit avgjord", number=number),
        TimeKind.ADJUSTED: Sentence("Protokollet i %(number)s skulle ha varit justerat", number=number),
        TimeKind.POSTED: Sentence("Justeringen i %(number)s skulle ha varit tillkännagiven", number=number),
        TimeKind.COMMENTS: Sentence("Remissen i %(number)s skulle ha varit besvarad", number=number),
        TimeKind.NEXT: Sentence("%(number)s skulle ha avgjorts", number=number),
    }[kind]
