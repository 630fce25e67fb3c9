"""Saves what a person touched on a whole answer page, part by part."""

from fridlyst.followup import actions
from fridlyst.followup.fields import Saved
from fridlyst.followup.questioning import Place, asked_now
from fridlyst.followup.shapes import AnswerSheet
from fridlyst.organisation.actor import Actor
from fridlyst.web.followup.forms.answers import AnswerForm, AnswerForms, CommentForm, OutcomeForm
from fridlyst.web.followup.forms.replies import GoalForm, QuestionForm


def save_touched(by: Actor, sheet: AnswerSheet, forms: AnswerForms) -> bool:
    """Save each part that was changed; whether all of it could be. The forms say what is wrong."""
    here = sheet.submission_id
    for activity_id, item in forms.items.items():
        if item.touched:
            save_item(by, here, activity_id, item)
    for indicator_id, one in forms.outcomes.items():
        if one.touched:
            save_outcome(by, here, indicator_id, one)
    for goal_id, goal in forms.goals.items():
        if goal.touched:
            save_goal(by, here, goal_id, goal)
    for place, question in forms.questions.items():
        if question.touched:
            save_question(by, here, place, question)
    if forms.whole.touched:
        save_comment(by, here, forms.whole)
    for place in forms.questions.keys() - _asked(sheet, forms):
        forms.pass_over(place)
    return not forms.wrong


def _asked(sheet: AnswerSheet, forms: AnswerForms) -> frozenset[Place]:
    """The questions that are asked as the page was sent; what is wrong on it counts as it was."""
    statuses = {item.activity_id: item.status for item in sheet.items}
    goals = {goal.goal_id: goal.status for goal in sheet.goals}
    answers = {(one.question.id, one.activity_id): one.value for one in sheet.questions}
    for activity_id, form in forms.items.items():
        if form.touched and form.is_valid():
            statuses[activity_id] = form.values().status
    for goal_id, goal in forms.goals.items():
        if goal.touched and goal.is_valid():
            goals[goal_id] = goal.values().status
    for place, question in forms.questions.items():
        if question.touched and question.is_valid():
            answers[place] = question.values()
    views = tuple(dict.fromkeys(one.question for one in sheet.questions))
    return asked_now(views, statuses=statuses, goal_statuses=set(goals.values()), answers=answers)


def save_goal(by: Actor, submission_id: int, goal_id: int, form: GoalForm) -> Saved | None:
    """What is said of one goal; None when the form now says what is wrong."""
    return form.submit(
        lambda: actions.save_goal_report(
            by=by,
            submission_id=submission_id,
            goal_id=goal_id,
            answer=form.values(),
            version=form.seen,
        )
    )


def save_question(by: Actor, submission_id: int, place: Place, form: QuestionForm) -> Saved | None:
    """What is answered to one question; None when the form now says what is wrong."""
    return form.submit(
        lambda: actions.save_question_answer(
            by=by,
            submission_id=submission_id,
            question_id=place[0],
            activity_id=place[1],
            value=form.values(),
            version=form.seen,
        )
    )


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
