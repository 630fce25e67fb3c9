"""Addresses of the programme in public."""

from django.urls import path

from fridlyst.web.directory.accessibility import show_accessibility
from fridlyst.web.insight.views import data, giving, public

app_name = "insight_public"
_ONE = "<slug:town>/<slug:programme>/"
urlpatterns = [
    path("<slug:town>/", public.show_home, name="home"),
    path("<slug:town>/tillganglighet/", show_accessibility, name="accessibility"),
    path("<slug:town>/oppna-data/", data.show, name="open_data"),
    path("<slug:town>/oppna-data/katalog.jsonld", data.catalogue, name="catalogue"),
    path("<slug:town>/oppna-data/<slug:programme>/<slug:dataset>.csv", data.as_csv, name="data_csv"),
    path("<slug:town>/oppna-data/<slug:programme>/<slug:dataset>.json", data.as_json, name="data_json"),
    path(_ONE, public.show_programme, name="programme"),
    path(f"{_ONE}mal/<slug:goal>/", public.show_goal, name="goal"),
    path(f"{_ONE}indikator/<int:number>/", public.show_indicator, name="indicator"),
    path(f"{_ONE}rapport/<int:number>/", public.show_report, name="report"),
    path(f"{_ONE}rapport/<int:number>/rapport.pdf", public.report_file, name="report_file"),
    path(f"{_ONE}synpunkter/", giving.show_form, name="feedback"),
]
