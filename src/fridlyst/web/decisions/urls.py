"""The addresses of matters, below a municipality."""

from django.urls import path

from fridlyst.web.decisions.views import lists, matters

app_name = "decisions"
MATTER = "arenden/<slug:matter>/"
urlpatterns = [
    path("arenden/", lists.show_list, name="list"),
    path(MATTER, matters.show, name="matter"),
]
