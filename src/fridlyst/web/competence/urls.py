"""Addresses of competence, below a municipality."""

from django.urls import path

from fridlyst.web.competence.views import bodies, courses, overview, plans, routines, upload

app_name = "competence"
_HERE = "statistik/kompetens/"
urlpatterns = [
    path(_HERE, overview.show, name="overview"),
    path(f"{_HERE}rapport/<slug:format>/", overview.report, name="report"),
    path(f"{_HERE}kurser/", courses.show_list, name="courses"),
    path(f"{_HERE}kurser/ny/", courses.new, name="new_course"),
    path(f"{_HERE}kurser/forslag/", courses.presets, name="presets"),
    path(f"{_HERE}kurser/<slug:course>/", courses.show, name="course"),
    path(f"{_HERE}kurser/<slug:course>/andra/", courses.edit, name="edit_course"),
    path(f"{_HERE}enhet/<slug:body>/", bodies.show, name="body"),
    path(f"{_HERE}enhet/<slug:body>/lamna/", bodies.enter, name="enter"),
    path(f"{_HERE}fil/", upload.upload, name="upload"),
    path(f"{_HERE}planer/", plans.show_list, name="plans"),
    path(f"{_HERE}planer/ny/", plans.new, name="new_plan"),
    path(f"{_HERE}planer/<int:plan_id>/", plans.edit, name="plan"),
    path(f"{_HERE}rutiner/", routines.show_list, name="routines"),
    path(f"{_HERE}rutiner/<slug:body>/", routines.tell, name="routine"),
]
