"""The address that calendar programs read: signed, without sign-in, and outside the municipalities."""

from django.urls import path

from fridlyst.web.year_wheel import feed

app_name = "calendar_feed"
urlpatterns = [path("<str:token>.ics", feed.read, name="read")]
