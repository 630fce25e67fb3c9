"""Addresses of programmes, goals, activities and indicators, below a municipality."""

from django.urls import path

from fridlyst.web.programmes.views import (
    activities,
    costs,
    edit_activity,
    edit_goal,
    edit_indicator,
    edit_programme,
    goals,
    in_force,
    programmes,
)

app_name = "programmes"
urlpatterns = [
    path("program/", programmes.show_list, name="list"),
    path("program/nytt/", edit_programme.add, name="new"),
    path("program/<slug:programme>/", programmes.show, name="show"),
    path("program/<slug:programme>/redigera/", edit_programme.edit, name="edit"),
    path("program/<slug:programme>/nasta/", edit_programme.add_next, name="next"),
    path("program/<slug:programme>/satt-i-kraft/", edit_programme.bring_into_force, name="bring_into_force"),
    path("program/<slug:programme>/avsluta/", edit_programme.end, name="end"),
    path("program/<slug:programme>/ta-bort/", edit_programme.remove, name="remove"),
    path("program/<slug:programme>/styrdokument/", edit_goal.align, name="align"),
    path("program/<slug:programme>/indikatorer/", programmes.show_indicators, name="indicators"),
    path(
        "program/<slug:programme>/indikatorer/<int:indicator_id>/redigera/",
        edit_indicator.edit,
        name="edit_indicator",
    ),
    path("program/<slug:programme>/kostnader/", costs.show, name="costs"),
    path("program/<slug:programme>/galler/", in_force.show, name="in_force"),
    path("program/<slug:programme>/galler/ny/", in_force.add, name="enact"),
    path(
        "program/<slug:programme>/galler/<int:enactment_id>/ratta/",
        in_force.correct,
        name="correct_enactment",
    ),
    path("program/<slug:programme>/galler/<int:enactment_id>/ta-bort/", in_force.undo, name="undo_enactment"),
    path("program/<slug:programme>/mal/", programmes.show_goals, name="goals"),
    path("program/<slug:programme>/nytt-mal/", edit_goal.add, name="new_goal"),
    path("program/<slug:programme>/mal/<slug:goal>/", goals.show, name="goal"),
    path("program/<slug:programme>/mal/<slug:goal>/redigera/", edit_goal.edit, name="edit_goal"),
    path("program/<slug:programme>/mal/<slug:goal>/ta-bort/", edit_goal.remove, name="remove_goal"),
    path("program/<slug:programme>/mal/<slug:goal>/styrdokument/", edit_goal.align, name="align_goal"),
    path("program/<slug:programme>/mal/<slug:goal>/ny-indikator/", edit_indicator.add, name="new_indicator"),
    path("program/<slug:programme>/mal/<slug:goal>/ny-aktivitet/", edit_activity.add, name="new_activity"),
    path("aktiviteter/", activities.show_list, name="activities"),
    path("aktivitet/<slug:activity>/", activities.show, name="activity"),
    path("aktivitet/<slug:activity>/redigera/", edit_activity.edit, name="edit_activity"),
    path("aktivitet/<slug:activity>/avsluta/", edit_activity.withdraw, name="withdraw"),
    path("aktivitet/<slug:activity>/ny-kostnad/", costs.add, name="new_cost"),
    path("aktivitet/<slug:activity>/kostnad/<int:cost_id>/redigera/", costs.edit, name="edit_cost"),
    path("aktivitet/<slug:activity>/kostnad/<int:cost_id>/ta-bort/", costs.remove, name="remove_cost"),
]
