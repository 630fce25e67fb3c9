"""The addresses of amendments, below a matter."""

from django.urls import path

from fridlyst.web.decisions.amendments import deciding, listing, marking, moving, placing

ONE = "yrkanden/<int:amendment>/"
urlpatterns = [
    path("yrkanden/", listing.show_list, name="amendments"),
    path("yrkanden/nytt/", moving.add, name="new_amendment"),
    path("yrkanden/besluta/", deciding.decide, name="decide_amendments"),
    path("yrkanden/infor/", placing.place, name="place_amendments"),
    path("yrkanden/angra/", placing.undo, name="undo_placing"),
    path("text/markerad/", marking.show, name="marked_text"),
    path(ONE, listing.show, name="amendment"),
    path(f"{ONE}redigera/", moving.edit, name="edit_amendment"),
    path(f"{ONE}plats/", moving.place, name="amendment_place"),
    path(f"{ONE}aterta/", deciding.reopen, name="reopen_amendment"),
]
