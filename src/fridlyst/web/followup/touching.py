"""Saves what a person touched on a whole answer page, part by part."""

from fridlyst.followup import actions
from fridlyst.followup.fields import Saved
from fridlyst.followup.shapes import AnswerSheet
from fridlyst.organisation.actor import Actor
from fridlyst.web.followup.forms.answers import AnswerForm, AnswerForms, CommentForm, OutcomeForm


def save_touched(by: Actor, sheet: AnswerSheet, forms: AnswerForms) -> bool:
    """Save each part that was changed; whether all of it could be. The forms say what is wrong."""
    here = sheet.submission_id
    for activity_id, item in forms.items.items():
        if item.touched:
            save_item(by, here, activity_id, item)
    for indicator_id, one in forms.outcomes.items():
        if one.touched:
            save_outcome(by, here, indicator_id, one)
    if forms.whole.touched:
        save_comment(by, here, forms.whole)
    return not forms.wrong


def save_item(by: Actor, submission_id: int, activity_id: int, form: AnswerForm) -> Saved | None:
    """What is said of one activity; None when the form now says what is wrong."""
    return form.submit(
        lambda: actions.save_answer(
            by=by,
            submission_id=submission_id,
            activity_id=activity_id,
            answer=form.values(),
            version=form.seen,
        )
    )


def save_outcome(by: Actor, submission_id: int, indicator_id: int, form: OutcomeForm) -> Saved | None:
    """What is said of one indicator; None when the form now says what is wrong."""
    return form.submit(
        lambda: actions.save_outcome(
            by=by,
            submission_id=submission_id,
            indicator_id=indicator_id,
            answer=form.values(),
            version=form.seen,
        )
    )


def save_comment(by: Actor, submission_id: int, form: CommentForm) -> Saved | None:
    """What is said of the whole; None when the form now says what is wrong."""
    return form.submit(
        lambda: actions.save_comment(
            by=by, submission_id=submission_id, comment=form.values(), version=form.seen
        )
    )
