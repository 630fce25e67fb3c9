"""The address in a letter at which its reader stops the letters."""

from django.urls import path

from fridlyst.web.reminders.views import stopping

urlpatterns = [path("<str:token>/", stopping.show, name="stop_reminders")]
