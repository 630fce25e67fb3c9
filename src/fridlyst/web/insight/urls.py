"""Addresses where a municipality chooses what it publishes, and reads what people say of it."""

from django.urls import path

from fridlyst.web.insight.views import choosing, inbox, reports

app_name = "insight"
_ONE = "insyn/program/<slug:programme>/"
urlpatterns = [
    path("insyn/", choosing.show_list, name="overview"),
    path("insyn/synpunkter/", inbox.show_list, name="inbox"),
    path("insyn/synpunkter/installningar/", inbox.settings, name="settings"),
    path("insyn/synpunkter/<int:feedback_id>/", inbox.show, name="feedback"),
    path("insyn/synpunkter/<int:feedback_id>/ta-bort/", inbox.remove, name="remove_feedback"),
    path(_ONE, choosing.choose, name="programme"),
    path(f"{_ONE}forhandsvisning/", choosing.preview, name="preview"),
    path(f"{_ONE}publicera/", choosing.publish, name="publish"),
    path(f"{_ONE}avpublicera/", choosing.unpublish, name="unpublish"),
    path(f"{_ONE}kommentarer/", choosing.comments, name="comments"),
    path(f"{_ONE}rapport/<slug:round>/<slug:kind>/", reports.show, name="report"),
    path(f"{_ONE}rapporter/<int:report_id>/ta-bort/", reports.withdraw, name="withdraw_report"),
]
