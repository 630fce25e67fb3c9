"""Addresses of the start page, rounds and answers, below a municipality."""

from django.urls import path

from fridlyst.web.followup.views import (
    answers,
    boards,
    calendar,
    deciding,
    keeping,
    own,
    planning,
    previewing,
    questions,
    replies,
    rounds,
    saving,
    start,
    xlsform,
)

app_name = "followup"
ROUND = "uppfoljning/<slug:round>/"
QUESTIONS = f"{ROUND}fragor/"
ANSWER = f"{ROUND}svar/<slug:body>/"
urlpatterns = [
    path("", start.show, name="start"),
    path("uppfoljning/", rounds.show_list, name="rounds"),
    path("uppfoljning/ny-omgang/", planning.plan, name="plan"),
    path("uppfoljning/kalender/", calendar.show, name="calendar"),
    path("uppfoljning/kalender/planera/", calendar.plan_all, name="plan_calendar"),
    path("uppfoljning/hallet/", keeping.show, name="keeping"),
    path(ROUND, boards.show, name="round"),
    path(f"{ROUND}andra/", planning.edit, name="edit_round"),
    path(f"{ROUND}oppna/", planning.open_it, name="open_round"),
    path(f"{ROUND}stang/", boards.close, name="close_round"),
    path(f"{QUESTIONS}formular.xlsx", xlsform.download, name="xlsform_file"),
    path(f"{QUESTIONS}las-in/", xlsform.upload, name="xlsform"),
    path(f"{QUESTIONS}las-in/stall/", xlsform.take_in, name="take_in_xlsform"),
    path(QUESTIONS, questions.show, name="questions"),
    path(f"{QUESTIONS}ny/", questions.add, name="add_question"),
    path(f"{QUESTIONS}fardiga/", questions.add_set, name="add_question_set"),
    path(f"{QUESTIONS}kopiera/", questions.copy, name="copy_questions"),
    path(f"{QUESTIONS}svar/", replies.show, name="replies"),
    path(f"{QUESTIONS}<int:question_id>/", questions.edit, name="edit_question"),
    path(f"{QUESTIONS}<int:question_id>/flytta/", questions.move, name="move_question"),
    path(f"{QUESTIONS}<int:question_id>/ta-bort/", questions.remove, name="remove_question"),
    path(f"{QUESTIONS}<int:question_id>/stall-igen/", questions.ask_again, name="ask_again"),
    path(f"{ROUND}forhandsgranska/", previewing.show, name="preview_body"),
    path(ANSWER, answers.show, name="answer"),
    path(f"{ANSWER}formular.xlsx", xlsform.download_body, name="xlsform_of_body"),
    path(f"{ANSWER}skicka-in/", answers.send_in, name="send_in"),
    path(f"{ANSWER}egen-aktivitet/", own.add, name="own_activity"),
    path(f"{ANSWER}aktivitet/<int:activity_id>/", saving.save_activity, name="save_activity"),
    path(f"{ANSWER}indikator/<int:indicator_id>/", saving.save_indicator, name="save_indicator"),
    path(f"{ANSWER}mal/<int:goal_id>/", saving.save_goal, name="save_goal"),
    path(f"{ANSWER}fraga/<int:question_id>/", saving.save_question, name="save_question"),
    path(
        f"{ANSWER}fraga/<int:question_id>/aktivitet/<int:activity_id>/",
        saving.save_question,
        name="save_question_of",
    ),
    path(f"{ANSWER}kommentar/", saving.save_whole, name="save_comment"),
    path(f"{ANSWER}godkann/", deciding.approve, name="approve"),
    path(f"{ANSWER}beslut/", deciding.note_decision, name="note_decision"),
    path(f"{ANSWER}skicka-tillbaka/", deciding.send_back, name="send_back"),
]
