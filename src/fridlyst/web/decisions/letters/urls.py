"""The addresses of letters, extracts and the mail of decisions, below a matter."""

from django.urls import path

from fridlyst.web.decisions.letters import extracts, sending, showing, writing

ONE = "brev/<int:letter_id>/"
STEP = "steg/<int:step_id>/"
urlpatterns = [
    path("brev/nytt/", writing.add, name="new_letter"),
    path(ONE, writing.show, name="letter"),
    path(f"{ONE}andra/", writing.edit, name="edit_letter"),
    path(f"{ONE}del/<slug:part>/", writing.write, name="letter_part"),
    path(f"{ONE}checklista/<slug:checklist>/", writing.answer, name="letter_checklist"),
    path(f"{ONE}ta-bort/", writing.remove, name="remove_letter"),
    path(f"{ONE}visa/", showing.preview, name="letter_preview"),
    path(f"{ONE}fil/<slug:format>/", showing.file, name="letter_file"),
    path(f"{STEP}utdrag/", extracts.show, name="extract"),
    path(f"{STEP}utdrag/<slug:format>/", extracts.file, name="extract_file"),
    path(f"{STEP}skicka/", sending.send, name="send_decision"),
    path("utskick/<int:dispatch_id>/igen/", sending.again, name="send_again"),
]
