"""Results by level of prevention, of the activities that have one."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fridlyst.programmes.terms import PreventionLevel
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.whole import status_figure
from fridlyst.reports.contents.words import activities_words, listed
from fridlyst.reports.document import Block, Heading, Span, paragraph


def levels(reckoning: Reckoning) -> Iterator[Block]:
    """How many activities there are on each level and how they stand; nothing where none has a level."""
    of_level = {
        level: tuple(one.id for one in reckoning.in_order() if level in one.levels)
        for level in PreventionLevel.values
    }
    with_level = {one for ids in of_level.values() for one in ids}
    if not with_level:
        return
    yield Heading(1, _("Resultat per preventionsnivå"), "nivaer")
    yield paragraph(*_lead(of_level, len(with_level), len(reckoning.activities)))
    rows = tuple((_name(level), reckoning.by_overall(ids)) for level, ids in of_level.items())
    caption = _("Läge per preventionsnivå")
    yield status_figure("nivaer-figur", caption, _("Nivå"), rows, _("aktiviteter"))


def _lead(of_level: dict[str, tuple[int, ...]], with_level: int, total: int) -> Iterator[Span]:
    counts = listed([f"{len(ids)} {_adjective(level)}" for level, ids in of_level.items()])
    words = {"activities": activities_words(with_level), "counts": counts}
    yield Span(_("Av %(activities)s med angiven nivå är %(counts)s.") % words, strong=True)
    if sum(map(len, of_level.values())) > with_level:
        yield Span(" " + _("En aktivitet kan ha flera nivåer och räknas då på var och en."))
    if total > with_level:
        without = {"activities": activities_words(total - with_level)}
        yield Span(" " + _("%(activities)s saknar angiven nivå och är inte med här.") % without)


def _name(level: str) -> str:
    names = {
        PreventionLevel.UNIVERSAL: _("Universell, riktad till alla"),
        PreventionLevel.SELECTIVE: _("Selektiv, riktad till grupper med förhöjd risk"),
        PreventionLevel.INDICATED: _("Indikerad, riktad till dem som redan är berörda av våld"),
    }
    return names[PreventionLevel(level)]


def _adjective(level: str) -> str:
    words = {
        PreventionLevel.UNIVERSAL: _("universella"),
        PreventionLevel.SELECTIVE: _("selektiva"),
        PreventionLevel.INDICATED: _("indikerade"),
    }
    return words[PreventionLevel(level)]
