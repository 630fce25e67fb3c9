"""Addresses of statistics at a glance and of the picture of the situation, below a municipality."""

from django.urls import path

from fridlyst.web.situation.views import deciding, editing, files, overview, pictures, writing

app_name = "situation"
ALL = "statistik/lagesbild/"
ONE = f"{ALL}<slug:situation>/"
urlpatterns = [
    path("statistik/", overview.show, name="overview"),
    path(ALL, pictures.show_list, name="list"),
    path(f"{ALL}ny/", editing.new, name="new"),
    path(ONE, pictures.show, name="show"),
    path(f"{ONE}andra/", editing.edit, name="edit"),
    path(f"{ONE}uppgifter/", editing.choose, name="choose"),
    path(f"{ONE}besluta/", deciding.decide, name="decide"),
    path(f"{ONE}ta-bort/", deciding.remove, name="remove"),
    path(f"{ONE}text/<slug:place>/", writing.write, name="write"),
    path(f"{ONE}gor/", files.order, name="order"),
    path(f"{ONE}fil/<int:file_id>/", files.progress, name="file"),
    path(f"{ONE}fil/<int:file_id>/hamta/", files.download, name="download"),
]
