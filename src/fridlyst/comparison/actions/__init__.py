"""The only writers of comparison."""

from fridlyst.comparison.actions.choosing import choose_comparison
from fridlyst.comparison.actions.fetches import begin_fetch, fail_fetch, store_fetched
from fridlyst.comparison.actions.uploading import (
    choose_columns,
    drop_drafts,
    remove_upload,
    take_in_upload,
)

__all__ = [
    "begin_fetch",
    "choose_columns",
    "choose_comparison",
    "drop_drafts",
    "fail_fetch",
    "remove_upload",
    "store_fetched",
    "take_in_upload",
]
