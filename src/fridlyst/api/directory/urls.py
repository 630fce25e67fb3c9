"""Addresses of the open interface, as HSDS 3.0 names them."""

from django.urls import path, re_path

from fridlyst.api.directory import views

app_name = "hsds"
urlpatterns = [
    path("<slug:town>/", views.show_root, name="root"),
    path("<slug:town>/openapi.json", views.show_description, name="description"),
    path("<slug:town>/services", views.list_services, name="services"),
    path("<slug:town>/services/<uuid:number>", views.show_service, name="service"),
    path("<slug:town>/organizations", views.list_organizations, name="organizations"),
    path("<slug:town>/organizations/<uuid:number>", views.show_organization, name="organization"),
    path("<slug:town>/service_at_locations", views.list_places, name="places"),
    path("<slug:town>/service_at_locations/<uuid:number>", views.show_place, name="place"),
    path("<slug:town>/taxonomies", views.list_taxonomies, name="taxonomies"),
    path("<slug:town>/taxonomies/<uuid:number>", views.show_taxonomy, name="taxonomy"),
    path("<slug:town>/taxonomy_terms", views.list_terms, name="terms"),
    path("<slug:town>/taxonomy_terms/<uuid:number>", views.show_term, name="term"),
    re_path(r"^(?P<town>[^/]*)(?:/.*)?$", views.show_nothing),
]
