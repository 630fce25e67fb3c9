"""The addresses of texts: the same pages below a programme and below a matter."""

from django.urls import path

from fridlyst.web.texts.homes import of_matter, of_programme
from fridlyst.web.texts.views import adding, comparing, editing, placing, reading, versions

app_name = "texts"
PROGRAMME, MATTER = "program/<slug:programme>/text/", "arenden/<slug:matter>/text/"
_PAGES = (
    ("", reading.show, "show"),
    ("versioner/", versions.show_list, "versions"),
    ("versioner/<int:number>/dokument/", versions.show_document, "document"),
    ("versioner/<int:number>/ta-bort/", versions.remove, "remove"),
    ("jamfor/", comparing.show, "compare"),
    ("ny-version/", adding.add, "add"),
    ("avsnitt/<slug:section>/", editing.edit, "edit"),
)
urlpatterns = [
    *(path(f"{PROGRAMME}{end}", of_programme(view), name=f"programme_{name}") for end, view, name in _PAGES),
    *(path(f"{MATTER}{end}", of_matter(view), name=f"matter_{name}") for end, view, name in _PAGES),
    path(f"{PROGRAMME}stallen/", of_programme(placing.show), name="programme_places"),
    path(f"{PROGRAMME}stallen/mal/<slug:goal>/", of_programme(placing.place_goal), name="programme_place"),
    path(
        f"{PROGRAMME}stallen/aktivitet/<slug:activity>/",
        of_programme(placing.place_activity),
        name="programme_place_activity",
    ),
    path(f"{MATTER}valj/", of_matter(adding.choose), name="matter_choose"),
]
