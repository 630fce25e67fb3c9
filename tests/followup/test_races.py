"""Two who do what meets, each in a process of their own: whoever is told that it was done finds it done."""

import multiprocessing
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from multiprocessing.connection import Connection

import pytest
from django.db import connection, connections

from fridlyst.accounts.models import Membership, User
from fridlyst.accounts.queries import visit
from fridlyst.base.clock import now, today
from fridlyst.followup.actions import (
    add_question,
    approve,
    close_round,
    hand_on,
    note_decision,
    open_round,
    remove_question,
    revoke_link,
    save_answer,
    save_question_answer,
    send_back,
    submit,
)
from fridlyst.followup.actions.calendar import close_due, open_due
from fridlyst.followup.actions.leaving import leave
from fridlyst.followup.actions.merging import undo_merge
from fridlyst.followup.decision_rules import Decision
from fridlyst.followup.fields import Answer
from fridlyst.followup.models import ActivityReport, AnswerLink, FollowUpRound, Question, QuestionAnswer
from fridlyst.followup.questioning import QuestionFields
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.merging import merge_body
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.reminders.actions import tell_of_link
from fridlyst.reminders.models import Letter
from fridlyst.trail.models import Event
from fridlyst.trail.queries import verify
from tests import factories
from tests.factories import Town

pytestmark = [
    pytest.mark.storage,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one at a time"),
]

TIMES = 8
DONE = "done"
LONGEST = 60
Work = Callable[[], object]


class Race:
    """A town with a round, and the trail that has to be whole whatever happened."""

    def __init__(self) -> None:
        self.town: Town = factories.town()
        self.social, self.heir = factories.body(self.town), factories.body(self.town, "Omsorgsnämnden")
        self.programme = factories.programme(self.town)
        self.activity = factories.activity(
            self.town, factories.goal(self.town, self.programme), leads=[self.social]
        )

    @property
    def by(self) -> Actor:
        return self.town.actor

    def opened(self, number: int) -> tuple[FollowUpRound, int]:
        """One more round, and the committee's answer in it."""
        made = factories.opened(self.town, self.programme, title=f"Omgång {number}")
        return made, made.submissions.get(body=self.social).pk

    def reporter(self, on: Body | None = None) -> User:
        address = f"r{User.objects.count()}@askersund.example"
        return factories.person(self.town, Role.REPORTER, on or self.social, email=address)

    def say(self, by: Actor, answer: int, words: str, version: int = 1) -> int:
        said = Answer("ongoing", words)
        return save_answer(
            by=by, submission_id=answer, activity_id=self.activity.pk, answer=said, version=version
        ).version

    def say_as(self, user: User, answer: int, words: str) -> int:
        return self.say(self.now(user), answer, words)

    def now(self, user: User) -> Actor:
        """The person with the roles that they hold at this moment."""
        return visit(user_id=user.pk, user_label=str(user), slug=self.town.slug).actor

    def stored(self, answer: int) -> ActivityReport:
        return ActivityReport.objects.get(submission_id=answer, activity=self.activity)


@pytest.fixture
def race(transactional_db: None) -> Iterator[Race]:
    made = Race()
    yield made
    assert verify(made.town.municipality.pk).broken_at is None


def told(verb: str) -> int:
    return Event.objects.filter(verb=verb).count()


def meeting(*works: Work) -> list[str]:
    """What came of each, begun at once in processes of their own: DONE, the name of what it raised, or
    "silent" when it said nothing within a minute."""
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    gate, lines = fork.Barrier(len(works)), [fork.Pipe(duplex=False) for _ in works]

    def run(work: Work, line: Connection) -> None:
        try:
            connection.ensure_connection()
            gate.wait(20)
            work()
            line.send(DONE)
        except BaseException as error:
            line.send(type(error).__name__)
        finally:
            connections.close_all()

    runners = [
        fork.Process(target=run, args=(work, ours)) for work, (_, ours) in zip(works, lines, strict=True)
    ]
    for runner in runners:
        runner.start()
    found = [str(theirs.recv()) if theirs.poll(LONGEST) else "silent" for theirs, _ in lines]
    for runner in runners:
        runner.join(5)
        runner.kill()
    return found


def test_sending_in_and_closing(race: Race) -> None:
    for number in range(TIMES):
        made, answer = race.opened(number)
        race.say(race.by, answer, "Så här går det.")
        sent, closed = meeting(
            partial(submit, by=race.by, submission_id=answer),
            partial(close_round, by=race.by, round_id=made.pk),
        )
        state = made.submissions.get(body=race.social).state
        assert (sent, closed) in {(DONE, DONE), (DONE, "DraftsOpen")}
        assert state == "submitted"


def test_saving_and_closing_with_what_is_begun(race: Race) -> None:
    for number in range(TIMES):
        made, answer = race.opened(number)
        saved, closed = meeting(
            partial(race.say, race.by, answer, "Hann i tid."),
            partial(close_round, by=race.by, round_id=made.pk, with_drafts=True),
        )
        assert closed == DONE
        assert saved in {DONE, "RoundClosed"}
        assert (race.stored(answer).comment == "Hann i tid.") == (saved == DONE)


def test_beginning_and_closing_with_what_was_known(race: Race) -> None:
    for number in range(TIMES):
        made, answer = race.opened(number)
        begun, closed = meeting(
            partial(race.say, race.by, answer, "Hann i tid."),
            partial(close_round, by=race.by, round_id=made.pk, known=[]),
        )
        assert {begun, closed} in ({DONE, "DraftsOpen"}, {"RoundClosed", DONE})


def test_merging_and_answering(race: Race) -> None:
    for number in range(TIMES):
        _, answer = race.opened(number)
        old, new = race.reporter(), race.reporter(race.heir)
        merged, saved, taken = meeting(
            partial(
                merge_body,
                by=race.by,
                body_id=race.social.pk,
                into_id=race.heir.pk,
                on=today() - timedelta(days=1),
            ),
            partial(race.say_as, old, answer, "Den gamla."),
            partial(race.say_as, new, answer, "Den nya."),
        )
        assert merged == DONE
        assert saved in {DONE, "SavedMeanwhile"}
        assert taken in {DONE, "SavedMeanwhile", "NotPermitted"}
        words = {"Den gamla.": saved, "Den nya.": taken}
        assert [said for said, came in words.items() if came == DONE] == [race.stored(answer).comment]
        Body.objects.filter(pk=race.social.pk).update(merged_into=None, valid_to=None)


def test_undoing_a_merging_and_answering(race: Race) -> None:
    for number in range(TIMES):
        _, answer = race.opened(number)
        merge_body(by=race.by, body_id=race.social.pk, into_id=race.heir.pk, on=today() - timedelta(days=1))
        new = race.now(race.reporter(race.heir))
        undone, saved = meeting(
            partial(undo_merge, by=race.by, body_id=race.social.pk),
            partial(race.say, new, answer, "Den nya."),
        )
        assert saved == DONE
        assert undone in {DONE, "AnsweredSince"}
        assert race.stored(answer).comment == "Den nya."
        Body.objects.filter(pk=race.social.pk).update(merged_into=None, valid_to=None)


def test_taking_a_question_away_and_answering_it(race: Race) -> None:
    for number in range(TIMES):
        made, answer = race.opened(number)
        asked = add_question(by=race.by, round_id=made.pk, fields=QuestionFields("Finns en rutin?", "yes_no"))
        gone, saved = meeting(
            partial(remove_question, by=race.by, round_id=made.pk, question_id=asked),
            partial(
                save_question_answer,
                by=race.by,
                submission_id=answer,
                question_id=asked,
                value=True,
                version=0,
            ),
        )
        assert gone == DONE
        assert saved in {DONE, "NotFound"}
        assert Question.objects.filter(pk=asked).exists() == (saved == DONE)
        assert QuestionAnswer.objects.filter(question_id=asked, value=True).exists() == (saved == DONE)


def test_two_answers_to_the_same_question(race: Race) -> None:
    for number in range(TIMES):
        made, answer = race.opened(number)
        asked = add_question(by=race.by, round_id=made.pk, fields=QuestionFields("Vad hindrar?", "text"))
        found = meeting(
            *(
                partial(
                    save_question_answer,
                    by=race.by,
                    submission_id=answer,
                    question_id=asked,
                    value=words,
                    version=0,
                )
                for words in ("Tiden.", "Pengarna.")
            )
        )
        assert sorted(found) == sorted([DONE, "SavedMeanwhile"])
        stored = QuestionAnswer.objects.get(question_id=asked)
        assert stored.value == ("Tiden." if found[0] == DONE else "Pengarna.")


def test_approving_twice_with_different_decisions(race: Race) -> None:
    for number in range(TIMES):
        made, answer = race.opened(number)
        submit(by=race.by, submission_id=answer, with_gaps=True)
        found = meeting(
            *(
                partial(approve, by=race.by, submission_id=answer, decision=Decision(today(), one))
                for one in ("§ 1", "§ 2")
            )
        )
        assert sorted(found) == sorted([DONE, "SavedMeanwhile"])
        row = made.submissions.get(pk=answer)
        assert (row.state, row.decision_paragraph) == ("approved", "§ 1" if found[0] == DONE else "§ 2")
        assert told("approved") == number + 1


def test_approving_and_sending_back(race: Race) -> None:
    for number in range(TIMES):
        made, answer = race.opened(number)
        submit(by=race.by, submission_id=answer, with_gaps=True)
        approved, back = meeting(
            partial(approve, by=race.by, submission_id=answer),
            partial(send_back, by=race.by, submission_id=answer, comment="Mer."),
        )
        assert back == DONE
        assert approved in {DONE, "SubmissionStep"}
        row = made.submissions.get(pk=answer)
        assert (row.state, row.sent_back_comment, row.approved_at) == ("sent_back", "Mer.", None)


def test_noting_a_decision_and_sending_back(race: Race) -> None:
    for number in range(TIMES):
        made, answer = race.opened(number)
        submit(by=race.by, submission_id=answer, with_gaps=True)
        approve(by=race.by, submission_id=answer)
        noted, back = meeting(
            partial(
                note_decision,
                by=race.by,
                submission_id=answer,
                decision=Decision(today(), "§ 3"),
                version=Decision().version,
            ),
            partial(send_back, by=race.by, submission_id=answer, comment="Mer."),
        )
        assert back == DONE
        assert noted in {DONE, "NotApproved"}
        assert made.submissions.get(pk=answer).decided_on is None


def test_handing_on_twice_to_the_same_person(race: Race) -> None:
    for number in range(TIMES):
        _, answer = race.opened(number)
        email = f"bo{number}@exempel.example"

        def one(answer: int = answer, email: str = email) -> None:
            link = hand_on(by=race.by, submission_id=answer, name="Bo", email=email)
            tell_of_link(by=race.by, link_id=link.id, at=now())

        assert meeting(one, one) == [DONE, DONE]
        working = AnswerLink.objects.filter(submission_id=answer, revoked_at=None)
        assert working.count() == 1
        assert Letter.objects.filter(email=email).count() == 1


def test_revoking_twice_is_told_once(race: Race) -> None:
    for number in range(TIMES):
        _, answer = race.opened(number)
        link = hand_on(by=race.by, submission_id=answer, name="Bo", email="bo@exempel.example").id
        work = partial(revoke_link, by=race.by, link_id=link)
        assert meeting(work, work) == [DONE, DONE]
        assert told("revoked") == number + 1


def test_leaving_while_answering(race: Race) -> None:
    for number in range(TIMES):
        _, answer = race.opened(number)
        person = race.reporter()
        hand_on(by=race.by, submission_id=answer, name="Samma", email=person.email)
        left, saved = meeting(
            partial(leave, by=race.by, user_id=person.pk),
            partial(race.say_as, person, answer, "Det sista jag skrev."),
        )
        assert left == DONE
        assert saved in {DONE, "NotFound", "NotPermitted"}
        assert (race.stored(answer).comment == "Det sista jag skrev.") == (saved == DONE)
        assert not Membership.objects.filter(user=person).exists()
        assert not AnswerLink.objects.filter(email=person.email, revoked_at=None).exists()


def test_opening_by_hand_and_by_itself(race: Race) -> None:
    day = today()
    for number in range(TIMES):
        made = factories.planned(race.town, race.programme, title=f"Planerad {number}", closes_on=day)
        FollowUpRound.objects.filter(pk=made.pk).update(opens_on=day, grace_days=0)
        found = meeting(
            partial(open_due, now()),
            partial(open_due, now()),
            partial(open_round, by=race.by, round_id=made.pk),
        )
        assert found[:2] == [DONE, DONE]
        assert found[2] in {DONE, "RoundStep"}
        assert made.submissions.count() == 1
        assert told("opened") == number + 1
        assert told("not_opened") == 0


def test_closing_by_two_workers_and_by_hand(race: Race) -> None:
    for number in range(TIMES):
        made, _answer = race.opened(number)
        late = date(2026, 1, 2)
        FollowUpRound.objects.filter(pk=made.pk).update(closes_on=late, grace_days=0)
        found = meeting(
            partial(close_due, now()),
            partial(close_due, now()),
            partial(close_round, by=race.by, round_id=made.pk),
        )
        assert found[:2] == [DONE, DONE]
        assert found[2] in {DONE, "RoundStep"}
        assert told("closed") == number + 1
