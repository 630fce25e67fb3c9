"""Every address of the site."""

from django.urls import URLPattern, URLResolver, include, path

from fridlyst.web.accounts.views import closed

urlpatterns: list[URLPattern | URLResolver] = [
    # The public pages: answered by web/quiet before sessions, cookies and sign-in are reached. They are asked
    # for the most, so they stand first.
    path("info/", include("fridlyst.web.directory.urls")),
    path("insyn/", include("fridlyst.web.insight.public_urls")),
    path("", include("fridlyst.web.accounts.urls")),
    path("", include("fridlyst.web.shared.urls")),
    # Accounts are given: nobody signs up, or changes the address that they are known by.
    path("konto/signup/", closed),
    path("konto/email/", closed),
    path("konto/", include("allauth.urls")),
    path("api/v1/", include("fridlyst.api.urls")),
    path("api/hsds/", include("fridlyst.api.directory.urls")),
    path("kalender/", include("fridlyst.web.year_wheel.feed_urls")),
    path("svara/", include("fridlyst.web.answering.urls")),
    path("stil/", include("fridlyst.web.style_guide.urls")),
    path("paminnelser/", include("fridlyst.web.reminders.stop_urls")),
    # A municipality's own addresses come last, so that no municipality can hide those above.
    path("<slug:municipality>/", include("fridlyst.web.texts.urls")),
    path("<slug:municipality>/", include("fridlyst.web.programmes.urls")),
    path("<slug:municipality>/", include("fridlyst.web.organisation.urls")),
    path("<slug:municipality>/", include("fridlyst.web.followup.urls")),
    path("<slug:municipality>/", include("fridlyst.web.answering.town_urls")),
    path("<slug:municipality>/", include("fridlyst.web.reminders.urls")),
    path("<slug:municipality>/", include("fridlyst.web.year_wheel.urls")),
    path("<slug:municipality>/", include("fridlyst.web.reports.urls")),
    path("<slug:municipality>/", include("fridlyst.web.decisions.urls")),
    path("<slug:municipality>/", include("fridlyst.web.support.urls")),
    path("<slug:municipality>/", include("fridlyst.web.insight.urls")),
    path("<slug:municipality>/", include("fridlyst.web.review.urls")),
    path("<slug:municipality>/", include("fridlyst.web.coverage.urls")),
    path("<slug:municipality>/", include("fridlyst.web.indicators.urls")),
    path("<slug:municipality>/", include("fridlyst.web.counts.urls")),
    path("<slug:municipality>/", include("fridlyst.web.competence.urls")),
    path("<slug:municipality>/", include("fridlyst.web.comparison.urls")),
    path("<slug:municipality>/", include("fridlyst.web.situation.urls")),
]

handler400 = "fridlyst.web.shared.errors.bad_request"
handler403 = "fridlyst.web.shared.errors.not_permitted"
handler404 = "fridlyst.web.shared.errors.not_found"
handler429 = "fridlyst.web.shared.errors.too_many"
handler500 = "fridlyst.web.shared.errors.server_error"
