"""Reading what counts can be divided by."""

from fridlyst.counts.models import CountCategory
from fridlyst.counts.shapes import Entry, Lists
from fridlyst.counts.terms import Facet, Sex
from fridlyst.programmes.terms import ViolenceForm


def lists(municipality_id: int) -> Lists:
    """Every list, the fixed ones first; one statement."""
    found: dict[Facet, list[Entry]] = {
        Facet.FORM: [Entry(one.value, str(one.label)) for one in ViolenceForm],
        Facet.SEX: [Entry(one.value, str(one.label)) for one in Sex],
        Facet.AGE: [],
        Facet.DISTRICT: [],
        Facet.ACTION: [],
    }
    rows = CountCategory.objects.filter(municipality_id=municipality_id).order_by("facet", "position", "id")
    for facet, code, label, parent in rows.values_list("facet", "code", "label", "parent"):
        found[Facet(facet)].append(Entry(code, label, parent))
    return Lists({facet: tuple(entries) for facet, entries in found.items()})
