"""Page one of the analysis: the answer for someone with five minutes."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fridlyst.reports.contents import places
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.summary import answers, bar, came_in, lead, point
from fridlyst.reports.contents.words import answers_words, are_hindered, who
from fridlyst.reports.document import (
    Block,
    BulletList,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Span,
    paragraph,
)
from fridlyst.reports.text import shortened

_MOST_PROPOSALS = 5
_PROPOSAL_LENGTH = 180


def page_one(reckoning: Reckoning) -> tuple[Block, ...]:
    """What was decided, done and not done, who has not answered, what hinders and what is proposed."""
    return (
        lead(reckoning),
        _key_figures(reckoning),
        bar(reckoning),
        BulletList((*answers(reckoning), *_hinders(reckoning))),
        places.summary(reckoning),
        *_proposed(reckoning),
    )


def _key_figures(reckoning: Reckoning) -> KeyFigures:
    view = reckoning.material.round
    counts = reckoning.counts()
    if not counts.total:
        counts = reckoning.goal_counts(reckoning.goal_replies)
    of = _("%(part)s av %(whole)s")
    return KeyFigures(
        (
            KeyFigure(
                of % {"part": view.answered, "whole": view.asked},
                _("%(who)s har svarat") % {"who": who(reckoning.material.bodies)},
            ),
            KeyFigure(of % {"part": reckoning.in_time, "whole": view.asked}, _("svarade i tid")),
            came_in(counts),
            KeyFigure(str(counts.late + counts.stopped), _("svar %(are)s") % {"are": are_hindered(2)}),
        )
    )


def _hinders(reckoning: Reckoning) -> Iterator[Paragraph]:
    told = reckoning.telling
    if told:
        words = {
            "answers": answers_words(len(told)),
            "bodies": len({reply.body_id for reply in told}),
            "whole": reckoning.material.round.answered,
        }
        said = _("%(answers)s nämner hinder. De kommer från %(bodies)s av de %(whole)s som har svarat.")
        yield point(_("Hindrar."), said % words)


def _proposed(reckoning: Reckoning) -> Iterator[Block]:
    """The first proposals, numbered as they stand last in the report."""
    own = places.proposals(reckoning)
    if not own.written:
        yield paragraph(Span(_("Förslag."), strong=True), " " + _("Inget förslag är skrivet."))
        return
    lines = own.items
    yield paragraph(Span(_("Det här föreslås"), strong=True))
    shown = tuple(paragraph(shortened(line, _PROPOSAL_LENGTH)) for line in lines[:_MOST_PROPOSALS])
    yield BulletList(shown, ordered=len(shown) > 1)
    if len(lines) > _MOST_PROPOSALS:
        yield paragraph(_("%(n)s förslag till står under Förslag.") % {"n": len(lines) - _MOST_PROPOSALS})
