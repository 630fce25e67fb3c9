"""Addresses of the year wheel, below a municipality."""

from django.urls import path

from fridlyst.web.year_wheel import calendars, views

app_name = "year_wheel"
urlpatterns = [
    path("arshjul/", views.show, name="show"),
    path("arshjul/kalender/", calendars.show, name="calendars"),
    path("arshjul/kalender/<int:feed_id>/byt/", calendars.change, name="change_calendar"),
    path("arshjul/kalender/<int:feed_id>/stang/", calendars.close, name="close_calendar"),
]
