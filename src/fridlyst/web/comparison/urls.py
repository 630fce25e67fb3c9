"""Addresses of comparison, below a municipality."""

from django.urls import path

from fridlyst.web.comparison.views import choosing, fetching, measures, uploads

app_name = "comparison"
ALL = "statistik/jamforelse/"
urlpatterns = [
    path(ALL, measures.show_list, name="list"),
    path(f"{ALL}rapport/<slug:format>/", measures.report, name="report"),
    path(f"{ALL}val/", choosing.choose, name="choose"),
    path(f"{ALL}hamta/", fetching.order, name="order"),
    path(f"{ALL}hamta/<int:refresh_id>/", fetching.progress, name="refresh"),
    path(f"{ALL}oppna/", uploads.show_list, name="uploads"),
    path(f"{ALL}oppna/<int:upload_id>/", uploads.columns, name="columns"),
    path(f"{ALL}oppna/<int:upload_id>/ta-bort/", uploads.remove, name="remove_upload"),
    path(f"{ALL}matt/<slug:measure>/", measures.show, name="measure"),
]
