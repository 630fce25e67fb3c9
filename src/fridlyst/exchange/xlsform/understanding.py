"""The conditions of a form that comes in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fridlyst.exchange.xlsform.choices import ChoiceList
from fridlyst.exchange.xlsform.problems import Findings, Spot, shown
from fridlyst.exchange.xlsform.structure import Node
from fridlyst.exchange.xlsform.words import STATUS, STATUSES
from fridlyst.exchange.xlsform.xpath import Has, TooComplex, references, understand
from fridlyst.followup.questioning import QuestionCondition
from fridlyst.followup.terms import Status

_ALWAYS = "Frågan ställs därför alltid."
_CODES = [code for code in Status.values if code != Status.UNKNOWN]


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
                self.findings.bad(spot, f"villkoret ser på {shown(name)}, som inte finns i formuläret.")
            elif len(there) > 1:
                rows = " och ".join(str(one.record.row) for one in there[:2])
                self.findings.bad(spot, f"villkoret ser på {shown(name)}, som finns på rad {rows}.")
            elif there[0] is node:
                self.findings.bad(spot, "villkoret ser på frågan själv.")

    def of(self, node: Node) -> QuestionCondition | None:
        """The question's condition, its own or a group's around it; both at once are not understood."""
        holding = [one for one in (*node.around, node) if one.record["relevant"]]
        if not holding:
            return None
        spot = node.record.spot("relevant")
        if len(holding) > 1:
            self.findings.leave(spot, f"flera villkor gäller samtidigt och läses inte in. {_ALWAYS}")
            return None
        expression = holding[0].record["relevant"]
        try:
            return self._meaning(understand(expression), spot)
        except TooComplex:
            said = f"villkoret {shown(expression)} är för sammansatt och läses inte in."
            self.findings.leave(spot, f"{said} {_ALWAYS}")
            return None

    def _meaning(self, has: Has, spot: Spot) -> QuestionCondition | None:
        node = self.nodes[has.name][0] if len(self.nodes.get(has.name, ())) == 1 else None
        if node is None:
            return None
        if _is_status(node):
            wrong = [value for value in has.values if value not in _CODES]
            self._refuse(wrong, spot, "är ingen status i Fridlyst")
            return QuestionCondition(statuses=has.values)
        if node.kind.asked is None or id(node) not in self.keys:
            said = f"villkoret ser på {node.called}, som inte läses in."
            self.findings.leave(spot, f"{said} {_ALWAYS}")
            return None
        if not node.kind.list_name:
            raise TooComplex
        return self._choice(node, has, spot)

    def _choice(self, node: Node, has: Has, spot: Spot) -> QuestionCondition | None:
        given = self.lists.get(node.kind.list_name)
        if given is None:
            return None
        self._refuse(
            [value for value in has.values if value not in given.values],
            spot,
            "inte är något av svaren på frågan",
        )
        yes_no = given.yes_no and node.kind.asked == "one_choice"
        known = [value for value in has.values if value in given.values]
        values = tuple(given.truth(one) if yes_no else given.values[one] for one in known)
        return QuestionCondition(question=self.keys[id(node)], values=values)

    def _refuse(self, values: Sequence[str], spot: Spot, why: str) -> None:
        if values:
            self.findings.bad(spot, f"villkoret väntar på svaret {shown(values[0])}, som {why}.")


def _is_status(node: Node) -> bool:
    """Whether it is the status of the activity asked about, or all statuses together."""
    of_activity = node.name == STATUS and any(one.each_activity for one in node.around)
    return of_activity or (node.name == STATUSES and not node.kind.asked)
