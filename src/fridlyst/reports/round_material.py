"""The material of a round's report, with the rule that its numbers of persons are shown by."""

from dataclasses import replace

from fridlyst.counts.queries.rule import rule_of
from fridlyst.followup.material import RoundMaterial
from fridlyst.followup.queries import round_material


def report_material(*, municipality_id: int, slug: str) -> RoundMaterial:
    """As `followup.queries.round_material`, and one statement more; NotFound as there."""
    found = round_material(municipality_id=municipality_id, slug=slug)
    return replace(found, rule=rule_of(municipality_id))
