"""The only writers of following up."""

from fridlyst.followup.actions.answers import (
    add_own_activity,
    open_submission,
    save_answer,
    save_comment,
    save_outcome,
    submit,
)
from fridlyst.followup.actions.deciding import approve, send_back
from fridlyst.followup.actions.entering import EnteredAnswer, enter_answers
from fridlyst.followup.actions.links import hand_on, note_use, revoke_link, revoke_links_to
from fridlyst.followup.actions.rounds import (
    close_round,
    edit_round,
    open_round,
    plan_round,
    write_text,
)

__all__ = [
    "EnteredAnswer",
    "add_own_activity",
    "approve",
    "close_round",
    "edit_round",
    "enter_answers",
    "hand_on",
    "note_use",
    "open_round",
    "open_submission",
    "plan_round",
    "revoke_link",
    "revoke_links_to",
    "save_answer",
    "save_comment",
    "save_outcome",
    "send_back",
    "submit",
    "write_text",
]
