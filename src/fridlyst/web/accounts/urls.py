"""Addresses of the front page."""

from django.urls import path

from fridlyst.web.accounts import views

urlpatterns = [
    path("", views.front, name="front"),
    path("roller/", views.doors, name="doors"),
    path("roller/<int:user_id>/", views.enter, name="enter"),
]
