"""Page one of a picture of the situation: what it shows, what has changed, what follows from it."""

from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from fridlyst.reports.contents.words import language
from fridlyst.reports.document import (
    Block,
    BulletList,
    KeyFigure,
    KeyFigures,
    OwnText,
    Paragraph,
    Span,
    paragraph,
)
from fridlyst.reports.wording import number_text, percent_text
from fridlyst.situation.shapes import FactSet, Mark, SituationView
from fridlyst.situation.terms import SituationPart

_MOST_IMPORTANT = 3
_MOST_CHANGES = 6
_FIGURES = range(2, 5)

Place = Callable[[SituationView, SituationPart], OwnText]


def front(
    view: SituationView, facts: tuple[FactSet, ...], before: SituationView | None, place: Place
) -> Iterator[Block]:
    """The answer in five minutes; what nobody has written is said out of the figures."""
    yield from _key_figures(facts)
    important = place(view, SituationPart.IMPORTANT)
    yield important
    if not important.written:
        yield from _stands_out(facts)
    yield place(view, SituationPart.CHANGED)
    yield from _changes(facts, before)
    yield place(view, SituationPart.PROPOSED)


def _key_figures(facts: Iterable[FactSet]) -> Iterator[Block]:
    """The first figure of each kind, where there are two to four to show."""
    found = [
        KeyFigure(_said(one.marks[0], one.marks[0].value), one.marks[0].label) for one in facts if one.marks
    ]
    if len(found) in _FIGURES or len(found) > max(_FIGURES):
        yield KeyFigures(tuple(found[: max(_FIGURES)]))


def _stands_out(facts: Iterable[FactSet]) -> Iterator[Block]:
    """The sentences of what somebody has to do something about."""
    known = [one for one in facts if one.urgency or one.known]
    pressing = sorted(known, key=lambda one: -one.urgency)[:_MOST_IMPORTANT]
    if pressing:
        yield paragraph(Span(_("Det här sticker ut i uppgifterna"), strong=True))
        yield BulletList(tuple(paragraph(" ".join(one.sentences[:2])) for one in pressing))


def _changes(facts: Iterable[FactSet], before: SituationView | None) -> Iterator[Block]:
    if before is None:
        yield paragraph(_("Det finns ingen tidigare lägesbild att jämföra med."))
        return
    lines = tuple(_compared(facts, before))
    if lines:
        yield paragraph(Span(_("Siffrorna sedan %(title)s") % {"title": before.head.title}, strong=True))
        yield BulletList(lines[:_MOST_CHANGES])
    else:
        told = {"title": before.head.title}
        yield paragraph(_("Den förra, %(title)s, har inga siffror som går att jämföra med de här.") % told)


def _compared(facts: Iterable[FactSet], before: SituationView) -> Iterator[Paragraph]:
    then = {mark.key: mark for fact in before.kept for mark in fact.marks}
    for mark in (mark for fact in facts for mark in fact.marks):
        old = then.get(mark.key)
        if old is None:
            continue
        told = {"what": mark.label, "then": _said(old, old.value), "now": _said(mark, mark.value)}
        same = told["then"] == told["now"]
        words = (
            _("%(what)s: %(now)s, som förra gången.") if same else _("%(what)s: från %(then)s till %(now)s.")
        )
        yield paragraph(words % told)


def _said(mark: Mark, value: float) -> str:
    return percent_text(value, language()) if mark.kind == "percent" else number_text(value, language())
