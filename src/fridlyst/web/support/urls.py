"""The address of support services, below a municipality."""

from django.urls import path

from fridlyst.web.support import views

app_name = "support"
urlpatterns = [path("stod/", views.show_list, name="list")]
