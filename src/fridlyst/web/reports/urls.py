"""Addresses of a round's report, below a municipality."""

from django.urls import path

from fridlyst.web.reports.views import files, reading, writing

app_name = "reports"
REPORT = "uppfoljning/<slug:round>/rapport/"
urlpatterns = [
    path(REPORT, reading.show, name="show"),
    path(f"{REPORT}analys/", reading.analysis, name="analysis"),
    path(f"{REPORT}text/<slug:key>/", writing.write, name="write"),
    path(f"{REPORT}gor/", files.order, name="order"),
    path(f"{REPORT}fil/<int:job_id>/", files.progress, name="file"),
    path(f"{REPORT}fil/<int:job_id>/hamta/", files.download, name="download"),
]
