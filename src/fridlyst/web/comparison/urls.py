"""Addresses of comparison, below a municipality."""

from django.urls import URLPattern

app_name = "comparison"

urlpatterns: list[URLPattern] = []
