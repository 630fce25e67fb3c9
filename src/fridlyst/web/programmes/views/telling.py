"""What is said after saving."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fridlyst.base.clock import today
from fridlyst.programmes.schedules import ScheduleValue
from fridlyst.web.programmes.rows import time_text, time_words


def say_saved(request: HttpRequest, said: str, schedules: Iterable[ScheduleValue]) -> None:
    """Say that it is saved, and how the time was read so that a misreading is seen at once."""
    values = tuple(schedules)
    text, meant = time_text(values), time_words(values, today())
    if not text:
        messages.success(request, said)
    elif meant:
        read = _("Tiden ”%(text)s” läses som: %(meant)s.") % {"text": text, "meant": meant}
        messages.success(request, f"{said} {read}")
    else:
        kept = _("Fridlyst kunde inte läsa någon tid ur ”%(text)s”. Orden står kvar.") % {"text": text}
        messages.warning(request, f"{said} {kept}")
