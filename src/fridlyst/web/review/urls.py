"""Addresses of readings, below a municipality."""

from django.urls import path

from fridlyst.web.review.views import deciding, doubts, reviewing, taking_in, uploading

app_name = "review"
urlpatterns = [
    path("inlasning/", uploading.show_list, name="list"),
    path("inlasning/<int:reading>/", reviewing.show, name="show"),
    path("inlasning/<int:reading>/lage/", uploading.progress, name="progress"),
    path("inlasning/<int:reading>/sida/<int:page>.png", reviewing.page_picture, name="page"),
    path("inlasning/<int:reading>/forslag/<int:proposal>/", deciding.decide, name="decide"),
    path("inlasning/<int:reading>/forslag/<int:proposal>/ratta/", deciding.mend, name="mend"),
    path("inlasning/<int:reading>/godta-resten/", deciding.accept_rest, name="rest"),
    path("inlasning/<int:reading>/inte-forstatt/", doubts.show, name="doubts"),
    path("inlasning/<int:reading>/inte-forstatt/<int:proposal>/", doubts.use, name="use"),
    path("inlasning/<int:reading>/ta-in/", taking_in.take_in, name="take_in"),
    path("inlasning/<int:reading>/las-igen/", uploading.try_again, name="try_again"),
    path("inlasning/<int:reading>/avfarda/", uploading.dismiss, name="dismiss"),
]
