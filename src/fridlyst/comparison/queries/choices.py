"""What municipalities have chosen to compare."""

from fridlyst.comparison.fields import Wanted
from fridlyst.comparison.models import ComparisonChoice, ReferenceArea
from fridlyst.comparison.presets import PRESETS
from fridlyst.comparison.rules import chosen_field
from fridlyst.comparison.shapes import AreaView, ChoiceView
from fridlyst.comparison.terms import AreaKind, PeerChoice
from fridlyst.organisation.queries import municipalities, municipality_by_id


def choice(*, municipality_id: int) -> ChoiceView:
    """The municipality's choice and what it can choose among; four statements."""
    code = municipality_by_id(municipality_id).code
    row = chosen(municipality_id)
    fields = sorted(
        {one for one in ReferenceArea.objects.filter(about=code).values_list("field", flat=True) if one}
    )
    places = ReferenceArea.objects.filter(kind=AreaKind.MUNICIPALITY).exclude(code=code)
    return ChoiceView(
        peers=row.peers,
        field=chosen_field(row.field, fields),
        own_peers=tuple(row.own_peers),
        measures=tuple(row.measures or PRESETS),
        directions=tuple(sorted(row.directions.items())),
        version=row.version if row.pk else 0,
        fields=tuple(fields),
        municipalities=tuple(AreaView(*one) for one in places.order_by("title").values_list("code", "title")),
    )


def chosen(municipality_id: int) -> ComparisonChoice:
    """The stored choice, or one that is made of what everybody begins with. One statement."""
    row = ComparisonChoice.objects.filter(municipality_id=municipality_id).first()
    return row or ComparisonChoice(municipality_id=municipality_id, peers=PeerChoice.SIMILAR)


def wanted() -> Wanted:
    """What the whole installation wants to know; two statements."""
    codes, peers = dict.fromkeys(PRESETS), dict[str, None]()
    for measures, own in ComparisonChoice.objects.values_list("measures", "own_peers"):
        codes |= dict.fromkeys(measures)
        peers |= dict.fromkeys(own)
    return Wanted(tuple(codes), tuple(one.code for one in municipalities()), tuple(peers))
