"""Reading what is chosen to be published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef

from fridlyst.followup.models import ActivityReport, FollowUpRound
from fridlyst.followup.rules import ANSWERED
from fridlyst.followup.terms import RoundState
from fridlyst.insight.models import PublishedProgramme, PublishedReport
from fridlyst.insight.shapes import ClosedRound, Comment, Publishing, ReportView

_COLUMNS = (
    *("id", "programme_id", "public", "texts", "activities", "published_at", "changed_at", "version"),
    "numbers_at",
    *("round__state", "round_id", "round__slug", "round__title", "round__period_end"),
)


def publishings(municipality_id: int, *, public: bool = False) -> Mapping[int, Publishing]:
    """Programme → what is chosen of it, of all or of those that are public; five statements, one for none."""
    rows = PublishedProgramme.objects.filter(municipality_id=municipality_id)
    return _read(rows.filter(public=True) if public else rows)


def publishing(*, municipality_id: int, programme_id: int) -> Publishing:
    """What is chosen of one programme, nothing where nobody has chosen; five statements at most."""
    rows = PublishedProgramme.objects.filter(municipality_id=municipality_id, programme_id=programme_id)
    return _read(rows).get(programme_id, Publishing(programme_id))


def _read(rows: "models.QuerySet[PublishedProgramme]") -> Mapping[int, Publishing]:
    found = list(rows.order_by("id").values_list(*_COLUMNS))
    if not found:
        return {}
    ids = [row[0] for row in found]
    indicators = _chosen(PublishedProgramme.indicators.through, "indicator_id", ids)
    matters = _chosen(PublishedProgramme.matters.through, "matter_id", ids)
    comments = _chosen(PublishedProgramme.comments.through, "activityreport_id", ids)
    reports = _reports(ids)
    return {
        row[1]: Publishing(
            programme_id=row[1],
            public=row[2],
            texts=row[3],
            activities=row[4],
            round=_round(*row[9:]),
            published_at=row[5],
            changed_at=row[6],
            version=row[7],
            numbers_at=row[8],
            indicator_ids=frozenset(indicators[row[0]]),
            matter_ids=frozenset(matters[row[0]]),
            comment_ids=frozenset(comments[row[0]]),
            reports=tuple(reports[row[0]]),
        )
        for row in found
    }


def _round(state: str | None, *values: Any) -> ClosedRound | None:  # noqa: ANN401
    """The round, unless it is not closed: no other is ever told of."""
    return ClosedRound(*values) if state == RoundState.CLOSED else None


def _chosen(through: Any, column: str, ids: Iterable[int]) -> Mapping[int, list[int]]:  # noqa: ANN401
    found: dict[int, list[int]] = defaultdict(list)
    rows = through.objects.filter(publishedprogramme_id__in=ids)
    for published, one in rows.values_list("publishedprogramme_id", column):
        found[published].append(one)
    return found


def _reports(ids: Iterable[int]) -> Mapping[int, list[ReportView]]:
    """The reports, without those of rounds that are also about a programme that is not public."""
    found: dict[int, list[ReportView]] = defaultdict(list)
    rows = PublishedReport.objects.filter(published_id__in=ids).order_by("-period_end", "id")
    links = FollowUpRound.programmes.through.objects.filter(followupround_id=OuterRef("round_id"))
    hidden = links.exclude(programme__published__public=True)
    rows = rows.annotate(tells_more=Exists(hidden)).filter(tells_more=False)
    columns = ("pk", "round_id", "kind", "title", "period_end", "published_at", "file_id", "file__size")
    for published, *values in rows.values_list("published_id", *columns):
        found[published].append(ReportView(*values))
    return found


def comments(*, municipality_id: int, programme_id: int, chosen: Publishing) -> tuple[Comment, ...]:
    """What bodies wrote of the programme's activities in the chosen round, by activity; one statement."""
    if chosen.round is None:
        return ()
    rows = ActivityReport.objects.filter(
        municipality_id=municipality_id,
        submission__round_id=chosen.round.id,
        submission__state__in=sorted(ANSWERED),
        activity__goals__programme_id=programme_id,
    ).exclude(comment="")
    columns = ("pk", "activity_id", "activity__title", "submission__body__name", "status", "comment")
    ordered = rows.order_by("activity__title", "submission__body__name", "pk").values_list(*columns)
    found = {row[0]: replace(Comment(*row), chosen=row[0] in chosen.comment_ids) for row in ordered}
    return tuple(found.values())
