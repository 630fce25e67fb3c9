"""Storage of comparison."""

from fridlyst.comparison.models.area import ReferenceArea
from fridlyst.comparison.models.choice import ComparisonChoice
from fridlyst.comparison.models.fetch import Fetch
from fridlyst.comparison.models.measure import ReferenceMeasure
from fridlyst.comparison.models.upload import OpenUpload
from fridlyst.comparison.models.value import ReferenceValue

__all__ = [
    "ComparisonChoice",
    "Fetch",
    "OpenUpload",
    "ReferenceArea",
    "ReferenceMeasure",
    "ReferenceValue",
]
