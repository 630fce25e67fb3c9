"""The address of matters, below a municipality."""

from django.urls import path

from fridlyst.web.decisions import views

app_name = "decisions"
urlpatterns = [path("arenden/", views.show_list, name="list")]
