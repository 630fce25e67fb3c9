"""The only writers of what is published and of feedback."""

from fridlyst.insight.actions.feedback import (
    drop_old_feedback,
    handle_feedback,
    remove_feedback,
    report_obstacle,
    save_settings,
    send_feedback,
    visitor,
)
from fridlyst.insight.actions.publishing import choose, choose_comments, publish, unpublish
from fridlyst.insight.actions.reports import publish_report, withdraw_report

__all__ = [
    "choose",
    "choose_comments",
    "drop_old_feedback",
    "handle_feedback",
    "publish",
    "publish_report",
    "remove_feedback",
    "report_obstacle",
    "save_settings",
    "send_feedback",
    "unpublish",
    "visitor",
    "withdraw_report",
]
