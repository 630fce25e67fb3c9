"""What stands around every report of a round: its title, its particulars, its date."""

from collections.abc import Iterator
from datetime import date

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from fridlyst.followup.material import RoundMaterial
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import RoundState
from fridlyst.programmes.schedules.describing import span_words
from fridlyst.reports.contents.words import language, listed
from fridlyst.reports.document import Appendix, Block, Fact, ReportDocument
from fridlyst.reports.wording import date_text


def framed(
    material: RoundMaterial,
    *,
    title: str,
    on: date,
    summary: tuple[Block, ...],
    blocks: tuple[Block, ...],
    appendices: tuple[Appendix, ...],
) -> ReportDocument:
    """A report of the round, dated `on`; `title` has a place for the names of the programmes."""
    names = listed([programme.title for programme in material.programmes])
    numbers = [one.registration_number for one in material.programmes if one.registration_number]
    return ReportDocument(
        title=title % {"programme": names},
        subtitle=_subtitle(material.round),
        author=material.municipality,
        date=on,
        identifier=", ".join(numbers),
        blocks=blocks,
        language=language(),
        facts=tuple(_facts(material)),
        summary=summary,
        appendices=appendices,
    )


def _subtitle(view: RoundView) -> str:
    """The round and what it asks about, unless its title says that already."""
    period = span_words(view.period_start, view.period_end, language())
    return view.title if period in view.title else f"{view.title}, {period}"


def _facts(material: RoundMaterial) -> Iterator[Fact]:
    view = material.round
    periods = dict.fromkeys(programme.period for programme in material.programmes if programme.period)
    if periods:
        yield Fact(_("Programmet gäller"), listed(list(periods)))
    yield Fact(_("Omgången avser"), span_words(view.period_start, view.period_end, language()))
    yield Fact(_("Omgången är"), _state(view))


def _state(view: RoundView) -> str:
    if view.state == RoundState.OPEN:
        return _("Öppen, svara senast %(day)s") % {"day": date_text(view.closes_on, language())}
    closed = localtime(view.closed_at).date() if view.closed_at else view.closes_on
    return _("Stängd %(day)s") % {"day": date_text(closed, language())}
