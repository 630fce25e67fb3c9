"""Addresses of statistics at a glance and of the picture of the situation, below a municipality."""

from django.urls import path

from fridlyst.web.situation.views import overview

app_name = "situation"
urlpatterns = [path("statistik/", overview.show, name="overview")]
