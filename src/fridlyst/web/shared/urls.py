"""Addresses that belong to no field: the language, the accessibility statement."""

from django.urls import path
from django.views.i18n import set_language

from fridlyst.web.shared import views

urlpatterns = [
    path("sprak/", set_language, name="set_language"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
]
