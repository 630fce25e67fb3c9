"""Addresses of coverage, below a municipality."""

from django.urls import path

from fridlyst.web.coverage.placing import views as placing

app_name = "coverage"

urlpatterns = [
    path("program/<slug:programme>/tackning/placera/", placing.place, name="place"),
]
