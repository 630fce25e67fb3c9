"""Addresses of the front page."""

from django.urls import path

from fridlyst.web.accounts import views

urlpatterns = [
    path("", views.front, name="front"),
]
