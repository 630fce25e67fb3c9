"""The part about costs: what is told, what is not, and a figure with its table."""

import pytest
from tests.factories import Town, activity, body, goal, programme, town

from fridlyst.decisions.models import Condition, Matter, Step
from fridlyst.programmes.actions import serve_goal, tell_cost
from fridlyst.programmes.fields import CostFields
from fridlyst.programmes.queries import CostSummary, cost_summary
from fridlyst.programmes.terms import Payer
from fridlyst.reports.charts import amount_bars, draw
from fridlyst.reports.contents.costs import costs
from fridlyst.reports.document import Block, Figure, Heading, Paragraph, Table
from fridlyst.reports.wording import THIN_SPACE

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Town:
    return town()


def _words(blocks: list[Block]) -> str:
    found = [block for block in blocks if isinstance(block, Paragraph)]
    return " ".join("".join(span.text for span in block.spans) for block in found).replace(THIN_SPACE, " ")


def _summary(at: Town, number: int) -> CostSummary:
    return cost_summary(municipality_id=at.municipality.pk, programme_id=number)


def test_nothing_is_said_where_nobody_has_told_and_no_matter_asks(here: Town) -> None:
    plan = programme(here, registration_number="KS 1/2026")
    activity(here, goal(here, plan))
    assert list(costs(_summary(here, plan.pk))) == []
    assert list(costs(None)) == []
    matter = Matter.objects.create(
        municipality=here.municipality, registration_number="KS 1/2026", slug="ks-1", title="Programmet"
    )
    step = Step.objects.create(matter=matter, kind="referred_back")
    Condition.objects.create(step=step, text="Åtgärdernas kostnader ska framgå")
    (head, unknown) = costs(_summary(here, plan.pk))
    assert isinstance(head, Heading)
    assert _words([unknown]) == "1 av 1 aktiviteter saknar uppgift om kostnad. De räknas inte som noll."


def test_the_part_says_the_sum_the_unknown_and_the_shared(here: Town) -> None:
    plan, social = programme(here), body(here)
    first, second = goal(here, plan), goal(here, plan, "Stöd", number="2")
    both, free = activity(here, first), activity(here, second, "Fråga")
    activity(here, second, "Ingen har sagt")
    serve_goal(by=here.actor, activity_id=both.pk, goal_id=second.pk)
    for year, amount, payer in ((2026, 150_000, Payer.OWN_BUDGET), (2028, 40_000, Payer.STATE_GRANT)):
        told = CostFields(year=year, amount=amount, payer=payer, body_id=social.pk)
        tell_cost(by=here.actor, activity_id=both.pk, fields=told)
    tell_cost(by=here.actor, activity_id=free.pk, fields=CostFields(year=2026, payer=Payer.NONE))
    blocks = list(costs(_summary(here, plan.pk)))
    said = _words(blocks)
    assert "190 000 kr: 150 000 kr egen budget och 40 000 kr statsbidrag." in said
    assert "1 av 3 aktiviteter saknar uppgift" in said
    assert "1 aktivitet hör till flera mål" in said
    figure = next(block for block in blocks if isinstance(block, Figure))
    assert figure.table.rows == (
        ("2026", 150_000, 0, 150_000),
        ("2027", None, None, None),
        ("2028", 0, 40_000, 40_000),
    )
    assert "2027: inget angivet" in figure.alt
    by_goal, by_body = (block for block in blocks if isinstance(block, Table))
    assert by_goal.rows == (("Mål 1 Ingen utsätts", 190_000, 1, 1), ("Mål 2 Stöd", 190_000, 2, 3))
    assert by_body.rows == (("Socialnämnden", 190_000, 1), ("Kommunen som helhet", 0, 1))


def test_bars_are_as_long_as_their_amounts_and_hold_no_markup_of_others() -> None:
    chart = amount_bars((("2026", (100, 100)), ("<b>", (50, 0)), ("2028", (0, 0))), ("Eget", "Bidrag"))
    drawing = draw(chart)
    assert "<b>" not in drawing.svg
    assert drawing.svg.count("<rect") == 1 + 2 + 2 + 1
    with pytest.raises(ValueError, match="amount for each part"):
        amount_bars((("2026", (1,)),), ("Eget", "Bidrag"))
