"""What holds for amendments, in plain Python."""

from collections.abc import Mapping, Sequence
from datetime import date

from fridlyst.base.checks import TextMissing
from fridlyst.base.errors import BadInput, Conflict, WrongState
from fridlyst.base.sentences import Sentence
from fridlyst.decisions.terms import AmendmentState, StepKind
from fridlyst.texts.shapes import Anchor, Change
from fridlyst.texts.terms import ChangeKind

AMENDMENT_STEPS: Mapping[str, frozenset[str]] = {
    "proposed": frozenset({"adopted", "rejected"}),
    "adopted": frozenset({"placed", "proposed"}),
    "rejected": frozenset({"proposed"}),
    "placed": frozenset({"adopted"}),
}
# The steps in which somebody decides: a committee that proposes to the next one has decided too.
DECIDING = frozenset({StepKind.DECISION, StepKind.PROPOSAL, StepKind.DRAFT_APPROVED})
DECIDED = frozenset({AmendmentState.ADOPTED, AmendmentState.REJECTED})


class AmendmentStep(WrongState):
    """The amendment cannot go from the state it is in to the one asked for."""

    code = "amendment-step"


class PageMissing(BadInput):
    """The text that the amendment is moved against has no such page."""

    code = "page-missing"


class ChangeMissing(TextMissing):
    """The amendment says neither what is to be added nor what is to be struck."""

    code = "change-missing"


class OtherText(BadInput):
    """The version belongs to another text than the matter's."""

    code = "other-text"


class AmendmentCircle(BadInput):
    """The amendment would, by way of others, change itself; or one of another matter."""

    code = "amendment-circle"


class NoDecision(BadInput):
    """The step is not one in which anything is decided."""

    code = "no-decision"


class DecidedTooEarly(BadInput):
    """The decision would be older than the amendment."""

    code = "decided-too-early"


class FirstRejected(BadInput):
    """An amendment to another cannot be adopted when that one is not."""

    code = "first-rejected"


class ReasonMissing(TextMissing):
    """What is taken back, or left as it is, needs a reason."""

    code = "reason-missing"


class ChoiceMissing(BadInput):
    """The text says it in other words, and nobody has chosen which words are to stand."""

    code = "choice-missing"


class NotUnderstood(BadInput):
    """Nobody knows what the amendment is to do."""

    code = "amendment-not-understood"


class AmendmentsClash(WrongState):
    """Amendments that cannot all be placed; `details["clashes"]` are their numbers."""

    code = "amendments-clash"


class PlacedMeanwhile(Conflict):
    """The text or the decisions changed after the page was opened."""

    code = "placed-meanwhile"


def check_amendment_step(state: str, to: str) -> None:
    """Raise AmendmentStep, with what can be done, unless the amendment may go from `state` to `to`."""
    if to in AMENDMENT_STEPS[state]:
        return
    raise AmendmentStep(_STEPS_SAID[state], details={"from": state, "to": to})


_STEPS_SAID = {
    "proposed": Sentence("Yrkandet är inte avgjort än. Bestäm först om det bifalls eller avslås."),
    "adopted": Sentence("Yrkandet är bifallet. För in det i texten, eller återta beslutet om det blev fel."),
    "rejected": Sentence("Yrkandet är avslaget. Återta beslutet först om det blev fel."),
    "placed": Sentence("Yrkandet är infört i texten. Ångra införandet först om det blev fel."),
}


def check_editable(state: str) -> None:
    """Raise AmendmentStep for an amendment that is rejected or placed: what it means no longer matters."""
    if state not in (AmendmentState.PROPOSED, AmendmentState.ADOPTED):
        raise AmendmentStep(_STEPS_SAID[state], details={"from": state})


def check_words(state: str, before: str, after: str) -> None:
    """Raise AmendmentStep when the words of one that was adopted would be others: only what they mean may."""
    if state == AmendmentState.ADOPTED and before != after:
        raise AmendmentStep(
            Sentence(
                "Yrkandet är bifallet. Dess ord kan inte ändras, bara hur de är förstådda. "
                "Återta beslutet först om det blev fel."
            ),
            field="text",
        )


def is_complete(change: Change) -> bool:
    """Whether the change has the words that its kind needs."""
    needs_added, needs_struck = change.kind != ChangeKind.STRIKE, change.kind in _STRIKING
    return bool((change.added or not needs_added) and (change.struck or not needs_struck))


_STRIKING = (ChangeKind.STRIKE, ChangeKind.REPLACE)


def check_change(change: Change) -> None:
    """Raise ChangeMissing when there is nothing to do; `field` names what is missing."""
    if change.kind != ChangeKind.STRIKE and not change.added:
        raise ChangeMissing(Sentence("Skriv orden som ska läggas till."), field="added")
    if change.kind in _STRIKING and not change.struck:
        raise ChangeMissing(Sentence("Skriv orden som ska strykas."), field="struck")


def check_anchor(anchor: Anchor, pages: int | None) -> None:
    """Raise PageMissing for a page that the text, of so many `pages` (None: not known), does not have."""
    if anchor.page is None or 1 <= anchor.page <= (pages or anchor.page):
        return
    if pages is None:
        said = Sentence("Sidan %(page)s finns inte.", page=anchor.page)
    elif pages == 1:
        said = Sentence("Sidan %(page)s finns inte. Texten har 1 sida.", page=anchor.page)
    else:
        said = Sentence(
            "Sidan %(page)s finns inte. Texten har %(pages)s sidor.", page=anchor.page, pages=pages
        )
    raise PageMissing(said, field="page")


def check_no_circle(itself: int | None, amends: int | None, above: Mapping[int, int | None]) -> None:
    """Raise AmendmentCircle unless `amends` is in `above` (amendment → the one it amends) and the way up
    from it does not come back to `itself`."""
    at, seen = amends, {itself}
    while at is not None:
        if at not in above:
            raise AmendmentCircle(Sentence("Välj ett yrkande i samma ärende."), field="amends")
        if at in seen:
            raise AmendmentCircle(
                Sentence("Yrkandet skulle ändra sig självt. Välj ett annat yrkande."), field="amends"
            )
        seen.add(at)
        at = above[at]


def check_deciding(kind: str) -> None:
    """Raise NoDecision for a step that decides nothing."""
    if kind not in DECIDING:
        raise NoDecision(
            Sentence(
                "I det steget beslutas inget. Välj ett steg där någon godkänner, föreslår eller beslutar."
            ),
            field="step",
        )


def check_decided_after(decided: tuple[date | None, int], moved: tuple[date | None, int]) -> None:
    """Raise DecidedTooEarly for a decision before the amendment was moved; each is the day of a step and its
    position, which tells where a day is not known."""
    if decided[0] and moved[0] and decided[0] < moved[0]:
        raise DecidedTooEarly(
            Sentence(
                "Beslutet är från %(decided)s, men yrkandet lades %(moved)s. "
                "Välj ett steg som inte är äldre än yrkandet.",
                decided=decided[0].isoformat(),
                moved=moved[0].isoformat(),
            ),
            field="step",
        )
    if not (decided[0] and moved[0]) and decided[1] < moved[1]:
        raise DecidedTooEarly(
            Sentence("Steget ligger före det där yrkandet lades. Välj ett senare steg."), field="step"
        )


def check_first_stands(number: int, first: int, state: str) -> None:
    """Raise FirstRejected when amendment `number` is adopted but the one that it amends, `first`, is not."""
    if state == AmendmentState.REJECTED:
        raise FirstRejected(
            Sentence(
                "Yrkande %(number)s ändrar yrkande %(first)s, som är avslaget. Då faller yrkande %(number)s "
                "också: avslå det.",
                number=number,
                first=first,
            ),
            field="verdicts",
        )
    if state == AmendmentState.PROPOSED:
        raise FirstRejected(
            Sentence(
                "Yrkande %(number)s ändrar yrkande %(first)s, som inte är avgjort. Besluta om båda.",
                number=number,
                first=first,
            ),
            field="verdicts",
        )


def clash_sentence(numbers: Sequence[int]) -> Sentence:
    """What stops the placing."""
    told = ", ".join(map(str, numbers))
    return Sentence(
        "Yrkande %(numbers)s går inte att föra in som det står. Välj ordning eller plats, eller skriv "
        "stycket för hand. Inget har ändrats.",
        numbers=told,
    )
