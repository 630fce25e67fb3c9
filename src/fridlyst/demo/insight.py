"""What the demonstration's municipalities show of their programmes, and what two people have said of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from fridlyst.decisions.queries import matters
from fridlyst.followup.queries import rounds
from fridlyst.followup.terms import RoundState
from fridlyst.indicators.queries import indicators_of
from fridlyst.insight.actions import choose, publish, publish_report, save_settings, send_feedback, visitor
from fridlyst.insight.fields import FeedbackFields, FrozenReport, PublishingFields, SettingsFields
from fridlyst.insight.stamps import new_stamp
from fridlyst.insight.terms import FeedbackAbout
from fridlyst.organisation.actor import Actor
from fridlyst.programmes.queries import programmes
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.reports.kinds import FOLLOWUP
from fridlyst.reports.open_report import open_report

_MOST_INDICATORS = 6


@dataclass(frozen=True)
class _Shown:
    """What a municipality shows; `report` publishes the round's report too, `said` is invented feedback."""

    indicators: int = 0
    matters: bool = False
    report: bool = False
    said: tuple[tuple[str, str], ...] = ()


_PLACES: Mapping[str, _Shown] = {
    "askersund": _Shown(
        indicators=_MOST_INDICATORS,
        report=True,
        said=(
            (
                "Det är bra att det går att se vad som är gjort. Jag saknar något om hur information når dem "
                "som inte har dator. Affischer på vårdcentralen och i tvättstugor vore bra. (Påhittad.)",
                "",
            ),
        ),
    ),
    "stockholm": _Shown(
        indicators=_MOST_INDICATORS,
        matters=True,
        said=(
            (
                "Många aktiviteter är ej besvarade av stadsdelarna. När får vi veta mer? (Påhittad.)",
                "medborgare@exempel.example",
            ),
        ),
    ),
}


def load_insight(*, by: Actor, place: str, today: date) -> None:
    """Askersund and Stockholm show a programme each; elsewhere nothing is shown."""
    shown = _PLACES.get(place)
    if shown is None:
        return
    contact = "Ring kommunens växel på 08-465 004 10 (påhittat nummer)."
    save_settings(by=by, version=0, fields=SettingsFields(contact=contact))
    view = programmes(municipality_id=by.municipality_id, drafts=False)[0]
    _publish(by, view, shown)
    sent = timezone.make_aware(datetime.combine(today - timedelta(days=3), time(19, 12)))
    for text, email in shown.said:
        stamp = new_stamp(view.id, sent - timedelta(minutes=4))
        fields = FeedbackFields(view.id, text, stamp, about=FeedbackAbout.PROGRAMME, email=email)
        send_feedback(by=visitor(by.municipality_id), fields=fields, at=sent)


def _publish(by: Actor, view: ProgrammeView, shown: _Shown) -> None:
    here = by.municipality_id
    closed = [
        one
        for one in rounds(municipality_id=here, programme_id=view.id, planned=False)
        if one.state == RoundState.CLOSED
    ]
    measured = indicators_of(municipality_id=here, programme_id=view.id, owned=False)
    ids = [one.id for under in measured.values() for one in under][: shown.indicators]
    row = choose(
        by=by,
        programme_id=view.id,
        version=0,
        fields=PublishingFields(
            round_id=closed[0].id if closed else None,
            indicator_ids=ids,
            matter_ids=[one.id for one in matters(here)] if shown.matters else [],
        ),
    )
    publish(by=by, programme_id=view.id, version=row.version)
    if shown.report and closed:
        made = open_report(municipality_id=here, round_slug=closed[0].slug)
        frozen = FrozenReport(closed[0].id, FOLLOWUP, made.title, made.page, made.as_pdf(), made.told)
        publish_report(by=by, programme_id=view.id, report=frozen)
