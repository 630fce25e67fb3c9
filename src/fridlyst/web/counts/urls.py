"""Addresses of counts, below a municipality."""

from django.urls import URLPattern

app_name = "counts"

urlpatterns: list[URLPattern] = []
