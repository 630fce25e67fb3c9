"""What tests of the programme in public stand on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fridlyst.base import clock
from fridlyst.decisions.models import Matter, Step
from fridlyst.followup.actions import close_round
from fridlyst.followup.models import FollowUpRound
from fridlyst.indicators.models import Indicator
from fridlyst.insight.actions import choose, publish
from fridlyst.insight.fields import FeedbackFields, PublishingFields
from fridlyst.insight.models import PublishedProgramme
from fridlyst.insight.stamps import new_stamp
from fridlyst.organisation.models import Body
from fridlyst.programmes.models import Activity, Goal, Programme
from tests import factories
from tests.factories import Town


@dataclass
class Shown:
    """A town with a programme that a closed round asked about, one indicator and one matter."""

    town: Town
    body: Body
    programme: Programme
    goal: Goal
    activity: Activity
    round: FollowUpRound
    indicator: Indicator
    matter: Matter

    @property
    def home(self) -> str:
        return f"/insyn/{self.town.slug}/"

    @property
    def page(self) -> str:
        return f"{self.home}{self.programme.slug}/"


def shown(code: str = "1882", name: str = "Askersund", *, comment: str = "Hemlig kommentar.") -> Shown:
    """Everything there, nothing chosen."""
    town = factories.town(code, name)
    body = factories.body(town)
    programme = factories.programme(town, vision="Ingen ska leva med våld.", purpose="Så ska det gå till.")
    goal = factories.goal(town, programme, "Våldet ska förebyggas", description="Därför att det går.")
    activity = factories.activity(town, goal, "Utbilda alla", leads=[body], time="Årligen")
    indicator = factories.indicator(town, goal)
    about = factories.opened(town, programme)
    factories.sent_in(town, about, body, "done", comment)
    close_round(by=town.actor, round_id=about.pk, with_drafts=True)
    about.refresh_from_db()
    return Shown(town, body, programme, goal, activity, about, indicator, matter(town, body))


def matter(town: Town, body: Body, number: str = "2025.202 KS") -> Matter:
    """A matter with a motion by somebody outside and a decision by a body of the town."""
    made = Matter.objects.create(
        municipality=town.municipality,
        registration_number=number,
        slug=number.lower().replace(".", "-").replace(" ", "-"),
        title=f"Motion om program {number}",
    )
    Step.objects.create(
        matter=made, position=0, kind="motion_received", body_name="Okänd Motionär", date=date(2026, 1, 9)
    )
    Step.objects.create(
        matter=made,
        position=1,
        kind="decision",
        outcome="approved",
        body=body,
        paragraph="60",
        date=date(2026, 3, 2),
        summary="Sammanfattning som inte visas.",
    )
    return made


def chosen(one: Shown, **more: object) -> PublishedProgramme:
    """All of it chosen, unless `more` says otherwise; not public."""
    row = PublishedProgramme.objects.filter(programme=one.programme).first()
    given = {
        "round_id": one.round.pk,
        "indicator_ids": [one.indicator.pk],
        "matter_ids": [one.matter.pk],
    } | more
    return choose(
        by=one.town.actor,
        programme_id=one.programme.pk,
        version=row.version if row else 0,
        fields=PublishingFields(**given),  # type: ignore[arg-type]
    )


def published(one: Shown, **more: object) -> Shown:
    """The same, with what is chosen public."""
    row = chosen(one, **more)
    publish(by=one.town.actor, programme_id=one.programme.pk, version=row.version)
    return one


def said(one: Shown, text: str = "Det saknas tider i programmet.", **more: object) -> FeedbackFields:
    """A form that was opened a minute ago."""
    at: datetime = clock.now() - timedelta(minutes=1)
    given = {"stamp": new_stamp(one.programme.pk, at)} | more
    return FeedbackFields(one.programme.pk, text, **given)  # type: ignore[arg-type]
