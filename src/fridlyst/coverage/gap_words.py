"""What is said of a gap, and of several of one kind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.coverage.gap_reasons import why
from fridlyst.coverage.shapes import Gap, GapGroup, Subject
from fridlyst.coverage.terms import GapCode

MOST_NAMES = 8
Words = Mapping[str, object]


def grouped(gaps: Iterable[Gap]) -> tuple[GapGroup, ...]:
    """The gaps of each kind as one, the worst first; those that are answered are not among them."""
    left = sorted((one for one in gaps if one.answer is None), key=lambda one: one.serious)
    return tuple(
        _group(code, tuple(found)) for code, found in groupby(left, key=lambda one: GapCode(one.code))
    )


def _group(code: GapCode, gaps: tuple[Gap, ...]) -> GapGroup:
    sentence = gaps[0].sentence if len(gaps) == 1 else _many(code, [one.subject for one in gaps])
    return GapGroup(code.value, gaps[0].serious, sentence, why(code), gaps)


def say(code: GapCode, subjects: Sequence[Subject], words: Words) -> str:
    """The sentence of one gap; `words` are the figures and texts that it holds."""
    return _ONE[code](subjects[0], words)


def listed(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """The names in a row, "a, b och c"; what comes after `most` as a number."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(_("%(n)s till") % {"n": len(names) - most})
    if len(shown) < 2:
        return "".join(shown)
    return _("%(first)s och %(last)s") % {"first": ", ".join(shown[:-1]), "last": shown[-1]}


def brief(text: str, longest: int = 90) -> str:
    """As a name within a sentence: cut between words where it is long, without its full stop."""
    plain = " ".join(text.split()).rstrip(".")
    if len(plain) <= longest:
        return plain
    return plain[:longest].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def inside(label: str) -> str:
    """A label as it stands within a sentence; an abbreviation keeps its letters."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def theme_names(themes: Iterable[str]) -> str:
    """What a precondition is about that nothing touches."""
    names = {
        "knowledge": _("kunskap"),
        "methods": _("metoder"),
        "together": _("samverkan"),
        "finding": _("att upptäcka våld"),
        "routines": _("rutiner"),
        "helping": _("insatser och stöd"),
        "justice": _("rättsprocessen"),
        "learning": _("utvärdering"),
        "associations": _("föreningslivet"),
        "telling": _("information"),
        "norms": _("kön och normer"),
        "preventing": _("att förebygga"),
        "using": _("de som utövar våld"),
        "exposed": _("våldsutsatta"),
        "children": _("barn och unga"),
        "managers": _("chefer"),
        "homes": _("bostad"),
        "money": _("pengar"),
    }
    return listed([names[one] for one in themes])


_ONE: Mapping[GapCode, Callable[[Subject, Words], str]] = {
    GapCode.GOAL_EMPTY: lambda one, _w: _("%(name)s saknar aktivitet.") % {"name": one.label},
    GapCode.NOTHING_UNIVERSAL: lambda _one, words: (
        _("Ingen av de %(total)s aktiviteter som riktas till invånare är universell.") % words
    ),
    GapCode.MOSTLY_AFTER: lambda _one, words: _mostly_after(words),
    GapCode.USING_VIOLENCE: lambda _one, _w: _("Ingen aktivitet riktas till dem som utövar våld."),
    GapCode.KIND_MISSING: lambda one, _w: (
        _("Programmet nämner %(form)s, men ingen aktivitet handlar om det.") % {"form": inside(one.label)}
    ),
    GapCode.OWNER_MISSING: lambda one, _w: _("Ingen ansvarar för ”%(title)s”.") % {"title": one.label},
    GapCode.CHILDREN_BESIDE: lambda _one, _w: _(
        "Barn nämns bara tillsammans med vuxna. Ingen aktivitet är till för barnen själva."
    ),
    GapCode.GROUP_MISSING: lambda one, _w: (
        _("Ingen aktivitet nämner %(group)s.") % {"group": inside(one.label)}
    ),
    GapCode.BODY_IDLE: lambda one, _w: (
        _("%(body)s står bakom ett mål eller en indikator, men har ingen aktivitet.") % {"body": one.label}
    ),
    GapCode.PRECONDITION: lambda one, words: (
        _(
            "Hittar ingen aktivitet under %(goal)s som handlar om %(themes)s. "
            "Det ska finnas på plats: ”%(text)s”"
        )
        % {"goal": one.label, **words}
    ),
    GapCode.TRIAL: lambda one, _w: (
        _("”%(title)s” prövas, men ingen aktivitet utvärderar den.") % {"title": one.label}
    ),
    GapCode.TIME_MISSING: lambda _one, words: _time_missing(words),
    GapCode.GROUP_THIN: lambda one, _w: (
        _("Bara en aktivitet nämner %(group)s.") % {"group": inside(one.label)}
    ),
    GapCode.FORM_MISSING: lambda one, _w: (
        _("Ingen aktivitet nämner %(form)s för sig.") % {"form": inside(one.label)}
    ),
    GapCode.GOAL_AFTER: lambda one, _w: (
        _("Allt under %(goal)s riktas till dem som redan är berörda av våld.") % {"goal": one.label}
    ),
    GapCode.KIND_OUTSIDE: lambda one, _w: (
        _("Varken programmet eller någon aktivitet tar upp %(form)s.") % {"form": inside(one.label)}
    ),
    GapCode.INDICATOR_MISSING: lambda one, _w: _("%(goal)s saknar indikator.") % {"goal": one.label},
    GapCode.INDICATORS_NONE: lambda _one, _w: _("Programmet har inga indikatorer."),
}


def _mostly_after(words: Words) -> str:
    if words["after"] == words["total"]:
        return (
            _(
                "Alla %(total)s aktiviteter som riktas till invånare är till för dem som redan är "
                "berörda av våld."
            )
            % words
        )
    return (
        _(
            "Av de %(total)s aktiviteter som riktas till invånare är %(after)s bara till för dem som redan "
            "är berörda av våld."
        )
        % words
    )


def _time_missing(words: Words) -> str:
    n = int(str(words["n"]))
    if n == words["total"]:
        return _("Ingen aktivitet har en tid.")
    return (
        ngettext(
            "%(n)s av %(total)s aktiviteter saknar tid.", "%(n)s av %(total)s aktiviteter saknar tid.", n
        )
        % words
    )


def _many(code: GapCode, subjects: Sequence[Subject]) -> str:
    labels = [one.label for one in subjects]
    names = {"n": len(labels), "names": listed(labels), "inside": listed([inside(one) for one in labels])}
    return _SEVERAL[code]() % names


_SEVERAL: Mapping[GapCode, Callable[[], str]] = {
    GapCode.GOAL_EMPTY: lambda: _("%(n)s mål saknar aktivitet: %(names)s."),
    GapCode.KIND_MISSING: lambda: _("Programmet nämner %(inside)s, men ingen aktivitet handlar om det."),
    GapCode.OWNER_MISSING: lambda: _("%(n)s aktiviteter saknar ansvarig."),
    GapCode.GROUP_MISSING: lambda: _("%(n)s utsatta grupper nämns inte av någon aktivitet: %(inside)s."),
    GapCode.BODY_IDLE: lambda: _(
        "%(n)s står bakom mål eller indikatorer, men har ingen aktivitet: %(names)s."
    ),
    GapCode.PRECONDITION: lambda: _("Hittar ingen aktivitet för %(n)s av det som ska finnas på plats."),
    GapCode.TRIAL: lambda: _("%(n)s aktiviteter prövas utan att någon aktivitet utvärderar dem."),
    GapCode.GROUP_THIN: lambda: _("%(n)s utsatta grupper nämns av en enda aktivitet var: %(inside)s."),
    GapCode.FORM_MISSING: lambda: _("%(n)s våldsformer nämns inte för sig i någon aktivitet: %(inside)s."),
    GapCode.GOAL_AFTER: lambda: _(
        "Under %(n)s mål riktas allt till dem som redan är berörda av våld: %(names)s."
    ),
    GapCode.KIND_OUTSIDE: lambda: _("Varken programmet eller någon aktivitet tar upp %(inside)s."),
    GapCode.INDICATOR_MISSING: lambda: _("%(n)s mål saknar indikator: %(names)s."),
}
