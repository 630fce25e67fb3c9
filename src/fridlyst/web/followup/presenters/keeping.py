"""Whether following up was kept, as its page shows it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.followup.keeping_rules import Kept, Silence
from fridlyst.followup.queries.keeping import Keeping, KeptBody, KeptYear, StillActivity
from fridlyst.organisation.terms import BodyKind
from fridlyst.web.followup.addresses import activity_href, rounds_href
from fridlyst.web.programmes.addresses import body_href
from fridlyst.web.shared.status import UNASKED
from fridlyst.web.shared.text import Words, number

# The sign and colour of each verdict: never colour alone, and never green for what nobody has said.
SIGNS: Mapping[str, str] = {
    "kept": "done",
    "partly": "ongoing",
    "not_kept": "late",
    "waiting": "not_started",
    "not_asked": UNASKED,
}
LABELS: Mapping[str, Words] = {
    "kept": gettext_lazy("Hölls"),
    "partly": gettext_lazy("Delvis"),
    "not_kept": gettext_lazy("Hölls inte"),
    "waiting": gettext_lazy("Väntar på svar"),
    "not_asked": gettext_lazy("Inte tillfrågad"),
}
_MEANINGS: Mapping[str, Words] = {
    "kept": gettext_lazy("alla svar kom i tid"),
    "partly": gettext_lazy("något svar kom, men inte alla eller inte i tid"),
    "not_kept": gettext_lazy("inget svar kom"),
    "waiting": gettext_lazy("sista dagen har inte varit"),
    "not_asked": gettext_lazy("räknas varken som hållet eller inte"),
}
_COMMITTEES = frozenset({BodyKind.COUNCIL, BodyKind.EXECUTIVE_BOARD, BodyKind.COMMITTEE})
_WORST_FIRST = ("not_kept", "partly", "waiting", "kept", "not_asked")


@dataclass(frozen=True)
class Cell:
    """A verdict: its sign, its word, and the numbers behind it."""

    year: int
    sign: str
    label: Words
    note: str
    asked: bool = True


@dataclass(frozen=True)
class BodyLine:
    """A body's row."""

    name: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class YearTotal:
    """A year as a whole."""

    cell: Cell
    in_time: int
    approved: int


@dataclass(frozen=True)
class SilentLine:
    """A body that does not answer."""

    name: str
    href: str
    words: str


@dataclass(frozen=True)
class StillLine:
    """An activity that stands still at one status, with those who say so."""

    title: str
    href: str
    bodies: tuple[tuple[str, str], ...]
    status: str
    words: str


@dataclass(frozen=True)
class KeepingPage:
    """The whole page; `before` and `after` are the addresses of the terms beside, "" where there is none."""

    answer: str
    more: str
    term: str
    years: tuple[int, ...]
    lines: tuple[BodyLine, ...]
    totals: tuple[YearTotal, ...]
    legend: tuple[tuple[str, Words, Words], ...]
    silent: tuple[SilentLine, ...]
    ownerless: tuple[tuple[str, str], ...]
    still: tuple[StillLine, ...]
    before: str
    after: str


def keeping_page(visit: Visit, found: Keeping) -> KeepingPage:
    """The page of a term of office."""
    lines = sorted(found.bodies, key=_worst_first(found))
    answer, more = answer_words(found)
    return KeepingPage(
        answer=answer,
        more=more,
        term=term_words(found.term),
        years=tuple(found.term),
        lines=tuple(_line(visit, body, found.term) for body in lines),
        totals=tuple(
            YearTotal(cell(one.year, one.kept), one.kept.in_time, one.kept.approved) for one in found.years
        ),
        legend=tuple((SIGNS[code], LABELS[code], _MEANINGS[code]) for code in LABELS),
        silent=tuple(_silent(visit, body) for body in found.silent),
        ownerless=tuple((one.title, activity_href(visit, one.key)) for one in found.ownerless),
        still=_still(visit, found.still),
        before=_beside(visit, [first for first in found.terms if first < found.term.start][-1:]),
        after=_beside(visit, [first for first in found.terms if first > found.term.start][:1]),
    )


def answer_words(found: Keeping) -> tuple[str, str]:
    """The answer in one sentence, of the newest year in which answers were due; and what explains it."""
    told = [one for one in found.years if one.kept.due]
    if not told:
        return _nothing_words(found), ""
    year = told[-1]
    words = _numbers(year, found)
    if year.rounds > 1 and year.kept.waiting:
        return _(
            "%(year)s har hittills %(answered)s av %(asked)s svar kommit in, %(in_time)s i tid."
        ) % words, ""
    if year.rounds > 1:
        every = _("%(every_time)s av %(bodies)s %(who)s svarade varje gång.") % words
        return _(
            "%(year)s kom %(answered)s av %(asked)s svar in i %(rounds)s omgångar, %(in_time)s i tid."
        ) % words, every
    if year.kept.waiting:
        return _(
            "%(year)s har hittills %(answered)s av %(asked)s %(who)s svarat, %(in_time)s i tid."
        ) % words, ""
    return _("%(year)s svarade %(answered)s av %(asked)s %(who)s, %(in_time)s i tid.") % words, ""


def _nothing_words(found: Keeping) -> str:
    if found.bodies:
        return _("En omgång är öppen. Sista dagen att svara har inte varit än.")
    return _("Ingen uppföljning har hållits %(term)s.") % {"term": term_words(found.term)}


def _numbers(year: KeptYear, found: Keeping) -> dict[str, Any]:
    counts = {
        "answered": year.kept.answered,
        "asked": year.kept.asked,
        "in_time": year.kept.in_time,
        "rounds": year.rounds,
        "bodies": year.bodies,
        "every_time": year.every_time,
    }
    asked = [body.kind for body in found.bodies if year.year in body.years]
    return {name: number(count) for name, count in counts.items()} | {"year": year.year, "who": who(asked)}


def who(kinds: Iterable[str]) -> str:
    """What those who are asked are called together: nämnder, förvaltningar, or ansvariga when mixed."""
    found = {BodyKind.COMMITTEE if BodyKind(kind) in _COMMITTEES else BodyKind(kind) for kind in kinds}
    if found == {BodyKind.COMMITTEE}:
        return _("nämnder")
    return _("förvaltningar") if found == {BodyKind.DEPARTMENT} else _("ansvariga")


def term_words(term: range) -> str:
    """ "2023–2026"."""
    return f"{term.start}–{term.stop - 1}"


def cell(year: int, kept: Kept) -> Cell:
    """The verdict on a year."""
    verdict = kept.verdict
    return Cell(year, SIGNS[verdict], LABELS[verdict], _note(kept), bool(kept.asked))


def cells_by_year(years: Mapping[int, Kept]) -> tuple[Cell, ...]:
    """The verdicts on one body's years, in the order given."""
    return tuple(cell(year, kept) for year, kept in years.items())


def _note(kept: Kept) -> str:
    """ "2 av 3, 1 sent"; nothing where nobody was asked."""
    if not kept.asked:
        return ""
    words = {"answered": number(kept.answered), "asked": number(kept.asked)}
    said = _("%(answered)s av %(asked)s") % words
    late = kept.answered - kept.in_time
    if not late:
        return said
    after = ngettext("%(late)s sent", "%(late)s sena", late) % {"late": number(late)}
    return f"{said}, {after}"


def _line(visit: Visit, body: KeptBody, term: range) -> BodyLine:
    cells = tuple(cell(year, body.years.get(year, Kept())) for year in term)
    return BodyLine(body.name, body_href(visit, body.key), cells)


def _worst_first(found: Keeping) -> Any:  # noqa: ANN401 (a key to sort by)
    newest = next((one.year for one in reversed(found.years) if one.kept.asked), found.term.start)

    def key(body: KeptBody) -> tuple[int, str]:
        return _WORST_FIRST.index(body.years.get(newest, Kept()).verdict), body.name

    return key


def silence_words(silence: Silence) -> str:
    """For how long it has been silent."""
    count = {"count": silence.rounds, "last": silence.last_answered}
    if not silence.last_answered:
        words = ngettext(
            "har aldrig svarat, tillfrågad i %(count)s omgång",
            "har aldrig svarat, tillfrågad i %(count)s omgångar",
            silence.rounds,
        )
        return words % count
    return _("har inte svarat i %(count)s omgångar, svarade senast i %(last)s") % count


def _still_words(rounds: list[int]) -> str:
    """For how long it has stood still."""
    least, most = min(rounds), max(rounds)
    count = number(most) if least == most else f"{number(least)}–{number(most)}"
    return _("samma läge %(count)s omgångar i rad") % {"count": count}


def _silent(visit: Visit, body: KeptBody) -> SilentLine:
    return SilentLine(body.name, body_href(visit, body.key), silence_words(body.silence))


def _still(visit: Visit, found: Iterable[StillActivity]) -> tuple[StillLine, ...]:
    """Each activity once at each status, those that most say it of first."""
    of: dict[tuple[str, str], list[StillActivity]] = defaultdict(list)
    for one in found:
        of[one.status, one.key].append(one)
    order = list(dict.fromkeys(status for status, _key in of))
    ranked = sorted(of.items(), key=lambda item: (order.index(item[0][0]), -len(item[1])))
    return tuple(
        StillLine(
            title=said[0].title,
            href=activity_href(visit, key),
            bodies=tuple((one.body_name, body_href(visit, one.body_key)) for one in said),
            status=status,
            words=_still_words([one.rounds for one in said]),
        )
        for (status, key), said in ranked
    )


def _beside(visit: Visit, terms: list[int]) -> str:
    return f"{rounds_href(visit, 'keeping')}?fran={terms[0]}" if terms else ""
