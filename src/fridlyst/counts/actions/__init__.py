"""The only writers of statistics."""

from fridlyst.counts.actions.deliveries import take_in
from fridlyst.counts.actions.drafts import drop_draft, drop_old_drafts, map_draft, start_draft
from fridlyst.counts.actions.lists import set_list
from fridlyst.counts.actions.publishing import publish_table
from fridlyst.counts.actions.rule import decide_rule
from fridlyst.counts.actions.sources import add_source, edit_source

__all__ = [
    "add_source",
    "decide_rule",
    "drop_draft",
    "drop_old_drafts",
    "edit_source",
    "map_draft",
    "publish_table",
    "set_list",
    "start_draft",
    "take_in",
]
