"""The address of support services, below a municipality."""

from django.urls import path

from fridlyst.web.support.views import lists

app_name = "support"
urlpatterns = [path("stod/", lists.show_list, name="list")]
