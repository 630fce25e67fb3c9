"""What hinders, in the words of the answers, counted by goal and by body."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fridlyst.followup.material import Reply
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents import places
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.words import answers_words, are_hindered, listed, titles
from fridlyst.reports.document import Block, Heading, Paragraph, Span, Table, paragraph
from fridlyst.reports.text import shortened

_MOST_NAMES = 6


def hindrances(reckoning: Reckoning) -> Iterator[Block]:
    """How many answers tell of one, where, and what they say."""
    yield Heading(1, _("Vad hindrar"), "vad-hindrar")
    told = reckoning.telling
    yield _lead(reckoning, told)
    yield places.hindrances(reckoning)
    if told:
        yield _by_goal(reckoning)
        yield _by_body(reckoning, told)
        yield _in_words(reckoning, told)


def _lead(reckoning: Reckoning, told: tuple[Reply, ...]) -> Paragraph:
    if not told:
        return paragraph(_("Inget av de inskickade svaren nämner något hinder."))
    words = {
        "answers": answers_words(len(told)),
        "bodies": len({reply.body_id for reply in told}),
        "answered": reckoning.material.round.answered,
    }
    said = [
        Span(
            _("%(answers)s nämner hinder, från %(bodies)s av de %(answered)s som har svarat.") % words,
            strong=True,
        )
    ]
    silent, whole = reckoning.unexplained, len(reckoning.hindered)
    if silent:
        of = {"n": len(silent), "whole": answers_words(whole), "are": are_hindered(whole)}
        said.append(Span(" " + _("%(n)s av %(whole)s som %(are)s säger inte varför.") % of))
    return paragraph(*said)


def _by_goal(reckoning: Reckoning) -> Table:
    rows: list[Row] = []
    for goal in reckoning.children.get(None, ()):
        replies = [
            one for activity in reckoning.below[goal.id] for one in reckoning.replies.get(activity, ())
        ]
        told = [one for one in replies if one.hindrance.strip()]
        if told:
            names = sorted({reckoning.bodies[one.body_id].name for one in told})
            name = f"{goal.label} {goal.title}".strip()
            rows.append((shortened(name, 160), listed(names, _MOST_NAMES), len(told)))
    columns = (Column(_("Mål"), weight=2.4, key="goal"), _who(_("Vilka")), _count())
    note = _("Ett svar om en aktivitet som hör till flera mål räknas under vart och ett.")
    return Table("hinder-per-mal", _("Hinder mål för mål"), columns, tuple(rows), note)


def _by_body(reckoning: Reckoning, told: tuple[Reply, ...]) -> Table:
    of_body: dict[int, list[Reply]] = defaultdict(list)
    for reply in told:
        of_body[reply.body_id].append(reply)
    most_first = sorted(of_body.items(), key=lambda item: -len(item[1]))
    rows: tuple[Row, ...] = tuple(
        (
            reckoning.bodies[body].name,
            titles([reckoning.material.activities[one.activity_id] for one in replies], 2, 70),
            len(replies),
        )
        for body, replies in most_first
    )
    columns = (Column(_("Ansvarig"), weight=1.7, key="body"), _who(_("Aktiviteter")), _count())
    return Table("hinder-per-ansvarig", _("Hinder per ansvarig"), columns, rows)


def _count() -> Column:
    return Column(_("Hinder"), Kind.NUMBER, key="hindrances")


def _who(title: str) -> Column:
    return Column(title, weight=2.8, key="who")


def _in_words(reckoning: Reckoning, told: tuple[Reply, ...]) -> Table:
    """Each hindrance once, with all who wrote it in the same words, the most common first."""
    same: dict[str, list[Reply]] = defaultdict(list)
    for reply in told:
        same[" ".join(reply.hindrance.casefold().split()).rstrip(".")].append(reply)
    most_first = sorted(same.values(), key=lambda replies: -len(replies))
    rows: tuple[Row, ...] = tuple(
        (
            replies[0].hindrance.strip(),
            listed(list(dict.fromkeys(reckoning.bodies[one.body_id].name for one in replies)), _MOST_NAMES),
            len(replies),
        )
        for replies in most_first
    )
    columns = (
        Column(_("Hinder, med svarens ord"), weight=2.6, key="hindrance"),
        Column(_("Vilka"), weight=1.8, key="who"),
        Column(_("Svar"), Kind.NUMBER, key="answers"),
    )
    return Table("hinder-ord", _("Det här hindrar, enligt svaren"), columns, rows)
