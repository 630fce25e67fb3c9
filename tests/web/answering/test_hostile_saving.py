"""Whatever is sent to the addresses that save an answer, it is kept as it can be read or refused in words."""

from dataclasses import replace

import pytest
from django.test import Client

from fridlyst.followup.actions import add_question
from fridlyst.followup.models import GoalReport, QuestionAnswer
from fridlyst.followup.questioning import Option, QuestionFields
from fridlyst.followup.terms import QuestionAbout, QuestionKind
from fridlyst.programmes.fields import OwnerChoice
from tests import factories
from tests.web.answering.conftest import linked
from tests.web.followup.conftest import AUTOSAVE, Scene
from tests.web.test_hostile import LONG, SHARE, VALUES

OPTIONS = (Option("ja", "Ja"), Option("nej", "Nej"))
CHOICES = (QuestionKind.ONE_CHOICE, QuestionKind.MANY_CHOICES)
NAMES = ("value", "numerator", "denominator", "status", "comment", "hindrance", "version", "was")
ANSWERED = {200, 302, 409, 422}


@pytest.fixture
def goal_id(scene: Scene) -> int:
    """A goal that the social committee owns."""
    owners = [OwnerChoice(scene.social.pk)]
    return factories.goal(scene.town, scene.programme, "Vårt mål", owners=owners).pk


@pytest.fixture
def asked(scene: Scene, goal_id: int) -> Scene:
    """The scene in a round that asks of the goal, and a question of every kind, once and of activities."""
    later = factories.opened(scene.town, scene.programme, title="Tertial 3 2026")
    for kind in QuestionKind:
        for about in QuestionAbout:
            options = OPTIONS if kind in CHOICES else ()
            fields = QuestionFields(f"{kind} {about}?", kind, about, options=options)
            add_question(by=scene.town.actor, round_id=later.pk, fields=fields)
    return replace(scene, round=later)


def places(scene: Scene, goal_id: int) -> list[tuple[str, str]]:
    """Each address below the answer that saves, with what the names of its fields begin with."""
    found = [(f"mal/{goal_id}/", f"g{goal_id}"), ("kommentar/", "c")]
    found += [(f"aktivitet/{one.pk}/", f"a{one.pk}") for one in (scene.first, scene.second)]
    found += [(f"indikator/{one.pk}/", f"i{one.pk}") for one in (scene.share, scene.yes_no, scene.number)]
    for one in scene.round.questions.order_by("pk"):
        of = f"aktivitet/{scene.first.pk}/" if one.about == QuestionAbout.ACTIVITY else ""
        end = f"a{scene.first.pk}" if of else ""
        found.append((f"fraga/{one.pk}/{of}", f"q{one.pk}{end}"))
    return found


def every_field(prefix: str, value: object) -> dict[str, object]:
    return {f"{prefix}-{name}": value for name in NAMES}


@pytest.mark.walk
@pytest.mark.parametrize("door", ["account", "link"])
def test_no_value_breaks_what_is_saved_as_one_types(
    asked: Scene, goal_id: int, reporter: Client, door: str
) -> None:
    link = linked(asked)
    client, gate = (reporter, asked.answer_href) if door == "account" else (link.client, link.href)
    for place, (at, prefix) in enumerate(places(asked, goal_id)):
        for value in (*VALUES[place % SHARE :: SHARE], LONG):
            fields = every_field(prefix, value)
            for sent in ({**fields, f"{prefix}-value": [value] * 3}, fields | {f"{prefix}-version": "0"}):
                answer = client.post(gate + at, sent, headers=AUTOSAVE)
                assert answer.status_code in ANSWERED, (at, value[:20])
    _still_reads(asked, reporter)


def _still_reads(asked: Scene, reporter: Client) -> None:
    """What was kept can be read on every page and in every file that shows it."""
    for page in (
        asked.answer_href,
        f"{asked.answer_href}formular.xlsx",
        f"{asked.round_href}rapport/analys/",
        f"{asked.round_href}fragor/svar/?format=xlsx",
    ):
        assert reporter.get(page).status_code == 200
    sent = reporter.post(f"{asked.answer_href}skicka-in/", {"anyway": "1"})
    assert sent.status_code == 302
    for page in ("rapport/", "rapport/analys/", "fragor/svar/", "fragor/svar/?format=csv", "?format=xlsx"):
        assert reporter.get(asked.round_href + page).status_code == 200


@pytest.mark.walk
def test_the_whole_page_takes_every_value(asked: Scene, goal_id: int) -> None:
    link = linked(asked)
    for value in VALUES:
        fields: dict[str, object] = {}
        for _at, prefix in places(asked, goal_id):
            fields |= every_field(prefix, value)
        for page in ("", "skicka-in/"):
            assert link.client.post(link.href + page, fields).status_code in ANSWERED


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("1", "0"),
        ("0", "0"),
        ("6", "5"),
        ("-1", "5"),
        ("1", "-5"),
        ("NaN", "5"),
        ("1", "Infinity"),
        ("1e999", "1e999"),
        ("5", ""),
        ("1" * 5000, "1" * 5001),
        ("0,00001", "1"),
    ],
)
def test_a_share_that_cannot_be_is_refused_in_words(
    asked: Scene, reporter: Client, above: str, below: str
) -> None:
    question = asked.round.questions.get(kind=QuestionKind.SHARE, about=QuestionAbout.BODY)
    name = f"q{question.pk}"
    sent = {f"{name}-numerator": above, f"{name}-denominator": below, f"{name}-version": "0"}
    answer = reporter.post(f"{asked.answer_href}fraga/{question.pk}/", sent, headers=AUTOSAVE)
    assert answer.status_code == 422
    assert answer.json()["message"]
    assert not QuestionAnswer.objects.filter(question=question).exists()


def test_an_account_and_a_link_in_the_same_goal_and_question_keep_both_texts(
    asked: Scene, goal_id: int, reporter: Client
) -> None:
    link = linked(asked)
    question = asked.round.questions.get(kind=QuestionKind.TEXT, about=QuestionAbout.BODY)
    for at, field, begins in (
        (f"mal/{goal_id}/", f"g{goal_id}-comment", "1"),
        (f"fraga/{question.pk}/", f"q{question.pk}-value", "0"),
    ):
        version = f"{field.partition('-')[0]}-version"
        first = reporter.post(
            asked.answer_href + at, {field: "Från kontot", version: begins}, headers=AUTOSAVE
        )
        assert first.status_code == 200
        other = link.client.post(link.href + at, {field: "Från länken", version: begins}, headers=AUTOSAVE)
        assert other.status_code == 409
        assert "Från kontot" in other.json()["html"]
    assert GoalReport.objects.get(goal=goal_id).comment == "Från kontot"
    assert QuestionAnswer.objects.get(question=question).value == "Från kontot"
    prefix = f"q{question.pk}"
    whole = {f"{prefix}-was": "x", f"{prefix}-version": "0", f"{prefix}-value": "Från länken"}
    page = link.client.post(link.href, whole)
    assert page.status_code == 409
    assert {"Från kontot", "Från länken"} <= {
        one for one in ("Från kontot", "Från länken") if one in page.content.decode()
    }
