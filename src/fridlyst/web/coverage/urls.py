"""Addresses of coverage, below a municipality."""

from django.urls import path

from fridlyst.web.coverage.placing import views as placing
from fridlyst.web.coverage.views import answering, showing

app_name = "coverage"

urlpatterns = [
    path("program/<slug:programme>/tackning/", showing.show, name="show"),
    path("program/<slug:programme>/tackning/jamfort/", showing.compared, name="compared"),
    path("program/<slug:programme>/tackning/placera/", placing.place, name="place"),
    path("program/<slug:programme>/tackning/medvetet/<slug:gap>/", answering.answer, name="answer"),
    path("program/<slug:programme>/tackning/medvetet/<slug:gap>/angra/", answering.reopen, name="reopen"),
]
