"""What a municipality compares, and with whom."""

from django.db import transaction

from fridlyst.base.checks import check_code
from fridlyst.base.errors import Conflict
from fridlyst.comparison import policies
from fridlyst.comparison.fields import ChoiceFields
from fridlyst.comparison.models import ComparisonChoice, ReferenceArea
from fridlyst.comparison.rules import check_measures, check_peers
from fridlyst.comparison.terms import AreaKind, PeerChoice
from fridlyst.indicators.terms import Direction
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import municipality_by_id


@transaction.atomic
def choose_comparison(*, by: Actor, fields: ChoiceFields, version: int) -> ComparisonChoice:
    """Choose peers and measures; Conflict when somebody chose after `version` (0 before the first)."""
    require(policies.may_choose_comparison(by))
    hold(by.municipality_id)
    row = ComparisonChoice.objects.filter(municipality_id=by.municipality_id).first()
    if (row.version if row else 0) != version:
        raise Conflict(
            "Någon annan har ändrat valen. Det du valde står kvar nedan; läs igenom och spara igen."
        )
    row = row or ComparisonChoice(municipality_id=by.municipality_id)
    row.peers = check_code(fields.peers, PeerChoice.values, "peers")
    row.field = check_code(fields.field, ["", *_fields(by)], "field")
    row.own_peers = _own_peers(by, fields)
    row.measures = check_measures(fields.measures)
    row.directions = _directions(fields, row.measures)
    row.version = version + 1
    row.save()
    data: dict[str, object] = {"peers": row.peers, "measures": len(row.measures)}
    write_trail(by, "chosen", "comparison", row.pk, data)
    return row


def _fields(by: Actor) -> list[str]:
    code = municipality_by_id(by.municipality_id).code
    return list(ReferenceArea.objects.filter(about=code).values_list("field", flat=True))


def _own_peers(by: Actor, fields: ChoiceFields) -> list[str]:
    """Those chosen are kept also while Kolada's group is used, so that nothing has to be chosen again."""
    if fields.peers != PeerChoice.OWN and not fields.own_peers:
        return []
    known = ReferenceArea.objects.filter(kind=AreaKind.MUNICIPALITY).values_list("code", flat=True)
    return check_peers(municipality_by_id(by.municipality_id).code, fields.own_peers, set(known))


def _directions(fields: ChoiceFields, measures: list[str]) -> dict[str, str]:
    chosen = {code: check_code(one, Direction.values, "directions") for code, one in fields.directions}
    return {code: one for code, one in chosen.items() if code in measures and one != Direction.NEITHER}
