"""Proposals as the review page shows them: in groups, one of them open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.review.rules import next_open
from fridlyst.review.shapes import ProposalView
from fridlyst.review.terms import Certainty, Change
from fridlyst.web.review.addresses import DOCUMENT
from fridlyst.web.review.fact import Fact
from fridlyst.web.review.facts import facts_of
from fridlyst.web.shared.text import percent

_SHORT = 140


@dataclass(frozen=True)
class Card:
    """One proposal; `sure` is its certainty in words and number, `under` the goal that it stands under."""

    view: ProposalView
    kind: str
    title: str
    sure: str
    place: str
    under: str
    facts: tuple[Fact, ...]
    change: str

    @property
    def short(self) -> str:
        return self.title if len(self.title) <= _SHORT else self.title[: _SHORT - 1].rstrip() + "…"


@dataclass(frozen=True)
class Group:
    """Cards under one heading; `folded` when nothing in it waits."""

    title: str
    cards: tuple[Card, ...]
    folded: bool = False


@dataclass(frozen=True)
class Board:
    """Everything to decide on, in the order that J and K go; `current` is open."""

    groups: tuple[Group, ...]
    order: tuple[int, ...]
    current: Card | None
    before: int | None
    after: int | None
    total: int
    decided: int
    sure: int
    open: int
    doubts: int

    @property
    def is_done(self) -> bool:
        return self.open == 0


def board(
    proposals: Sequence[ProposalView], names: Mapping[str, str], *, order: str, chosen: int | None
) -> Board:
    """The board for the proposals; what is not chosen by number begins with the first that waits."""
    by_id = {one.id: one for one in proposals}
    shown = [one for one in proposals if one.kind != "doubt"]
    cards = [card(one, names, by_id) for one in shown]
    groups = _by_goal(cards, by_id) if order == DOCUMENT else _by_certainty(cards)
    line = tuple(one.view.id for group in groups for one in group.cards)
    waiting = [one.id for one in shown if one.is_open]
    here = chosen if chosen in line else next_open(line, waiting, 0) or (line[0] if line else None)
    current = next((one for one in cards if one.view.id == here), None)
    at = line.index(here) if here is not None else 0
    return Board(
        groups=tuple(groups),
        order=line,
        current=current,
        before=line[at - 1] if at > 0 else None,
        after=line[at + 1] if at + 1 < len(line) else None,
        total=len(shown),
        decided=len(shown) - len(waiting),
        sure=sum(one.is_open and one.certainty == Certainty.SURE for one in shown),
        open=len(waiting),
        doubts=sum(one.kind == "doubt" and one.is_open for one in proposals),
    )


def card(view: ProposalView, names: Mapping[str, str], by_id: Mapping[int, ProposalView]) -> Card:
    """One proposal as a card."""
    parent = by_id.get(view.parent_id or 0)
    return Card(
        view=view,
        kind=kind_words(view),
        title=view.title,
        sure=f"{str(Certainty(view.certainty).label).lower()} {percent(view.confidence)}",
        place=_("sida %(page)s") % {"page": view.page} if view.page else "",
        under=goal_words(parent) if parent else "",
        facts=facts_of(view, names),
        change=_change(view),
    )


def _change(view: ProposalView) -> str:
    if view.change != Change.NEW:
        return str(Change(view.change).label)
    return _("finns redan") if view.under_key and view.kind in ("matter", "step") else ""


def kind_words(view: ProposalView) -> str:
    """What a proposal is: a goal is called what the municipality calls it."""
    if view.kind == "goal":
        return " ".join(
            str(one) for one in (view.now.get("level") or view.kind_label, view.now.get("number")) if one
        )
    return view.kind_label


def goal_words(view: ProposalView) -> str:
    """What something stands under in few words: "Mål 3. Barn får …", or a step by its day and body."""
    if view.kind == "step":
        return view.title
    title = view.title if len(view.title) <= 80 else view.title[:79].rstrip() + "…"
    return f"{kind_words(view)}: {title}"


def goal_choices(proposals: Iterable[ProposalView]) -> list[tuple[int, str]]:
    """The goals that something may be put under."""
    return [
        (one.id, goal_words(one))
        for one in proposals
        if one.kind == "goal" and one.change != Change.GONE and one.state != "refused"
    ]


def _by_certainty(cards: Iterable[Card]) -> list[Group]:
    waiting = [one for one in cards if one.view.is_open]
    ordered = sorted(waiting, key=lambda one: (one.view.confidence, one.view.number))
    labels = {
        Certainty.GUESS: _("Gissningar"),
        Certainty.UNSURE: _("Osäkra"),
        Certainty.SURE: _("Säkra"),
    }
    groups = [
        Group(label, tuple(one for one in ordered if one.view.certainty == code))
        for code, label in labels.items()
    ]
    decided = tuple(one for one in cards if one not in waiting)
    found = [group for group in groups if group.cards]
    return [*found, Group(_("Granskade"), decided, folded=bool(found))] if decided else found


def _by_goal(cards: Iterable[Card], by_id: Mapping[int, ProposalView]) -> list[Group]:
    """As in the document: the programme and its bodies, then each top goal with all that is under it."""
    groups: dict[str, list[Card]] = {}
    for one in cards:
        groups.setdefault(_heading(one.view, by_id), []).append(one)
    return [Group(title, tuple(rows)) for title, rows in groups.items()]


def _heading(view: ProposalView, by_id: Mapping[int, ProposalView]) -> str:
    top = view
    while top.parent_id is not None and top.parent_id in by_id:
        top = by_id[top.parent_id]
    if top.kind in ("goal", "matter"):
        return goal_words(top)
    return {"programme": _("Programmet"), "body": _("Enheter")}.get(top.kind, _("Övrigt"))
