"""Addresses of situation, below a municipality."""

from django.urls import URLPattern

app_name = "situation"

urlpatterns: list[URLPattern] = []
