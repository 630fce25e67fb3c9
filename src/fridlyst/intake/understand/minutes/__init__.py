"""Minutes and letters understood: the matters that they speak of, step by step."""

from fridlyst.intake.understand.minutes.as_file import matters_as_file
from fridlyst.intake.understand.minutes.flow import flow_of
from fridlyst.intake.understand.minutes.kinds import DocumentKind, kind_of_document
from fridlyst.intake.understand.minutes.reading import MattersRead, read_matters

__all__ = ["DocumentKind", "MattersRead", "flow_of", "kind_of_document", "matters_as_file", "read_matters"]
