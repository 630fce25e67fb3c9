"""Addresses of the organisation, below a municipality."""

from django.urls import path

from fridlyst.web.organisation.views import (
    bodies,
    editing,
    keys,
    leaving,
    merging,
    own_indicators,
    people,
    status_words,
)

app_name = "organisation"
urlpatterns = [
    path("organisation/", bodies.show_list, name="list"),
    path("organisation/ny-enhet/", editing.add, name="new"),
    path("organisation/personer/", people.show_list, name="people"),
    path("organisation/personer/ny-roll/", people.give, name="give_role"),
    path("organisation/personer/<int:membership_id>/ta-bort/", people.take, name="take_role"),
    path("organisation/nycklar/", keys.show_list, name="keys"),
    path("organisation/nycklar/ny/", keys.add, name="new_key"),
    path("organisation/nycklar/<int:key_id>/aterkalla/", keys.revoke, name="revoke_key"),
    path("organisation/ord-for-lagen/", status_words.choose, name="status_words"),
    path("organisation/personer/<int:person_id>/har-slutat/", leaving.show, name="leave"),
    path("organisation/<slug:body>/", bodies.show, name="body"),
    path("organisation/<slug:body>/redigera/", editing.edit, name="edit"),
    path("organisation/<slug:body>/sla-ihop/", merging.merge, name="merge"),
    path("organisation/<slug:body>/angra-sammanslagning/", merging.undo, name="undo_merge"),
    path("organisation/<slug:body>/ny-aktivitet/", editing.add_own_activity, name="new_activity"),
    path("organisation/<slug:body>/ny-indikator/", own_indicators.add, name="new_indicator"),
    path("organisation/<slug:body>/indikator/<int:indicator_id>/", own_indicators.edit, name="indicator"),
]
