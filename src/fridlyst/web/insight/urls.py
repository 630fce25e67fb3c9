"""Addresses where a municipality chooses what it publishes."""

from django.urls import URLPattern

app_name = "insight"
urlpatterns: list[URLPattern] = []
