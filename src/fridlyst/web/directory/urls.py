"""Addresses of the directory: they say nothing of what it is."""

from django.urls import path

from fridlyst.web.directory import views

app_name = "directory"
urlpatterns = [path("<slug:town>/", views.show_home, name="home")]
