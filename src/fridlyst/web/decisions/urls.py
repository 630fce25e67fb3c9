"""The addresses of matters, below a municipality."""

from django.urls import include, path

from fridlyst.web.decisions.views import (
    archive,
    comments,
    conditions,
    documents,
    editing,
    lists,
    matters,
    reservations,
    steps,
)

app_name = "decisions"
MATTER = "arenden/<slug:matter>/"
urlpatterns = [
    path("arenden/", lists.show_list, name="list"),
    path("arenden/nytt/", editing.new, name="new"),
    path("", include("fridlyst.web.decisions.letters.town_urls")),
    path(MATTER, matters.show, name="matter"),
    path(f"{MATTER}pdf/", archive.pdf, name="pdf"),
    path(f"{MATTER}arkiv/", archive.order, name="order_archive"),
    path(f"{MATTER}arkiv/<int:archive_id>/", archive.progress, name="archive"),
    path(f"{MATTER}arkiv/<int:archive_id>/hamta/", archive.download, name="download_archive"),
    path(f"{MATTER}andra/", editing.edit, name="edit"),
    path(f"{MATTER}steg/nytt/", steps.add, name="new_step"),
    path(f"{MATTER}steg/<int:step_id>/", steps.edit, name="step"),
    path(f"{MATTER}steg/<int:step_id>/protokoll/", steps.minutes, name="minutes"),
    path(f"{MATTER}steg/<int:step_id>/ta-bort/", steps.remove, name="remove_step"),
    path(f"{MATTER}handlingar/", documents.show_list, name="documents"),
    path(f"{MATTER}handlingar/ny/", documents.add, name="add_document"),
    path(f"{MATTER}handlingar/<int:document_id>/", documents.send, name="document"),
    path(f"{MATTER}handlingar/<int:document_id>/fil/", documents.attach, name="attach_file"),
    path(f"{MATTER}handlingar/<int:document_id>/andra/", documents.edit, name="edit_document"),
    path(f"{MATTER}handlingar/<int:document_id>/ta-bort/", documents.remove, name="remove_document"),
    path(MATTER, include("fridlyst.web.decisions.amendments.urls")),
    path(MATTER, include("fridlyst.web.decisions.letters.urls")),
    path(f"{MATTER}villkor/", conditions.show_list, name="conditions"),
    path(f"{MATTER}villkor/<int:condition_id>/", conditions.answer, name="condition"),
    path(f"{MATTER}remiss/<int:step_id>/", comments.show_list, name="comments"),
    path(f"{MATTER}remiss/<int:step_id>/fraga/", comments.ask, name="ask"),
    path(f"{MATTER}yttrande/<int:comment_id>/", comments.answer, name="comment"),
    path(f"{MATTER}yttrande/<int:comment_id>/ta-tillbaka/", comments.take_back, name="take_back"),
    path(f"{MATTER}reservation/<int:step_id>/ny/", reservations.add, name="add_reservation"),
    path(f"{MATTER}reservation/<int:reservation_id>/", reservations.edit, name="edit_reservation"),
    path(
        f"{MATTER}reservation/<int:reservation_id>/ta-bort/", reservations.remove, name="remove_reservation"
    ),
]
