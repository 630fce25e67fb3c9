"""Addresses of the start page, rounds and answers, below a municipality."""

from django.urls import path

from fridlyst.web.followup.views import answers, boards, deciding, own, planning, rounds, saving, start

app_name = "followup"
ROUND = "uppfoljning/<slug:round>/"
ANSWER = f"{ROUND}svar/<slug:body>/"
urlpatterns = [
    path("", start.show, name="start"),
    path("uppfoljning/", rounds.show_list, name="rounds"),
    path("uppfoljning/ny-omgang/", planning.plan, name="plan"),
    path(ROUND, boards.show, name="round"),
    path(f"{ROUND}andra/", planning.edit, name="edit_round"),
    path(f"{ROUND}oppna/", planning.open_it, name="open_round"),
    path(f"{ROUND}stang/", boards.close, name="close_round"),
    path(ANSWER, answers.show, name="answer"),
    path(f"{ANSWER}skicka-in/", answers.send_in, name="send_in"),
    path(f"{ANSWER}egen-aktivitet/", own.add, name="own_activity"),
    path(f"{ANSWER}aktivitet/<int:activity_id>/", saving.save_activity, name="save_activity"),
    path(f"{ANSWER}indikator/<int:indicator_id>/", saving.save_indicator, name="save_indicator"),
    path(f"{ANSWER}kommentar/", saving.save_whole, name="save_comment"),
    path(f"{ANSWER}godkann/", deciding.approve, name="approve"),
    path(f"{ANSWER}beslut/", deciding.note_decision, name="note_decision"),
    path(f"{ANSWER}skicka-tillbaka/", deciding.send_back, name="send_back"),
]
