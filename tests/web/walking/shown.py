"""What a town shows of its programme, and what somebody has said of it."""

from datetime import timedelta

from fridlyst.base.clock import now
from fridlyst.files.models import StoredFile
from fridlyst.followup.models import FollowUpRound
from fridlyst.insight.actions import choose, publish, send_feedback, visitor
from fridlyst.insight.fields import FeedbackFields, PublishingFields
from fridlyst.insight.models import Feedback, PublishedReport
from fridlyst.insight.stamps import new_stamp
from fridlyst.programmes.models import Programme
from tests.factories import Town


def shown(town: Town, mark: str, programme: Programme, about: FollowUpRound) -> dict[str, object]:
    """A public programme with a report, and feedback; what addresses call them."""
    row = choose(by=town.actor, programme_id=programme.pk, version=0, fields=PublishingFields())
    publish(by=town.actor, programme_id=programme.pk, version=row.version)
    content = f"{mark} rapport".encode()
    here = town.municipality
    file = StoredFile.objects.create(
        municipality=here, sha256=mark, kind="pdf", size=len(content), data=content, stored_at=now()
    )
    report = PublishedReport.objects.create(
        municipality=here,
        published=row,
        round=about,
        kind="followup",
        title=f"{mark} rapport",
        period_end=about.period_end,
        page=f"<h1>{mark} rapport</h1>",
        file=file,
        published_at=now(),
    )
    stamp = new_stamp(programme.pk, now() - timedelta(minutes=1))
    said = FeedbackFields(programme.pk, f"{mark} synpunkt", stamp, email=f"namn@{town.slug}.example")
    send_feedback(by=visitor(here.pk), fields=said)
    kept = Feedback.objects.get(municipality=here)
    return {"feedback_id": kept.pk, "report_id": report.pk, "kind": "followup"}
