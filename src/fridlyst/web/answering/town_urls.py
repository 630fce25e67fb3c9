"""Addresses at which an answer is handed on, below a municipality."""

from django.urls import path

from fridlyst.web.answering.views import handing
from fridlyst.web.followup.urls import ANSWER, ROUND

app_name = "handing"
urlpatterns = [
    path(f"{ROUND}lankar/", handing.show_round, name="round"),
    path(f"{ANSWER}lankar/", handing.show, name="links"),
    path(f"{ANSWER}lankar/<int:link_id>/dra-tillbaka/", handing.revoke, name="revoke"),
]
