"""What the schema cannot say of the costs in a programme file."""

from collections.abc import Iterator

from fridlyst.base.errors import BadInput
from fridlyst.exchange.validation import place
from fridlyst.exchange.walking import Place, Tree, listed, under_goals
from fridlyst.programmes import cost_rules


def cost_problems(file: Tree) -> Iterator[str]:
    """Costs of bodies that are not in the file, amounts that say nothing, and the same thing told twice."""
    known = {body["key"] for body in file.get("bodies") or []}
    for at, activity in under_goals(file, "activities"):
        told: dict[tuple[int, str | None], set[str]] = {}
        for here, cost in listed(activity, "costs", at):
            if cost.get("body") and cost["body"] not in known:
                yield f"{place((*here, 'body'))}: ingen i bodies har nyckeln ”{cost['body'][:60]}”."
            beside = told.setdefault((cost["year"], cost.get("body")), set())
            yield from _problem(cost, beside, here)
            beside.add(_payer(cost))


def _problem(cost: Tree, beside: set[str], at: Place) -> Iterator[str]:
    try:
        cost_rules.check_amount(cost.get("amount") or 0, free=_payer(cost) == "none")
        cost_rules.check_beside(_payer(cost), beside)
    except BadInput as wrong:
        yield f"{place((*at, wrong.field or 'amount'))}: {wrong.message}"


def _payer(cost: Tree) -> str:
    return str(cost.get("payer", "own_budget"))
