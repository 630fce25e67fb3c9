"""Addresses of competence, below a municipality."""

from django.urls import URLPattern

app_name = "competence"

urlpatterns: list[URLPattern] = []
