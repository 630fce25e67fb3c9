"""The report of a follow-up round."""

from collections.abc import Iterator
from datetime import date

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from fridlyst.base.clock import today
from fridlyst.followup.material import RoundMaterial
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import RoundState
from fridlyst.programmes.schedules.describing import span_words
from fridlyst.reports.contents import places
from fridlyst.reports.contents.appendices import appendices
from fridlyst.reports.contents.goals import goals
from fridlyst.reports.contents.reckoning import Reckoning, reckon
from fridlyst.reports.contents.summary import summary
from fridlyst.reports.contents.whole import answering, by_goal, changes
from fridlyst.reports.contents.words import language, listed
from fridlyst.reports.document import Block, BulletList, Fact, Heading, OwnText, ReportDocument, paragraph
from fridlyst.reports.wording import date_text


def followup_report(material: RoundMaterial, on: date | None = None) -> ReportDocument:
    """The whole report of a round as it stands, dated `on` (today)."""
    reckoning = reckon(material)
    view = material.round
    names = listed([programme.title for programme in material.programmes])
    numbers = [one.registration_number for one in material.programmes if one.registration_number]
    return ReportDocument(
        title=_("Uppföljning: %(programme)s") % {"programme": names},
        subtitle=_subtitle(view),
        author=material.municipality,
        date=on or today(),
        identifier=", ".join(numbers),
        blocks=tuple(_blocks(reckoning)),
        language=language(),
        facts=tuple(_facts(material)),
        summary=summary(reckoning),
        appendices=tuple(appendices(reckoning)),
    )


def _subtitle(view: RoundView) -> str:
    """The round and what it asks about, unless its title says that already."""
    period = span_words(view.period_start, view.period_end, language())
    return view.title if period in view.title else f"{view.title}, {period}"


def own_places(material: RoundMaterial) -> tuple[OwnText, ...]:
    """The marked places of the report in reading order, with what is written there."""
    tops = [goal for goal in material.goals if goal.parent_id is None]
    return (
        places.summary(material),
        places.proposals(material),
        *(places.of_goal(material, goal) for goal in tops),
        places.conclusions(material),
    )


def _facts(material: RoundMaterial) -> Iterator[Fact]:
    view = material.round
    periods = dict.fromkeys(programme.period for programme in material.programmes if programme.period)
    if periods:
        yield Fact(_("Programmet gäller"), listed(list(periods)))
    yield Fact(_("Omgången avser"), span_words(view.period_start, view.period_end, language()))
    yield Fact(_("Omgången är"), _state(view))


def _state(view: RoundView) -> str:
    if view.state == RoundState.OPEN:
        return _("Öppen till %(day)s") % {"day": date_text(view.closes_on, language())}
    closed = localtime(view.closed_at).date() if view.closed_at else view.closes_on
    return _("Stängd %(day)s") % {"day": date_text(closed, language())}


def _blocks(reckoning: Reckoning) -> Iterator[Block]:
    yield from by_goal(reckoning)
    yield from answering(reckoning)
    yield from changes(reckoning)
    yield from goals(reckoning)
    yield Heading(1, _("Slutsatser"), "slutsatserna")
    yield places.conclusions(reckoning.material)
    yield Heading(1, _("Så är siffrorna räknade"), "rakning")
    yield _counting()


def _counting() -> BulletList:
    """What the numbers mean, in full, so that nobody has to guess."""
    return BulletList(
        (
            paragraph(_("Var och en som ansvarar för en aktivitet lämnar ett eget svar om den.")),
            paragraph(
                _(
                    "En aktivitet är klar först när alla som ansvarar säger det, och försenad så snart "
                    "någon säger det. Den är ej besvarad när ingen har svarat."
                )
            ),
            paragraph(_("Bara inskickade svar räknas. Påbörjade och återsända svar är ej besvarade.")),
            paragraph(
                _("Andelar läggs ihop av antalen bakom dem, så att en stor verksamhet väger mer än en liten.")
            ),
        )
    )
