"""Addresses of the style guide."""

from django.urls import path

from fridlyst.web.style_guide import views

app_name = "style_guide"
urlpatterns = [
    path("", views.index, name="index"),
    path("spara/", views.save, name="save"),
    path("<slug:name>/", views.component, name="component"),
]
