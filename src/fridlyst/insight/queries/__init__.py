"""Reading what is published, each with a fixed number of SQL statements."""

from fridlyst.insight.queries.chosen import comments, publishing, publishings
from fridlyst.insight.queries.feedback import feedback, one_feedback, settings_of, waiting
from fridlyst.insight.queries.public import (
    as_public,
    public_comments,
    public_matters,
    public_programme,
    public_series,
    public_town,
    report_of,
    report_page,
)

__all__ = [
    "as_public",
    "comments",
    "feedback",
    "one_feedback",
    "public_comments",
    "public_matters",
    "public_programme",
    "public_series",
    "public_town",
    "publishing",
    "publishings",
    "report_of",
    "report_page",
    "settings_of",
    "waiting",
]
