"""Addresses of indicators, below a municipality."""

from django.urls import path

from fridlyst.web.indicators.views import breaking, defining, entering, listing, uploading

app_name = "indicators"

urlpatterns = [
    path("statistik/indikatorer/", listing.show_list, name="list"),
    path("statistik/indikatorer/lamna/", uploading.upload, name="upload"),
    path("statistik/indikatorer/lamna/mall/", uploading.template, name="template"),
    path("statistik/indikatorer/<int:indicator_id>/", listing.show, name="show"),
    path("statistik/indikatorer/<int:indicator_id>/definition/", defining.edit, name="define"),
    path("statistik/indikatorer/<int:indicator_id>/tal/", entering.enter, name="enter"),
    path("statistik/indikatorer/<int:indicator_id>/brott/", breaking.add, name="add_break"),
    path(
        "statistik/indikatorer/<int:indicator_id>/brott/<int:break_id>/ta-bort/",
        breaking.remove,
        name="remove_break",
    ),
]
