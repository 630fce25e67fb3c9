"""Storage of counts."""

from fridlyst.counts.models.category import CountCategory
from fridlyst.counts.models.count import Count
from fridlyst.counts.models.delivery import CountDelivery
from fridlyst.counts.models.disclosure_rule import DisclosureRule
from fridlyst.counts.models.draft import CountDraft
from fridlyst.counts.models.publication import Publication
from fridlyst.counts.models.source import CountSource

__all__ = [
    "Count",
    "CountCategory",
    "CountDelivery",
    "CountDraft",
    "CountSource",
    "DisclosureRule",
    "Publication",
]
