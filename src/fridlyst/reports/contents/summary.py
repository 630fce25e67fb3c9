"""Page one: the answer for someone with five minutes."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.followup.terms import RoundState
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.reports.contents import places
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.words import (
    activities_words,
    bar_shares,
    counts_words,
    language,
    listed,
    titles,
    who,
)
from fridlyst.reports.document import (
    Block,
    BulletList,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Span,
    StatusBar,
    paragraph,
)
from fridlyst.reports.wording import date_text, percent_text

_MOST_TITLES = 2
_MOST_NAMES = 12


def summary(reckoning: Reckoning) -> tuple[Block, ...]:
    """What was decided, what is done, what is not, who has not answered, and what is proposed."""
    return (
        _lead(reckoning),
        _key_figures(reckoning),
        _bar(reckoning),
        BulletList(tuple(_answers(reckoning))),
        places.summary(reckoning.material),
        places.proposals(reckoning.material),
    )


def _lead(reckoning: Reckoning) -> Paragraph:
    view = reckoning.material.round
    words = {"answered": view.answered, "asked": view.asked, "who": who(reckoning.material.bodies)}
    answered = _("%(answered)s av %(asked)s %(who)s har svarat.") % words
    said = [Span(answered, strong=True)]
    counts = reckoning.by_overall(reckoning.activities)
    if counts.total:
        of = {"activities": activities_words(counts.total), "counts": counts_words(counts)}
        said.append(Span(" " + _("Av %(activities)s: %(counts)s.") % of))
    if view.state == RoundState.OPEN:
        closes = {"day": date_text(view.closes_on, language())}
        said.append(Span(" " + _("Omgången är öppen till %(day)s, så siffrorna kan ändras.") % closes))
    return paragraph(*said, lead=True)


def _key_figures(reckoning: Reckoning) -> KeyFigures:
    view, counts = reckoning.material.round, reckoning.counts()
    activities = reckoning.by_overall(reckoning.activities)
    share = counts.share_answered
    return KeyFigures(
        (
            KeyFigure(
                _("%(part)s av %(whole)s") % {"part": view.answered, "whole": view.asked},
                _("%(who)s har svarat") % {"who": who(reckoning.material.bodies)},
            ),
            KeyFigure(
                "–" if share is None else percent_text(share, language()), _("av svaren har kommit in")
            ),
            KeyFigure(
                _("%(part)s av %(whole)s") % {"part": activities.done, "whole": activities.total},
                _("aktiviteter är klara"),
            ),
            KeyFigure(
                str(activities.late + activities.stopped), _("aktiviteter är försenade eller stoppade")
            ),
        )
    )


def _bar(reckoning: Reckoning) -> StatusBar:
    counts, activities = reckoning.counts(), len(reckoning.now)
    words = {"answers": counts.total, "activities": activities_words(activities)}
    if counts.total == activities:
        title = _("Läget för %(activities)s") % words
    else:
        title = _("Läget i %(answers)s svar: var och en svarar för sin del av %(activities)s") % words
    return StatusBar("alla-svar", title, bar_shares(counts))


def _answers(reckoning: Reckoning) -> Iterator[Paragraph]:
    for programme in reckoning.material.programmes:
        yield _point(_("Beslutat."), _decided(reckoning, programme))
    yield _point(_("Gjort."), _done(reckoning))
    yield _point(_("Inte gjort."), _not_done(reckoning))
    yield _point(_("Inte svarat."), _silent(reckoning))


def _point(first: str, rest: str) -> Paragraph:
    return paragraph(Span(first, strong=True), f" {rest}")


def _decided(reckoning: Reckoning, programme: ProgrammeView) -> str:
    tops = [goal for goal in reckoning.children.get(None, ()) if goal.programme_id == programme.id]
    under = {activity for goal in tops for activity in reckoning.below[goal.id]}
    goals = ngettext("%(n)s mål", "%(n)s mål", len(tops)) % {"n": len(tops)}
    holds = {
        "title": programme.title,
        "goals": goals,
        "activities": activities_words(len(under)),
    }
    said = _("%(title)s har %(goals)s och %(activities)s.") % holds
    return f"{said} {_adopted(programme)}".strip()


def _adopted(programme: ProgrammeView) -> str:
    when = date_text(programme.adopted_on, language()) if programme.adopted_on else ""
    by = programme.adopted_by
    if not (by or when):
        return ""
    if by and when:
        said = _("Beslutat av %(by)s den %(day)s.") % {"by": by, "day": when}
    elif by:
        said = _("Beslutat av %(by)s.") % {"by": by[:1].lower() + by[1:]}
    else:
        said = _("Beslutat den %(day)s.") % {"day": when}
    return said


def _done(reckoning: Reckoning) -> str:
    done = reckoning.with_status("done")
    counts = reckoning.counts()
    if not done:
        of = {"done": counts.done, "total": counts.total}
        return _("Ingen aktivitet är klar hos alla som ansvarar. %(done)s av %(total)s svar säger klar.") % of
    said = ngettext("%(n)s aktivitet är klar", "%(n)s aktiviteter är klara", len(done)) % {"n": len(done)}
    if counts.total > len(reckoning.now):
        said = _("%(done)s hos alla som ansvarar") % {"done": said}
    return f"{said}: {titles(done, _MOST_TITLES)}."


def _not_done(reckoning: Reckoning) -> str:
    late = reckoning.with_status("late", "stopped")
    if late:
        said = ngettext(
            "%(n)s aktivitet är försenad eller stoppad hos någon som ansvarar",
            "%(n)s aktiviteter är försenade eller stoppade hos någon som ansvarar",
            len(late),
        )
        first = f"{said % {'n': len(late)}}: {titles(late, _MOST_TITLES)}."
    else:
        first = _("Ingen aktivitet är anmäld som försenad eller stoppad.")
    return " ".join([first, *_not_begun(reckoning)])


def _not_begun(reckoning: Reckoning) -> Iterator[str]:
    waiting, unknown = reckoning.with_status("not_started"), reckoning.with_status("unknown")
    if waiting:
        said = ngettext("%(n)s är inte påbörjad.", "%(n)s är inte påbörjade.", len(waiting))
        yield said % {"n": len(waiting)}
    if unknown:
        words = {"activities": activities_words(len(unknown))}
        yield _("Läget för %(activities)s är okänt, för där har ingen svarat.") % words


def _silent(reckoning: Reckoning) -> str:
    silent = reckoning.silent
    if not silent:
        return _("Alla har svarat.")
    words = {
        "silent": len(silent),
        "asked": len(reckoning.material.bodies),
        "names": listed([body.name for body in silent], _MOST_NAMES),
        "missing": reckoning.counts().unknown,
        "total": reckoning.counts().total,
    }
    return _("%(silent)s av %(asked)s: %(names)s. %(missing)s av %(total)s svar saknas.") % words
