"""Addresses of the directory as the municipality keeps it, below a municipality."""

from django.urls import path

from fridlyst.web.support.views import (
    editing,
    lists,
    printing,
    services,
    settings,
    staff,
    translation_files,
    translations,
    upload,
)

app_name = "support"
_ONE = "stod/insats/<slug:service>/"
_LANGUAGE = "stod/oversattning/<slug:language>/"
urlpatterns = [
    path("stod/", lists.show_list, name="list"),
    path("stod/nytt/", editing.new, name="new"),
    path("stod/installningar/", settings.edit, name="settings"),
    path("stod/fil/", upload.upload, name="upload"),
    path("stod/trycksaker/", printing.choose, name="print"),
    path("stod/personal/", staff.show, name="staff"),
    path("stod/personal/<slug:situation>/", staff.edit, name="note"),
    path("stod/oversattning/", translations.show_languages, name="translations"),
    path(_LANGUAGE, translations.show_language, name="translation"),
    path(f"{_LANGUAGE}fil/", translation_files.upload, name="translation_file"),
    path(f"{_LANGUAGE}insats/<slug:service>/", translations.translate, name="translate"),
    path(f"{_LANGUAGE}insats/<slug:service>/kontrollerad/", translations.check, name="check"),
    path(f"{_LANGUAGE}insats/<slug:service>/ta-bort/", translations.remove, name="remove_translation"),
    path(_ONE, services.show, name="show"),
    path(f"{_ONE}forhandsvisa/", services.preview, name="preview"),
    path(f"{_ONE}vad/", editing.edit, {"part": "edit"}, name="edit"),
    path(f"{_ONE}kontakt/", editing.edit, {"part": "contacts"}, name="contacts"),
    path(f"{_ONE}tider/", editing.edit, {"part": "hours"}, name="hours"),
    path(f"{_ONE}plats/", editing.edit, {"part": "place"}, name="place"),
    path(f"{_ONE}villkor/", editing.edit, {"part": "terms"}, name="terms"),
    path(f"{_ONE}visa/", services.publish, name="publish"),
    path(f"{_ONE}dolj/", services.unpublish, name="unpublish"),
    path(f"{_ONE}stammer/", services.review, name="review"),
    path(f"{_ONE}ta-bort/", services.remove, name="remove"),
]
