"""The conditions of a form that comes in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fridlyst.base.sentences import Sentence
from fridlyst.exchange.xlsform.choices import ChoiceList
from fridlyst.exchange.xlsform.problems import Findings, Spot, shown
from fridlyst.exchange.xlsform.structure import Node
from fridlyst.exchange.xlsform.words import STATUS, STATUSES
from fridlyst.exchange.xlsform.xpath import Has, TooComplex, references, understand
from fridlyst.followup.questioning import QuestionCondition
from fridlyst.followup.terms import Status


class _NotRead(Exception):
    """A condition that is understood but has nothing to look at."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(said)
        self.said = said


_SEVERAL = Sentence("flera villkor gäller samtidigt och läses inte in.")


@dataclass(frozen=True, slots=True)
class Conditions:
    """What conditions can look at: rows by name, the keys of those that become questions, and the lists."""

    nodes: Mapping[str, Sequence[Node]]
    keys: Mapping[int, str]
    lists: Mapping[str, ChoiceList]
    findings: Findings

    def check(self, node: Node) -> None:
        """Tells of a condition that looks at what is not there."""
        spot = node.record.spot("relevant")
        for name in dict.fromkeys(references(node.record["relevant"])):
            there = self.nodes.get(name, ())
            if not there:
                said = Sentence("villkoret ser på %(name)s, som inte finns i formuläret.", name=shown(name))
                self.findings.bad(spot, said)
            elif len(there) > 1:
                rows = [one.record.row for one in there]
                self.findings.bad(spot, _twice(name, rows[0], rows[1]))
            elif there[0] is node:
                self.findings.bad(spot, Sentence("villkoret ser på frågan själv."))

    def of(self, node: Node) -> QuestionCondition | None:
        """The question's condition, its own and those of the groups around it, where all can hold as one."""
        expressions = [said for one in (*node.around, node) if (said := one.record["relevant"])]
        spot = node.record.spot("relevant")
        found = QuestionCondition()
        for expression in expressions:
            try:
                for has in understand(expression):
                    found = self._with(found, has, node, spot)
            except TooComplex:
                self.findings.leave(
                    spot,
                    _always(
                        Sentence(
                            "villkoret %(condition)s är för sammansatt och läses inte in.",
                            condition=shown(expression),
                        )
                    ),
                )
                return None
            except _NotRead as left:
                self.findings.leave(spot, _always(left.said))
                return None
        return found if found.statuses or found.question else None

    def _with(self, found: QuestionCondition, has: Has, node: Node, spot: Spot) -> QuestionCondition:
        """The condition with one thing more that must hold; at most one of statuses, one of a question."""
        there = self.nodes.get(has.name, ())
        if len(there) != 1:
            return found
        if _is_status(there[0]):
            if found.statuses:
                raise _NotRead(_SEVERAL)
            wrong = [value for value in has.values if value not in Status.values]
            if wrong:
                self.findings.bad(
                    spot,
                    Sentence(
                        "villkoret väntar på %(value)s, som inte är någon status i Fridlyst.",
                        value=shown(wrong[0]),
                    ),
                )
            return replace(found, statuses=has.values)
        if found.question:
            raise _NotRead(_SEVERAL)
        if there[0].kind.asked is None or id(there[0]) not in self.keys:
            raise _NotRead(Sentence("villkoret ser på %(name)s, som inte läses in.", name=there[0].called))
        if not there[0].kind.list_name:
            raise TooComplex
        if there[0].about_activity and not node.about_activity:
            raise _NotRead(
                Sentence(
                    "frågan ställs en gång och kan inte bero på %(name)s, som ställs om varje aktivitet.",
                    name=there[0].called,
                )
            )
        return self._choice(found, there[0], has, spot)

    def _choice(self, found: QuestionCondition, node: Node, has: Has, spot: Spot) -> QuestionCondition:
        given = self.lists.get(node.kind.list_name)
        if given is None:
            return found
        wrong = [value for value in has.values if value not in given.values]
        if wrong:
            self.findings.bad(
                spot,
                Sentence(
                    "villkoret väntar på svaret %(value)s, som inte är något av svaren på frågan.",
                    value=shown(wrong[0]),
                ),
            )
        yes_no = given.yes_no and node.kind.asked == "one_choice"
        known = [value for value in has.values if value in given.values]
        values = tuple(given.truth(one) if yes_no else given.values[one] for one in known)
        return replace(found, question=self.keys[id(node)], values=values)


def _is_status(node: Node) -> bool:
    """Whether it is the status of the activity asked about, or all statuses together."""
    of_activity = node.name == STATUS and any(one.each_activity for one in node.around)
    return of_activity or (node.name == STATUSES and not node.kind.asked)


def _always(said: Sentence) -> Sentence:
    return Sentence("%(what)s Frågan ställs därför alltid.", what=said)


def _twice(name: str, first: int, second: int) -> Sentence:
    return Sentence(
        "villkoret ser på %(name)s, som finns både på rad %(first)s och rad %(second)s.",
        name=shown(name),
        first=first,
        second=second,
    )
