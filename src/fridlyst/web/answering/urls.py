"""Addresses of an answer link: the answer's own pages, below a signed word, outside the municipalities."""

from django.urls import path

from fridlyst.web.answering.entrance import by_link
from fridlyst.web.followup.views import answers, own, saving

app_name = "answering"
LINK = "<str:token>/"
urlpatterns = [
    path(LINK, by_link(answers.show), name="answer"),
    path(f"{LINK}skicka-in/", by_link(answers.send_in), name="send_in"),
    path(f"{LINK}egen-aktivitet/", by_link(own.add), name="own_activity"),
    path(f"{LINK}aktivitet/<int:activity_id>/", by_link(saving.save_activity), name="save_activity"),
    path(f"{LINK}indikator/<int:indicator_id>/", by_link(saving.save_indicator), name="save_indicator"),
    path(f"{LINK}mal/<int:goal_id>/", by_link(saving.save_goal), name="save_goal"),
    path(f"{LINK}fraga/<int:question_id>/", by_link(saving.save_question), name="save_question"),
    path(
        f"{LINK}fraga/<int:question_id>/aktivitet/<int:activity_id>/",
        by_link(saving.save_question),
        name="save_question_of",
    ),
    path(f"{LINK}kommentar/", by_link(saving.save_whole), name="save_comment"),
]
