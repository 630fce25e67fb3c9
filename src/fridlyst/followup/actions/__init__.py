"""The only writers of following up."""

from fridlyst.followup.actions.answers import (
    add_own_activity,
    save_answer,
    save_comment,
    save_outcome,
)
from fridlyst.followup.actions.deciding import approve, note_decision, send_back
from fridlyst.followup.actions.entering import EnteredAnswer, enter_answers
from fridlyst.followup.actions.gap_answers import answer_gaps, answers_version, reopen_gap
from fridlyst.followup.actions.links import forget_old_links, hand_on, note_use, revoke_link, revoke_links_to
from fridlyst.followup.actions.questions import (
    add_question,
    add_ready_made,
    ask_again,
    copy_questions,
    edit_question,
    move_question,
    remove_question,
    set_questions,
)
from fridlyst.followup.actions.replying import save_goal_report, save_question_answer
from fridlyst.followup.actions.rounds import (
    close_round,
    edit_round,
    open_round,
    plan_round,
)
from fridlyst.followup.actions.submitting import submit
from fridlyst.followup.actions.texts import write_text

__all__ = [
    "EnteredAnswer",
    "add_own_activity",
    "add_question",
    "add_ready_made",
    "answer_gaps",
    "answers_version",
    "approve",
    "ask_again",
    "close_round",
    "copy_questions",
    "edit_question",
    "edit_round",
    "enter_answers",
    "forget_old_links",
    "hand_on",
    "move_question",
    "note_decision",
    "note_use",
    "open_round",
    "plan_round",
    "remove_question",
    "reopen_gap",
    "revoke_link",
    "revoke_links_to",
    "save_answer",
    "save_comment",
    "save_goal_report",
    "save_outcome",
    "save_question_answer",
    "send_back",
    "set_questions",
    "submit",
    "write_text",
]
