"""The addresses of a municipality's own letter templates."""

from django.urls import path

from fridlyst.web.decisions.letters import templates

TEMPLATES = "arenden/mallar/"
urlpatterns = [
    path(TEMPLATES, templates.show_list, name="templates"),
    path(f"{TEMPLATES}ny/", templates.add, name="new_template"),
    path(f"{TEMPLATES}exempel/", templates.example, name="example_template"),
    path(f"{TEMPLATES}<int:template_id>/", templates.replace, name="template"),
    path(f"{TEMPLATES}<int:template_id>/fil/", templates.file, name="template_file"),
    path(f"{TEMPLATES}<int:template_id>/ta-bort/", templates.remove, name="remove_template"),
]
