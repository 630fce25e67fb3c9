"""Out for comment: who is asked, what they answer, who is silent and who is late."""

from datetime import date, timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries as Statements

from fridlyst.base import clock
from fridlyst.base.checks import TextTooLong, UnknownCode
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.decisions.actions.comments import CommentFields, answer_comment, ask_bodies, take_back_answer
from fridlyst.decisions.actions.common import EditedMeanwhile
from fridlyst.decisions.actions.documents import DocumentInUse, remove_document
from fridlyst.decisions.comment_rules import (
    AnswerDayImpossible,
    AnsweredAlready,
    NobodyAsked,
    NotOutForComment,
    is_late,
    is_over,
    silent,
)
from fridlyst.decisions.fields import StepFields
from fridlyst.decisions.models import Comment
from fridlyst.decisions.queries.comments import open_comments
from fridlyst.decisions.step_rules import DayImpossible
from fridlyst.files.models import StoredFile
from fridlyst.organisation.actions import set_members
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from tests import factories
from tests.decisions.matter_making import NOTE, WORD, Case, case

pytestmark = pytest.mark.django_db

SENT = date(2026, 1, 12)
OBJECTS = CommentFields("objects", "För dyrt", SENT + timedelta(days=3))


def out(code: str = "1882", name: str = "Askersund") -> Case:
    """A matter whose draft is out for comment."""
    return case(code, name, StepFields("assignment"), StepFields("out_for_comment", SENT))


def ask(of: Case, *bodies: Body, others: tuple[str, ...] = (), by_day: date | None = None) -> list[Comment]:
    step = of.matter.steps.all()[1]
    ids = [one.pk for one in bodies]
    ask_bodies(
        by=of.by, step_id=step.pk, version=step.version, body_ids=ids, others=others, comment_by=by_day
    )
    return list(step.comments.all())


def test_a_collective_body_asks_its_members_once() -> None:
    here = out()
    social, school = factories.body(here.town), factories.body(here.town, "Skolan")
    both = factories.body(here.town, "Nämnderna", collective=True)
    set_members(by=here.by, body_id=both.pk, member_ids=[social.pk, school.pk])
    asked = ask(here, both, social, others=(" Länsstyrelsen ", "Länsstyrelsen", ""), by_day=date(2026, 3, 3))
    assert sorted(one.body_name for one in asked) == ["Länsstyrelsen", "Skolan", "Socialnämnden"]
    assert here.read().steps[1].comment_by == date(2026, 3, 3)
    assert len(ask(here, school)) == 1


def test_who_has_answered_stays_asked() -> None:
    here = out()
    social, school = factories.body(here.town), factories.body(here.town, "Skolan")
    first, _ = ask(here, social, school)
    answer_comment(by=here.by, comment_id=first.pk, version=1, fields=OBJECTS)
    with pytest.raises(AnsweredAlready, match="Socialnämnden"):
        ask(here, school)
    assert [one.stance for one in ask(here, school, social)] == ["", "objects"]


@pytest.mark.parametrize(
    ("others", "by_day", "error"),
    [
        ((), None, NobodyAsked),
        (("  ",), None, NobodyAsked),
        (("x" * 301,), None, TextTooLong),
        (("Polisen",), date(2026, 1, 11), DayImpossible),
    ],
)
def test_a_question_that_cannot_be_sent(
    others: tuple[str, ...], by_day: date | None, error: type[Exception]
) -> None:
    here = out()
    with pytest.raises(error):
        ask(here, others=others, by_day=by_day)
    assert Comment.objects.count() == 0


def test_only_a_step_that_is_out_asks_and_only_our_own_bodies() -> None:
    here, there = out(), out("1489", "Alingsås")
    theirs = factories.body(there.town, "Deras")
    with pytest.raises(NotFound):
        ask(here, theirs)
    first = here.matter.steps.all()[0]
    with pytest.raises(NotOutForComment):
        ask_bodies(by=here.by, step_id=first.pk, version=1, body_ids=[], others=["Polisen"])
    with pytest.raises(NotFound):
        ask_bodies(by=there.by, step_id=first.pk, version=1, body_ids=[theirs.pk])
    step = here.matter.steps.all()[1]
    with pytest.raises(EditedMeanwhile):
        ask_bodies(by=here.by, step_id=step.pk, version=99, body_ids=[], others=["Polisen"])


def test_the_bodys_own_people_answer_for_it_and_for_no_other() -> None:
    here = out()
    social, school = factories.body(here.town), factories.body(here.town, "Skolan")
    mine, other = ask(here, social, school)
    own = here.somebody(Role.REPORTER, social.pk)
    answered = answer_comment(by=own, comment_id=mine.pk, version=1, fields=OBJECTS)
    assert answered.answered_on == clock.today()
    for who, comment in ((own, other), (here.somebody(Role.READER), mine)):
        with pytest.raises(NotPermitted):
            answer_comment(by=who, comment_id=comment.pk, version=1, fields=OBJECTS)
    here.goes_on("statement")
    with pytest.raises(NotOutForComment):
        answer_comment(by=own, comment_id=mine.pk, version=2, fields=OBJECTS)
    answer_comment(by=here.by, comment_id=other.pk, version=1, fields=OBJECTS)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        (CommentFields("maybe"), UnknownCode),
        (CommentFields("objects", "x" * 20_001), TextTooLong),
        (CommentFields("objects", answered_on=date(2999, 1, 1)), AnswerDayImpossible),
        (CommentFields("objects", answered_on=SENT - timedelta(days=1)), AnswerDayImpossible),
    ],
)
def test_an_answer_that_cannot_be(fields: CommentFields, error: type[Exception]) -> None:
    here = out()
    (asked,) = ask(here, others=("Polisen",))
    with pytest.raises(error):
        answer_comment(by=here.by, comment_id=asked.pk, version=1, fields=fields)
    assert Comment.objects.get().answered_on is None


def test_a_document_of_an_answer_is_the_answers() -> None:
    here = out()
    (asked,) = ask(here, factories.body(here.town))
    own = here.somebody(Role.APPROVER, asked.body_id)
    answer_comment(by=own, comment_id=asked.pk, version=1, fields=CommentFields("supports", upload=WORD))
    (document,) = here.read().documents
    assert document.title == "Yttrande från Socialnämnden"
    with pytest.raises(DocumentInUse, match="Socialnämnden"):
        remove_document(by=here.by, document_id=document.id)
    answer_comment(by=own, comment_id=asked.pk, version=2, fields=CommentFields("supports", upload=NOTE))
    assert [one.filename for one in here.read().documents] == ["anteckning.txt"]
    assert StoredFile.objects.count() == 1
    with pytest.raises(EditedMeanwhile):
        take_back_answer(by=here.by, comment_id=asked.pk, version=1)
    take_back_answer(by=here.by, comment_id=asked.pk, version=3)
    assert (here.read().documents, StoredFile.objects.count()) == ((), 0)


def test_what_a_body_is_asked_is_read_until_the_matter_goes_on(django_assert_num_queries: Statements) -> None:
    here, there = out(), out("1489", "Alingsås")
    social, school = factories.body(here.town), factories.body(here.town, "Skolan")
    first, *_ = ask(here, social, school, others=("Polisen",), by_day=date(2026, 3, 3))
    ask(there, factories.body(there.town))
    town = here.town.municipality.pk
    with django_assert_num_queries(1):
        found = open_comments(town, [social.pk])
    assert [(one.body_name, one.comment_by) for one in found] == [("Socialnämnden", date(2026, 3, 3))]
    assert len(open_comments(town)) == 2
    answer_comment(by=here.by, comment_id=first.pk, version=1, fields=OBJECTS)
    assert [one.body_name for one in open_comments(town)] == ["Skolan"]
    here.goes_on("statement")
    assert open_comments(town) == ()


def test_late_and_silent_are_told_apart() -> None:
    here = out()
    first, _ = ask(here, others=("Polisen", "Regionen"), by_day=date(2026, 1, 20))
    late = CommentFields("supports", answered_on=date(2026, 1, 21))
    answer_comment(by=here.by, comment_id=first.pk, version=1, fields=late)
    found = here.read()
    step = found.steps[1]
    assert [is_late(one, step.comment_by, date(2026, 1, 20)) for one in step.comments] == [True, False]
    assert [is_late(one, step.comment_by, date(2026, 1, 22)) for one in step.comments] == [True, True]
    assert [one.body_name for one in silent(step.comments)] == ["Regionen"]
    assert not is_over(found, step)
    here.goes_on("statement")
    assert is_over(here.read(), step)
