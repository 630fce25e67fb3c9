"""Addresses of coverage, below a municipality."""

from django.urls import URLPattern

app_name = "coverage"

urlpatterns: list[URLPattern] = []
