"""What is known of the programme: what it costs, which goals it serves, how it is and was followed up."""

import re
from collections.abc import Iterator

from fridlyst.base.sentences import Sentence
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import RoundState
from fridlyst.programmes.queries.costs import CostSummary
from fridlyst.programmes.shapes import AlignmentView
from fridlyst.programmes.terms import FollowUpKind, Payer, Stance, SteeringLevel
from fridlyst.reports.contents.letter.facts import LetterFacts, ProgrammeFacts
from fridlyst.reports.contents.letter.wording import Used, Written, bulleted, counted, ended, kronor, listed
from fridlyst.reports.contents.words import calling, plural

_PAID = {Payer.OWN_BUDGET: ("ryms", "inom egen budget"), Payer.STATE_GRANT: ("betalas", "med statsbidrag")}
_MOST_ROUNDS = 3
_EQUAL = re.compile(r"jämställ|cemr|mäns våld mot kvinnor", re.I)


def economy(facts: LetterFacts) -> Written:
    """What the activities cost, year by year and by payer, and of how many nothing is known."""
    told = facts.programme
    if told is None or not told.costs.costs:
        return Written()
    costs = told.costs
    label = Sentence(
        "kostnader för %(told)s av %(count)s aktiviteter", told=costs.told, count=costs.activities
    )
    return Written((" ".join(_whole(costs)), *_years(costs)), (Used(label, "costs"),))


def _whole(costs: CostSummary) -> Iterator[str]:
    years = [one.year for one in costs.by_year]
    span = str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
    if costs.total:
        yield f"Programmets aktiviteter beräknas kosta {kronor(costs.total)} under {span}."
        paid = [one for one in costs.by_payer if one.amount]
        if len(paid) == 1:
            yield f"Hela beloppet {' '.join(_PAID[Payer(paid[0].payer)])}."
        else:
            each = [_share(Payer(one.payer), one.amount) for one in paid]
            yield f"Av beloppet {listed(each)}."
    if costs.free:
        many = counted(costs.free, "aktivitet", "aktiviteter")
        yield f"Enligt uppgift medför {many} inga kostnader utöver det som redan finns."
    if costs.missing:
        many = counted(costs.missing, "aktivitet", "aktiviteter")
        yield f"För {many} av {costs.activities} finns ingen uppgift om kostnad."


def _share(payer: Payer, amount: int) -> str:
    verb, how = _PAID[payer]
    return f"{verb} {kronor(amount)} {how}"


def _years(costs: CostSummary) -> tuple[str, ...]:
    if len(costs.by_year) < 2 or not costs.total:
        return ()
    return bulleted(f"{one.year}: {kronor(one.amount)}" for one in costs.by_year)


def goals(facts: LetterFacts) -> Written:
    """The goals above the programme, the municipality's own first, and how the programme stands to each."""
    told = facts.programme
    every = _aligned(told) if told else []
    if not every:
        return Written()
    own = [one for one in every if one.level == SteeringLevel.MUNICIPAL]
    head = (
        "Förslaget har bäring på följande av kommunens mål."
        if own
        else "Programmet är inte kopplat till något av kommunens egna mål. Det utgår från följande mål."
    )
    label = Sentence("programmets koppling till mål (%(count)s)", count=len(own or every))
    return Written((head, *bulleted(_goal(one) for one in own or every)), (Used(label, "programme"),))


def _aligned(told: ProgrammeFacts) -> list[AlignmentView]:
    """Each goal above once, however many of the programme's goals serve it; those not followed last."""
    found = (*told.tree.alignments, *(one for goal in told.tree.walk() for one in goal.alignments))
    once = list({(one.document_key, one.number): one for one in reversed(found)}.values())[::-1]
    return sorted(once, key=lambda one: (one.stance == Stance.NOT_FOLLOWED, one.document_title))


def _goal(one: AlignmentView) -> str:
    number = f"mål {one.number}" if one.number[:1].isdigit() else one.number
    said = f"{one.document_title}, {number}: {ended(one.title)}".replace(", :", ":")
    if one.stance == Stance.NOT_FOLLOWED:
        return f"{said} Målet följs inte{_why(one)}."
    return f"{said} Målet är anpassat{_why(one)}." if one.stance == Stance.ADAPTED else said


def _why(one: AlignmentView) -> str:
    return f": {ended(one.why).rstrip('.')}" if one.why else ""


def equality_goals(facts: LetterFacts) -> list[AlignmentView]:
    """The goals of documents about equality between women and men; else goals that speak of it."""
    every = _aligned(facts.programme) if facts.programme else []
    documents = [one for one in every if _EQUAL.search(one.document_title)]
    return documents or [one for one in every if _EQUAL.search(one.title)]


def goal_line(one: AlignmentView) -> str:
    """A goal above on a line."""
    return _goal(one)


def follow_up(facts: LetterFacts) -> Written:
    """How the programme says that it is followed up, and how its last rounds went."""
    told = facts.programme
    if told is None or not (told.view.follow_up or told.rounds):
        return Written()
    lines = [*_said(told), *(line for one in told.rounds[:_MOST_ROUNDS] for line in _round(one, told))]
    used = []
    if told.view.follow_up:
        used.append(Used(Sentence("vad programmet säger om uppföljning"), "programme"))
    if told.rounds:
        used.append(Used(Sentence("uppföljningsomgångar (%(count)s)", count=len(told.rounds)), "rounds"))
    return Written(tuple(lines), tuple(used))


def _said(told: ProgrammeFacts) -> Iterator[str]:
    for kind, text in told.view.follow_up:
        yield ended(text) if text else f"Programmet följs upp: {str(FollowUpKind(kind).label).lower()}."
    if not told.rounds:
        yield "Ingen uppföljning av programmet har ännu genomförts."


def _round(one: RoundView, told: ProgrammeFacts) -> Iterator[str]:
    state = "pågår" if one.state == RoundState.OPEN else "är avslutad"
    answered = f"{one.answered} av {one.asked} har lämnat sina svar."
    sentences = [f"Uppföljningen ”{one.title}” {state}. {answered}"]
    if told.status.round and told.status.round.id == one.id and told.status.counts.total:
        sentences.append(_standing(told))
    yield " ".join(sentences)


def _standing(told: ProgrammeFacts) -> str:
    """How the activities stand in the newest round, in the municipality's own words."""
    with calling(told.words):
        parts = [f"{count} {plural(code, count)}" for code, count in told.status.counts.as_pairs() if count]
    return f"Av {told.status.counts.total} rapporter om aktiviteter är läget: {listed(parts)}."
