"""Reading feedback and how it is taken."""

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce

from fridlyst.base.errors import NotFound
from fridlyst.insight.models import Feedback, InsightSettings
from fridlyst.insight.shapes import FeedbackView, SettingsView

_COLUMNS = (
    *("pk", "programme_title", "about", "key", "title", "text", "email", "received_at"),
    *("handled_at", "handled_by", "note", "version"),
)
_LARGEST = 2**63 - 1


def feedback(municipality_id: int, *, handled: bool | None = None) -> tuple[FeedbackView, ...]:
    """What has come in, newest first: all, what is handled or what is not; one statement."""
    rows = _titled().filter(municipality_id=municipality_id).order_by("-received_at", "-pk")
    if handled is not None:
        rows = rows.filter(handled_at__isnull=not handled)
    return tuple(FeedbackView(*row) for row in rows.values_list(*_COLUMNS))


def one_feedback(*, municipality_id: int, feedback_id: int) -> FeedbackView:
    """One of them; NotFound for another municipality's. One statement."""
    if feedback_id > _LARGEST:
        raise NotFound
    rows = _titled().filter(municipality_id=municipality_id, pk=feedback_id)
    row = rows.values_list(*_COLUMNS).first()
    if row is None:
        raise NotFound
    return FeedbackView(*row)


def waiting(municipality_id: int) -> int:
    """How many nobody has handled; one statement."""
    return Feedback.objects.filter(municipality_id=municipality_id, handled_at=None).count()


def settings_of(municipality_id: int) -> SettingsView:
    """How the municipality takes feedback; one statement."""
    rows = InsightSettings.objects.filter(municipality_id=municipality_id)
    row = rows.values_list("receives", "keep_months", "contact", "version").first()
    return SettingsView(*row) if row else SettingsView()


def _titled() -> QuerySet[Feedback]:
    """With the programme's title; none where it is about accessibility."""
    return Feedback.objects.annotate(programme_title=Coalesce(F("programme__title"), Value("")))
