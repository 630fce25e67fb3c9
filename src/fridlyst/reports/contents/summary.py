"""Page one: the answer for someone with five minutes."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.followup.rules import StatusCounts
from fridlyst.followup.terms import RoundState
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.reports.contents import places
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.words import (
    FEWEST_FOR_SHARE,
    activities_words,
    answers_words,
    are,
    are_hindered,
    bar_shares,
    counts_words,
    language,
    listed,
    titles,
    who,
    word_of,
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
from fridlyst.reports.wording import date_text, percent_text, within

_MOST_TITLES = 2
_MOST_NAMES = 12


def summary(reckoning: Reckoning) -> tuple[Block, ...]:
    """What was decided, what is done, what is not, who has not answered, and what is proposed."""
    return (
        lead(reckoning),
        _key_figures(reckoning),
        bar(reckoning),
        BulletList(tuple(answers(reckoning))),
        places.summary(reckoning),
        places.proposals(reckoning),
    )


def lead(reckoning: Reckoning) -> Paragraph:
    """Who has answered, and what they say, in three sentences."""
    view = reckoning.material.round
    words = {"answered": view.answered, "asked": view.asked, "who": who(reckoning.material.bodies)}
    answered = _("%(answered)s av %(asked)s %(who)s har svarat.") % words
    said = [Span(answered, strong=True)]
    counts = reckoning.by_overall(reckoning.activities)
    if counts.total:
        of = {"activities": activities_words(counts.total), "counts": counts_words(counts)}
        said.append(Span(" " + _("Av %(activities)s: %(counts)s.") % of))
    if view.state == RoundState.OPEN:
        said.append(Span(" " + _("Omgången är öppen, så siffrorna kan ändras.")))
    return paragraph(*said, lead=True)


def _key_figures(reckoning: Reckoning) -> KeyFigures:
    view, counts = reckoning.material.round, reckoning.counts()
    activities = reckoning.by_overall(reckoning.activities)
    return KeyFigures(
        (
            KeyFigure(
                _("%(part)s av %(whole)s") % {"part": view.answered, "whole": view.asked},
                _("%(who)s har svarat") % {"who": who(reckoning.material.bodies)},
            ),
            came_in(counts),
            KeyFigure(
                _("%(part)s av %(whole)s") % {"part": activities.done, "whole": activities.total},
                _("aktiviteter %(are)s") % {"are": are("done", 2)},
            ),
            KeyFigure(
                str(activities.late + activities.stopped),
                _("aktiviteter %(are)s") % {"are": are_hindered(2)},
            ),
        )
    )


def came_in(counts: StatusCounts) -> KeyFigure:
    """How much of what was asked has come in; of a few answers only the counts."""
    words = {"part": counts.answered, "whole": answers_words(counts.total)}
    share = counts.share_answered
    if share is None or counts.total < FEWEST_FOR_SHARE:
        return KeyFigure(
            _("%(part)s av %(whole)s") % (words | {"whole": counts.total}), _("svar har kommit in")
        )
    return KeyFigure(percent_text(share, language()), _("har kommit in: %(part)s av %(whole)s") % words)


def bar(reckoning: Reckoning) -> StatusBar:
    """All answers about activities, or about goals where no activity was asked about."""
    counts, activities = reckoning.counts(), len(reckoning.now)
    if not activities and reckoning.material.goal_replies:
        of_goals = reckoning.goal_counts(reckoning.goal_replies)
        return StatusBar("alla-svar", _("Läget för målen, enligt dem som ansvarar"), bar_shares(of_goals))
    words = {"answers": counts.total, "activities": activities_words(activities)}
    if counts.total == activities:
        title = _("Läget för %(activities)s") % words
    else:
        title = _("Läget i %(answers)s svar: var och en svarar för sin del av %(activities)s") % words
    return StatusBar("alla-svar", title, bar_shares(counts))


def answers(reckoning: Reckoning) -> Iterator[Paragraph]:
    """What was decided, done and not done, and who has not answered, a point each."""
    for programme in reckoning.material.programmes:
        yield point(_("Beslutat."), _decided(reckoning, programme))
    if reckoning.activities:
        yield point(_("Gjort."), _done(reckoning))
        yield point(_("Inte gjort."), _not_done(reckoning))
    if reckoning.goal_replies:
        yield point(_("Målen."), _goals(reckoning))
    yield point(_("Inte svarat."), _silent(reckoning))


def point(first: str, rest: str) -> Paragraph:
    """A point of a list, its subject first."""
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
        of = {"are": are("done", 1), "done": counts.done, "total": counts.total}
        said = _("Ingen aktivitet %(are)s hos alla som ansvarar.") % of
        word = within(word_of("done"))
        return f"{said} " + _("%(done)s av %(total)s svar säger %(word)s.") % (of | {"word": word})
    said = f"{activities_words(len(done))} {are('done', len(done))}"
    if counts.total > len(reckoning.now):
        said = _("%(done)s hos alla som ansvarar") % {"done": said}
    return f"{said}: {titles(done, _MOST_TITLES)}."


def _not_done(reckoning: Reckoning) -> str:
    late = reckoning.with_status("late", "stopped")
    if late:
        words = {"activities": activities_words(len(late)), "are": are_hindered(len(late))}
        first = _("%(activities)s %(are)s hos någon som ansvarar") % words
        first = f"{first}: {titles(late, _MOST_TITLES)}."
    else:
        first = _("Ingen aktivitet %(are)s, enligt svaren.") % {"are": are_hindered(1)}
    return " ".join([first, *_not_begun(reckoning)])


def _not_begun(reckoning: Reckoning) -> Iterator[str]:
    waiting, unknown = reckoning.with_status("not_started"), reckoning.with_status("unknown")
    if waiting:
        yield f"{len(waiting)} {are('not_started', len(waiting))}."
    if unknown:
        words = {"activities": activities_words(len(unknown))}
        yield _("Läget för %(activities)s är okänt, för att svar saknas.") % words


def _goals(reckoning: Reckoning) -> str:
    counts = reckoning.goal_counts(reckoning.goal_replies)
    came = {"part": counts.answered, "whole": counts.total}
    said = _("%(part)s av %(whole)s svar om hur det går med målen har kommit in.") % came
    told = replace(counts, unknown=0)
    return (
        f"{said} {_('Läget enligt dem: %(counts)s.') % {'counts': counts_words(told)}}"
        if told.total
        else said
    )


def _silent(reckoning: Reckoning) -> str:
    silent = reckoning.silent
    if not silent:
        counts = reckoning.counts()
        missing = {"missing": counts.unknown, "total": counts.total}
        said = _("Alla har svarat.")
        return f"{said} {_('%(missing)s av %(total)s svar är tomma.') % missing}" if counts.unknown else said
    words = {
        "silent": len(silent),
        "asked": len(reckoning.material.bodies),
        "names": listed([body.name for body in silent], _MOST_NAMES),
        "missing": reckoning.counts().unknown,
        "total": reckoning.counts().total,
    }
    return _("%(silent)s av %(asked)s: %(names)s. %(missing)s av %(total)s svar saknas.") % words
