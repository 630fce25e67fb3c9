"""Addresses of counts, below a municipality."""

from django.urls import path

from fridlyst.web.counts.views import delivering, lists, overview, rule, sources, tables

app_name = "counts"
HERE = "statistik/antal/"
SOURCE = f"{HERE}kallor/<int:source_id>/"
DRAFT = f"{HERE}utkast/<int:draft_id>/"
TABLE = f"{HERE}tabeller/<int:table>/"

urlpatterns = [
    path(HERE, overview.show, name="list"),
    path(f"{HERE}kallor/", sources.show_list, name="sources"),
    path(f"{HERE}kallor/ny/", sources.add, name="add_source"),
    path(SOURCE, sources.show, name="source"),
    path(f"{SOURCE}andra/", sources.edit, name="edit_source"),
    path(f"{SOURCE}ta-in/", delivering.upload, name="take_in"),
    path(DRAFT, delivering.map_columns, name="draft"),
    path(f"{DRAFT}kontrollera/", delivering.check, name="check"),
    path(f"{DRAFT}slang/", delivering.drop, name="drop"),
    path(f"{HERE}listor/<slug:facet>/", lists.edit, name="edit_list"),
    path(f"{HERE}regel/", rule.show, name="rule"),
    path(f"{HERE}tabeller/ny/", tables.build, name="build"),
    path(TABLE, tables.show, name="table"),
    path(f"{TABLE}tabell.<slug:extension>", tables.file_of, name="table_file"),
]
