"""A town that holds one of everything that an address can ask for."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.test import Client

from fridlyst.accounts.models import Membership, User
from fridlyst.base.clock import now
from fridlyst.decisions.actions import register_matter
from fridlyst.decisions.models import Amendment, Matter
from fridlyst.exchange.enacting import enact_programme
from fridlyst.followup.actions import (
    add_question,
    answer_gaps,
    answers_version,
    hand_on,
    save_answer,
    save_comment,
    save_outcome,
    save_question_answer,
)
from fridlyst.followup.fields import Answer, OutcomeAnswer
from fridlyst.followup.models import FollowUpRound, Question
from fridlyst.followup.questioning import QuestionFields
from fridlyst.followup.terms import Status
from fridlyst.indicators.models import Indicator
from fridlyst.jobs.actions import finish, start
from fridlyst.jobs.terms import JobKind
from fridlyst.organisation.actions import set_members
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.fields import EnactmentFields, OwnerChoice
from fridlyst.programmes.models import Activity, Cost, Enactment, Goal, Programme, SteeringDocument
from fridlyst.reminders.models import AddressTrouble
from fridlyst.reminders.outbox import claim, log_refused
from fridlyst.reminders.queueing import queue
from fridlyst.reminders.shapes import Item, Person
from fridlyst.reports.tasks import order_report
from fridlyst.review.actions import start_reading
from fridlyst.review.actions.texts import add_read_version, read_text, start_programme_text
from fridlyst.review.models import Reading
from fridlyst.support.actions import ensure_service
from fridlyst.support.fields import ServiceFields
from fridlyst.year_wheel.actions import make_address
from fridlyst.year_wheel.models import FeedAddress
from tests import factories
from tests.factories import Town
from tests.review.documents import plan, printed_plan
from tests.web.walking.addresses import town_routes
from tests.web.walking.amended import ADOPTED, PROPOSED, amended
from tests.web.walking.compared import compared
from tests.web.walking.counted import counted
from tests.web.walking.keyed import keyed
from tests.web.walking.lettered import lettered
from tests.web.walking.measured import measured
from tests.web.walking.pictured import pictured
from tests.web.walking.shown import shown
from tests.web.walking.supported import supported
from tests.web.walking.trained import trained
from tests.web.walking.written import steps_of, written

SECRET = "Viskningen"
# What a body has written in an open round and not sent in.
UNSENT = "Oinskickat"
SECTION = "samverkan"
Values = dict[str, object]


@dataclass(frozen=True)
class Inhabited:
    """The things of a town; every name in it begins with the town's `mark`."""

    town: Town
    mark: str
    social: Body
    school: Body
    programme: Programme
    draft: Programme
    goal: Goal
    draft_goal: Goal
    activity: Activity
    draft_activity: Activity
    indicator: Indicator
    draft_indicator: Indicator
    round: FollowUpRound
    planned: FollowUpRound
    steering: SteeringDocument
    reading: Reading
    job_id: int
    membership: Membership
    feed: FeedAddress
    trouble: AddressTrouble
    link_id: int
    question_id: int
    planned_question_id: int
    matter: Matter
    written: Values
    draft_situation: str
    cost: Cost
    draft_cost: Cost
    enactment: Enactment
    archive_id: int

    @property
    def values(self) -> Values:
        """What stands in an address for each of its parts."""
        proposal = self.reading.proposals.exclude(kind="doubt").first()
        assert proposal is not None
        return {
            "municipality": self.town.slug,
            "programme": self.programme.slug,
            "goal": self.goal.key,
            "activity": self.activity.key,
            "indicator_id": self.indicator.pk,
            "activity_id": self.activity.pk,
            "body": self.social.key,
            "membership_id": self.membership.pk,
            "person_id": self.membership.user_id,
            "feed_id": self.feed.pk,
            "round": self.round.slug,
            "key": f"bedomning-{self.goal.pk}",
            "job_id": self.job_id,
            "reading": self.reading.pk,
            "proposal": proposal.pk,
            "page": 1,
            "trouble_id": self.trouble.pk,
            "link_id": self.link_id,
            "goal_id": self.goal.pk,
            "question_id": self.question_id,
            "matter": self.matter.slug,
            "section": SECTION,
            "number": 1,
            "amendment": PROPOSED,
            "cost_id": self.cost.pk,
            "enactment_id": self.enactment.pk,
            "archive_id": self.archive_id,
            "gap": "goal-empty",
            **self.written,
        }

    @property
    def others(self) -> list[Values]:
        """The values again with what only some pages show: the draft, the planned round, a doubt."""
        drafted = {
            "programme": self.draft.slug,
            "goal": self.draft_goal.key,
            "activity": self.draft_activity.key,
            "activity_id": self.draft_activity.pk,
            "indicator_id": self.draft_indicator.pk,
            "round": self.planned.slug,
            "goal_id": self.draft_goal.pk,
            "question_id": self.planned_question_id,
            "cost_id": self.draft_cost.pk,
            "situation": self.draft_situation,
        }
        doubt = self.reading.proposals.filter(kind="doubt").first()
        doubted = {"proposal": doubt.pk} if doubt else {}
        return [self.values | drafted | doubted | {"amendment": ADOPTED}]

    @property
    def ids(self) -> set[int]:
        """Every number that a field of a form could hold."""
        kept: set[int] = set()
        for rows in (
            Body,
            Goal,
            Programme,
            Activity,
            Indicator,
            FollowUpRound,
            Question,
            Membership,
            Reading,
        ):
            kept |= set(rows.objects.filter(municipality=self.town.municipality).values_list("pk", flat=True))
        kept |= set(self.steering.goals.values_list("pk", flat=True))
        kept |= set(self.round.submissions.values_list("pk", flat=True))
        kept |= set(self.reading.proposals.values_list("pk", flat=True))
        kept |= set(self.matter.steps.values_list("pk", flat=True))
        kept |= set(Amendment.objects.filter(step__matter=self.matter).values_list("pk", flat=True))
        kept |= {one for one in self.written.values() if isinstance(one, int)}
        return kept

    def person(self, role: Role) -> User:
        """Somebody with the role; those who answer do it for the social committee."""
        on = self.social if role in (Role.REPORTER, Role.APPROVER) else None
        return factories.person(self.town, role, on)

    def client(self, role: Role) -> Client:
        return factories.signed_in(self.person(role))


def town_pages(town: Inhabited) -> list[str]:
    """Every address of the town, with what is decided and with what is not."""
    found = {route.filled(values) for route in town_routes() for values in (town.values, *town.others)}
    return sorted(found)


def inhabit(town: Town, mark: str, last_year: int) -> Inhabited:
    """One of everything, in programmes that end with the year; needs the tasks to be done at once."""
    ends = date(last_year, 12, 31)
    social, school = factories.body(town, f"{mark} social"), factories.body(town, f"{mark} skola")
    both = factories.body(town, f"{mark} alla", collective=True)
    set_members(by=town.actor, body_id=both.pk, member_ids=[social.pk, school.pk])
    programme = factories.programme(town, f"{mark} program", valid_to=ends)
    goal = factories.goal(town, programme, f"{mark} mål", number=f"{mark}1")
    activity = factories.activity(town, goal, f"{mark} aktivitet", leads=[social, school], time="Årligen")
    indicator = factories.indicator(
        town, goal, f"{mark} andel", kind="share", owners=[OwnerChoice(social.pk)]
    )
    opened = factories.opened(town, programme, title=f"{mark} omgång")
    question_id = asking(town, opened, f"{mark} fråga")
    begun(town, opened, social, Asked(activity.pk, indicator.pk, question_id))
    draft = factories.programme(town, f"{mark} {SECRET} program", draft=True, valid_to=ends)
    draft_goal = factories.goal(town, draft, f"{mark} {SECRET} mål", number=f"{mark}9")
    intended(town, programme, mark)
    reading = start_reading(by=town.actor, data=printed_plan(), filename=f"{mark}.pdf")
    start_reading(by=town.actor, data=plan(), filename=f"{mark}.docx")
    ensure_service(by=town.actor, fields=ServiceFields(name=f"{mark} jour"))
    planned = factories.planned(town, programme, title=f"{mark} planerad")
    matter = register_matter(
        by=town.actor, registration_number=f"{mark} 1", title=f"{mark} ärende", steps=steps_of(mark)
    )
    amended(town, matter, mark)
    for one in (programme, draft):
        worded(town, one, mark)
    draft_activity = factories.activity(town, draft_goal, f"{mark} {SECRET} aktivitet", leads=[social])
    situation, draft_situation = pictured(town, mark, SECRET, last_year)
    reader = factories.person(town, Role.READER, email=f"{mark}@exempel.example")
    return Inhabited(
        town=town,
        mark=mark,
        social=social,
        school=school,
        programme=programme,
        draft=draft,
        goal=goal,
        draft_goal=draft_goal,
        activity=activity,
        draft_activity=draft_activity,
        indicator=indicator,
        draft_indicator=factories.indicator(
            town, draft_goal, f"{mark} {SECRET} andel", kind="share", owners=[OwnerChoice(social.pk)]
        ),
        round=opened,
        planned=planned,
        steering=factories.steering(town, f"{mark.lower()}-strategi"),
        reading=Reading.objects.get(pk=reading.pk),
        job_id=order_report(by=town.actor, round_slug=opened.slug, format="html"),
        membership=Membership.objects.get(user=reader),
        feed=make_address(by=replace(town.actor, user_id=reader.pk)),
        trouble=refused(town, f"{mark.lower()}@studsar.example"),
        link_id=handed_on(town, opened, social, f"{mark.lower()}@lank.example"),
        question_id=question_id,
        planned_question_id=asking(town, planned, f"{mark} {SECRET} fråga"),
        matter=matter,
        written={
            **written(town, matter, mark, social),
            **lettered(town, matter, mark, social),
            **keyed(town, mark),
            **trained(town, mark, social),
            **supported(town, mark, social),
            **measured(town, mark, indicator, social),
            **compared(town, mark),
            **counted(town, mark),
            **shown(town, mark, programme, opened),
            **situation,
        },
        draft_situation=draft_situation,
        cost=factories.cost(town, activity, social, note=f"{mark} lokal"),
        draft_cost=factories.cost(town, draft_activity, social, note=f"{mark} {SECRET} lokal"),
        archive_id=archived(town, matter),
        enactment=enact_programme(
            by=town.actor,
            programme_id=programme.pk,
            fields=EnactmentFields(date(2026, 1, 1), decided_by=f"{mark} fullmäktige"),
        ),
    )


def worded(town: Town, of: Programme, mark: str) -> None:
    """A text in two versions, the first read from a document."""
    words = f"1. {mark} mål\n{mark} stycke om det som ska göras.\n\n2. Samverkan\n{mark} samverkan."
    for number, ending in enumerate(("", f"\n\n{mark} nytt stycke.")):
        read = read_text(by=town.actor, data=(words + ending).encode(), filename=f"{mark}.txt")
        if number == 0:
            first = start_programme_text(by=town.actor, programme_id=of.pk, read=read)
        else:
            add_read_version(by=town.actor, text_id=first.text_id, seen=1, read=read)


def archived(town: Town, of: Matter) -> int:
    """A job that has made a package of the matter; its id."""
    made = start(municipality_id=town.municipality.pk, kind=JobKind.ARCHIVE, subject=of.slug, user_id=None)
    finish(job_id=made.pk, content=b"PK", content_type="application/zip", content_name="arkiv.zip")
    return int(made.pk)


def intended(town: Town, programme: Programme, mark: str) -> None:
    """Goals that nothing serves: one that is meant to be so, and one that is missing."""
    empty = [factories.goal(town, programme, f"{mark} tomt {n}", number=f"{mark}7{n}") for n in (1, 2)]
    answer_gaps(
        by=town.actor,
        programme_id=programme.pk,
        code="goal-empty",
        subjects=[empty[0].key],
        reason=f"{mark} väntar",
        on=date(2026, 2, 1),
        version=answers_version(()),
    )


def asking(town: Town, of: FollowUpRound, label: str) -> int:
    """A question of the round's own about each activity; its id."""
    fields = QuestionFields(label=label, kind="text", about="activity")
    return add_question(by=town.actor, round_id=of.pk, fields=fields)


class Asked(NamedTuple):
    """What a body answers of, by id."""

    activity: int
    indicator: int
    question: int


def begun(town: Town, of: FollowUpRound, body: Body, asked: Asked) -> None:
    """The body's answer, with words everywhere, not sent in."""
    here: dict[str, Any] = {"by": town.actor, "submission_id": of.submissions.get(body=body).pk}
    save_answer(**here, activity_id=asked.activity, answer=Answer(Status.LATE, UNSENT, UNSENT), version=1)
    save_outcome(**here, indicator_id=asked.indicator, answer=OutcomeAnswer(comment=UNSENT), version=1)
    save_question_answer(
        **here, question_id=asked.question, activity_id=asked.activity, value=UNSENT, version=0
    )
    save_comment(**here, comment=UNSENT, version=1)


def handed_on(town: Town, opened: FollowUpRound, body: Body, email: str) -> int:
    """A link to the body's answer."""
    answer = opened.submissions.get(body=body)
    return hand_on(by=town.actor, submission_id=answer.pk, name="Bo", email=email).id


def refused(town: Town, email: str) -> AddressTrouble:
    """An address of the town that a letter was refused at."""
    here, at = town.municipality.pk, now()
    asked = FollowUpRound.objects.filter(municipality=here, state="open")[0]
    with transaction.atomic():
        queue(municipality_id=here, items=[Item(Person(email, "Bo"), asked.pk, None, "by_hand")], at=at)
    batch = claim(at, here)
    assert batch is not None
    log_refused(batch.letters[0], "550 5.1.1", at)
    return AddressTrouble.objects.get(municipality=here, email=email)
