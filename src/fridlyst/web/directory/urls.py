"""Addresses of the directory: they say nothing of what it is, and nothing of what is looked for."""

from django.urls import URLPattern, path, register_converter

from fridlyst.web.directory import staff_views, views
from fridlyst.web.directory.accessibility import show_accessibility
from fridlyst.web.directory.addresses import LanguageConverter, NumberConverter

app_name = "directory"
register_converter(LanguageConverter, "tongue")
register_converter(NumberConverter, "counted")
PAGES = (
    ("", views.show_home, "home"),
    ("om/", views.show_about, "about"),
    ("visa/<counted:number>/", views.show_service, "service"),
    ("alla/", views.show_every, "every"),
    ("alla/<counted:number>/", views.show_every, "every_page"),
    ("sprak/", views.show_languages, "languages"),
)
# Swedish alone: for those who meet violence in their work.
STAFF = (
    ("", staff_views.show_staff, "staff"),
    ("<counted:number>/", staff_views.show_situation, "situation"),
    ("fragor/", staff_views.show_questions, "questions"),
    ("anmala/", staff_views.show_duty, "duty"),
    ("chef/", staff_views.show_manager, "manager"),
)
urlpatterns: list[URLPattern] = [
    *(path(f"<slug:town>/{tail}", view, name=name) for tail, view, name in PAGES),
    path("<slug:town>/tillganglighet/", show_accessibility, name="accessibility"),
    *(path(f"<slug:town>/personal/{tail}", view, name=name) for tail, view, name in STAFF),
    *(path(f"<slug:town>/<tongue:language>/{tail}", view, name=f"{name}_in") for tail, view, name in PAGES),
]
