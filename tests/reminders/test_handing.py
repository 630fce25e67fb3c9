"""The letter that brings a link: whom it reaches, and that no reminder says the same again."""

import pytest

from fridlyst.accounts.queries import visit
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.followup.actions import hand_on, revoke_link, submit
from fridlyst.followup.links import answer_token
from fridlyst.followup.models import AnswerLink, FollowUpRound, Submission
from fridlyst.followup.queries import link_place
from fridlyst.organisation.terms import Role
from fridlyst.reminders.actions import stop, tell_of_link
from fridlyst.reminders.models import Letter, LetterLine
from fridlyst.reminders.sending import send_queued
from fridlyst.reminders.shapes import Reminded
from fridlyst.reminders.tokens import stop_token
from tests import factories
from tests.reminders.conftest import OPENED, Reminding
from tests.reminders.post_office import PostOffice

ANNA = "anna@example.se"


def handed(scene: Reminding, email: str = ANNA) -> int:
    """A link to the social committee's answer."""
    answer = Submission.objects.get(round=scene.round, body=scene.social)
    made = hand_on(by=scene.actor, submission_id=answer.pk, name="Anna Ek", email=email)
    AnswerLink.objects.filter(pk=made.id).update(expires_on="2030-01-01")
    return made.id


def tell(scene: Reminding, link_id: int, days_from_due: int = -10) -> Reminded:
    return tell_of_link(by=scene.actor, link_id=link_id, at=scene.on(days_from_due))


def steps() -> list[tuple[str, str]]:
    """What letters to Anna have told, in order."""
    lines = LetterLine.objects.filter(letter__email=ANNA).order_by("letter__queued_at", "pk")
    return [(str(line.letter.queued_at.date()), line.step) for line in lines]


def test_it_brings_the_link_and_names_nobody_else(scene: Reminding, office: PostOffice) -> None:
    done = tell(scene, handed(scene))
    assert [one.email for one in done.reminded] == [ANNA]
    send_queued(scene.on(-10))
    (letter,) = office.to(ANNA)
    body = letter.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    row = AnswerLink.objects.get()
    assert "/svara/" in text
    assert row.nonce not in text
    assert "Länken är din egen." in text
    assert "Anna Ek" in text
    assert scene.reporter.name not in text


def test_the_days_after_tell_nothing_twice_until_something_new_is_due(
    scene: Reminding, office: PostOffice
) -> None:
    tell(scene, handed(scene))
    send_queued(scene.on(-10))
    for day in range(-10, 3):
        scene.day(scene.on(day))
    told = [step for _, step in steps()]
    assert told == ["handed_on", "before_due", "after_due"]


def test_without_it_the_next_look_tells_of_the_link(scene: Reminding, office: PostOffice) -> None:
    handed(scene)
    assert ANNA in scene.queue(scene.at(OPENED, 10))
    assert [step for _, step in steps()] == ["opening"]


def test_who_had_a_letter_today_is_told_so_and_gets_no_second(scene: Reminding, office: PostOffice) -> None:
    link = handed(scene)
    tell(scene, link)
    send_queued(scene.on(-10))
    done = tell(scene, link)
    assert (done.reminded, [one.email for one in done.had_today]) == ((), [ANNA])
    assert Letter.objects.filter(email=ANNA).count() == 1


def test_a_letter_that_waits_takes_it_up(scene: Reminding) -> None:
    link = handed(scene)
    scene.queue(scene.on(-10))
    assert [one.email for one in tell(scene, link).reminded] == [ANNA]
    assert sorted(step for _, step in steps()) == ["handed_on", "opening"]
    assert Letter.objects.filter(email=ANNA).count() == 1


@pytest.mark.parametrize("why", ["off", "stopped", "sent in", "revoked"])
def test_nobody_is_told_where_no_letter_may_go(scene: Reminding, why: str) -> None:
    link = handed(scene)
    if why == "off":
        FollowUpRound.objects.update(reminders=False)
    elif why == "stopped":
        tell(scene, link, -20)
        stop(token=stop_token(Letter.objects.get(email=ANNA).pk), at=scene.on(-19))
        Letter.objects.all().delete()
    elif why == "sent in":
        submit(by=scene.actor, submission_id=AnswerLink.objects.get().submission_id, with_gaps=True)
    else:
        revoke_link(by=scene.actor, link_id=link)
    assert tell(scene, link) == Reminded((), (), ())
    assert not Letter.objects.exists()


def test_only_who_hands_on_may_send_it(scene: Reminding) -> None:
    link = handed(scene)
    holder = link_place(token=answer_token(link, AnswerLink.objects.get().nonce), today=OPENED).actor
    outside = factories.body(scene.town, "Utanför")
    stranger = factories.person(scene.town, Role.REPORTER, outside, "utanfor@askersund.example")
    elsewhere = visit(user_id=stranger.pk, user_label="Utanför", slug=scene.town.slug).actor
    for by in (holder, elsewhere):
        with pytest.raises(NotPermitted):
            tell_of_link(by=by, link_id=link, at=scene.on(-10))
    other = factories.town("1489", "Alingsås")
    for by, number in ((other.actor, link), (scene.actor, 987654321)):
        with pytest.raises(NotFound):
            tell_of_link(by=by, link_id=number, at=scene.on(-10))
    assert not Letter.objects.exists()
