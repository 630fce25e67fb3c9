"""Addresses of reminders, below a municipality."""

from django.urls import path

from fridlyst.web.reminders.views import letters, planning, rounds

app_name = "reminders"
urlpatterns = [
    path("paminnelser/", letters.show_list, name="letters"),
    path("paminnelser/plan/", planning.edit, name="plan"),
    path("paminnelser/adresser/<int:trouble_id>/forsok-igen/", letters.clear, name="clear"),
    path("uppfoljning/<slug:round>/paminnelser/", rounds.show, name="round"),
    path("uppfoljning/<slug:round>/paminn/", rounds.send, name="remind"),
]
