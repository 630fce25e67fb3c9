"""Planning, opening and closing a round."""

from datetime import date

import pytest

from fridlyst.base.checks import TextTooLong
from fridlyst.base.errors import BadInput, NotFound, NotPermitted
from fridlyst.followup import rules
from fridlyst.followup.actions import (
    add_own_activity,
    close_round,
    edit_round,
    open_round,
    plan_round,
    save_answer,
    write_text,
)
from fridlyst.followup.fields import Answer, RoundFields
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.followup.queries import preview
from fridlyst.indicators.models import Measurement
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import withdraw_activity
from fridlyst.programmes.actions.common import SavedMeanwhile
from fridlyst.programmes.fields import ActivityFields
from fridlyst.trail.models import Event
from tests import factories
from tests.followup.conftest import Scene


def asked(of: FollowUpRound) -> dict[str, set[str]]:
    """Body → titles it is asked about."""
    rows = ActivityReport.objects.filter(submission__round=of)
    found: dict[str, set[str]] = {}
    for name, title in rows.values_list("submission__body__name", "activity__title"):
        found.setdefault(name, set()).add(title)
    return found


def test_a_collective_owner_is_asked_through_its_members(scene: Scene) -> None:
    made = factories.opened(scene.town, scene.programme)
    assert asked(made) == {
        "Socialnämnden": {"Utbilda alla", "Fråga rutinmässigt"},
        "Norra stadsdelen": {"Fråga rutinmässigt"},
        "Södra stadsdelen": {"Fråga rutinmässigt"},
    }
    assert Measurement.objects.get().body_id == scene.social.pk


def test_opening_tells_what_it_made_and_what_has_no_owner(scene: Scene) -> None:
    factories.activity(scene.town, scene.goal, "Ingens sak")
    made = factories.planned(scene.town, scene.programme)
    opened = open_round(by=scene.town.actor, round_id=made.pk)
    assert (opened.submissions, opened.reports, opened.measurements) == (3, 4, 1)
    assert opened.ownerless == ("Ingens sak",)


def test_a_body_that_is_gone_by_the_periods_end_is_not_asked(scene: Scene) -> None:
    old = factories.body(scene.town, "Gamla nämnden", valid_to=date(2026, 8, 30))
    last = factories.body(scene.town, "Sista dagen", valid_to=date(2026, 8, 31))
    factories.activity(scene.town, scene.goal, "Två ägare", leads=[old, last])
    found = asked(factories.opened(scene.town, scene.programme))
    assert "Gamla nämnden" not in found
    assert found["Sista dagen"] == {"Två ägare"}


@pytest.mark.parametrize(("on", "is_asked"), [(date(2026, 5, 1), False), (date(2026, 5, 2), True)])
def test_an_activity_withdrawn_before_the_period_is_not_asked_about(
    scene: Scene, on: date, is_asked: bool
) -> None:
    withdraw_activity(by=scene.town.actor, activity_id=scene.alone.pk, on=on)
    found = asked(factories.opened(scene.town, scene.programme))
    assert ("Utbilda alla" in found["Socialnämnden"]) is is_asked


def test_only_the_chosen_are_asked(scene: Scene) -> None:
    made = factories.planned(scene.town, scene.programme)
    open_round(by=scene.town.actor, round_id=made.pk, body_ids=[scene.north.pk])
    assert set(asked(made)) == {"Norra stadsdelen"}


@pytest.mark.parametrize("chosen", [[], [-1]])
def test_a_round_that_asks_nobody_is_not_opened(scene: Scene, chosen: list[int]) -> None:
    made = factories.planned(scene.town, scene.programme)
    with pytest.raises(rules.NobodyAsked):
        open_round(by=scene.town.actor, round_id=made.pk, body_ids=chosen)
    made.refresh_from_db()
    assert made.state == "draft"
    assert not Submission.objects.exists()


def test_a_body_of_another_town_cannot_be_asked(scene: Scene) -> None:
    stranger = factories.body(factories.town("1489", "Alingsås"), "Främmande nämnd")
    made = factories.planned(scene.town, scene.programme)
    open_round(by=scene.town.actor, round_id=made.pk, body_ids=[scene.north.pk, stranger.pk])
    assert set(asked(made)) == {"Norra stadsdelen"}


def test_an_own_activity_is_asked_about_now_and_in_the_next_round(scene: Scene) -> None:
    now = factories.opened(scene.town, scene.programme)
    mine = Submission.objects.get(round=now, body=scene.north)
    by = scene.actor(Role.REPORTER, scene.north)
    add_own_activity(
        by=by,
        submission_id=mine.pk,
        fields=ActivityFields(title="Öppet hus", goal_ids=[scene.goal.pk], body_id=scene.social.pk),
    )
    later = factories.opened(scene.town, scene.programme, title="Tertial 3 2026", closes_on=date(2027, 1, 15))
    assert "Öppet hus" in asked(now)["Norra stadsdelen"]
    assert "Öppet hus" in asked(later)["Norra stadsdelen"]
    assert not any("Öppet hus" in titles for name, titles in asked(later).items() if name[0] == "S")


def test_a_round_opens_once(scene: Scene) -> None:
    made = factories.opened(scene.town, scene.programme)
    with pytest.raises(rules.RoundStep):
        open_round(by=scene.town.actor, round_id=made.pk)
    assert Submission.objects.count() == 3


def test_closing_names_those_who_have_begun(scene: Scene) -> None:
    made = factories.opened(scene.town, scene.programme)
    factories.answered(scene.town, made, scene.north)
    with pytest.raises(rules.DraftsOpen) as refused:
        close_round(by=scene.town.actor, round_id=made.pk)
    assert refused.value.details["bodies"] == ["Norra stadsdelen"]
    made.refresh_from_db()
    assert made.state == "open"
    close_round(by=scene.town.actor, round_id=made.pk, with_drafts=True)
    made.refresh_from_db()
    assert made.state == "closed"
    assert Submission.objects.get(body=scene.north).reports.get().status == "ongoing"


def test_one_that_begins_while_it_is_asked_about_is_told_too(scene: Scene) -> None:
    made = factories.opened(scene.town, scene.programme)
    known = [factories.answered(scene.town, made, scene.north).pk]
    known_later = [*known, factories.answered(scene.town, made, scene.south).pk]
    with pytest.raises(rules.DraftsOpen) as refused:
        close_round(by=scene.town.actor, round_id=made.pk, known=known)
    assert refused.value.details["bodies"] == ["Norra stadsdelen", "Södra stadsdelen"]
    assert close_round(by=scene.town.actor, round_id=made.pk, known=known_later).state == "closed"


def test_those_who_have_not_begun_do_not_hinder_closing(scene: Scene) -> None:
    made = factories.opened(scene.town, scene.programme)
    assert close_round(by=scene.town.actor, round_id=made.pk).state == "closed"


def test_a_closed_round_takes_nothing_more(scene: Scene) -> None:
    made = factories.opened(scene.town, scene.programme)
    mine = factories.answered(scene.town, made, scene.north)
    close_round(by=scene.town.actor, round_id=made.pk, with_drafts=True)
    with pytest.raises(rules.RoundClosed):
        save_answer(
            by=scene.town.actor,
            submission_id=mine.pk,
            activity_id=scene.shared.pk,
            answer=Answer("done"),
            version=2,
        )
    with pytest.raises(rules.RoundClosed):
        edit_round(by=scene.town.actor, round_id=made.pk, version=3, fields=fields(scene, title="Annat"))


def fields(scene: Scene, **more: object) -> RoundFields:
    given: dict[str, object] = {
        "title": "Tertial 2 2026",
        "programme_ids": [scene.programme.pk],
        "period_start": date(2026, 5, 1),
        "period_end": date(2026, 8, 31),
        "closes_on": date(2026, 9, 15),
    }
    return RoundFields(**(given | more))  # type: ignore[arg-type]


def test_rounds_with_titles_alike_get_addresses_of_their_own(scene: Scene) -> None:
    titles = ("Tertial 2 2026", "Tertial 2, 2026", "Ny omgång")
    slugs = [plan_round(by=scene.town.actor, fields=fields(scene, title=title)).slug for title in titles]
    assert slugs == ["tertial-2-2026", "tertial-2-2026-2", "ny-omgang-2"]


@pytest.mark.parametrize("title", ["Tertial 2 2026", " tertial  2 2026 "])
def test_two_rounds_are_not_called_the_same(scene: Scene, title: str) -> None:
    first = factories.planned(scene.town, scene.programme, title="Tertial 2 2026")
    other = factories.planned(scene.town, scene.programme, title="Tertial 3 2026")
    for act in (
        lambda: plan_round(by=scene.town.actor, fields=fields(scene, title=title)),
        lambda: edit_round(
            by=scene.town.actor, round_id=other.pk, version=1, fields=fields(scene, title=title)
        ),
    ):
        with pytest.raises(rules.TitleTaken) as refused:
            act()
        assert refused.value.field == "title"
    elsewhere = factories.town("1489", "Alingsås")
    assert factories.planned(elsewhere, factories.programme(elsewhere), title=title).pk
    edit_round(by=scene.town.actor, round_id=first.pk, version=1, fields=fields(scene, title=title))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "  "}, "title"),
        ({"programme_ids": []}, "programmes"),
        ({"kind": "weekly"}, "kind"),
        ({"period_end": date(2026, 4, 1)}, "period_end"),
    ],
)
def test_what_a_round_cannot_be_is_said_at_its_field(
    scene: Scene, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        plan_round(by=scene.town.actor, fields=fields(scene, **wrong))
    assert refused.value.field == field
    assert not FollowUpRound.objects.exists()


def test_a_draft_programme_and_a_strangers_are_not_followed_up(scene: Scene) -> None:
    draft = factories.programme(scene.town, "Utkast", draft=True)
    other = factories.programme(factories.town("1489", "Alingsås"))
    for one in (draft, other):
        with pytest.raises(BadInput):
            plan_round(by=scene.town.actor, fields=fields(scene, programme_ids=[one.pk]))


def test_an_open_round_keeps_its_programmes(scene: Scene) -> None:
    made = factories.opened(scene.town, scene.programme)
    other = factories.programme(scene.town, "Ett annat")
    edit_round(
        by=scene.town.actor,
        round_id=made.pk,
        version=made.version,
        fields=fields(scene, programme_ids=[other.pk], closes_on=date(2026, 10, 1)),
    )
    made.refresh_from_db()
    assert list(made.programmes.values_list("pk", flat=True)) == [scene.programme.pk]
    assert made.closes_on == date(2026, 10, 1)


def test_the_second_to_edit_is_told(scene: Scene) -> None:
    made = factories.planned(scene.town, scene.programme)
    edit_round(by=scene.town.actor, round_id=made.pk, version=1, fields=fields(scene, title="Först"))
    with pytest.raises(SavedMeanwhile):
        edit_round(by=scene.town.actor, round_id=made.pk, version=1, fields=fields(scene, title="Sedan"))


@pytest.mark.parametrize("role", [Role.REPORTER, Role.APPROVER, Role.READER, Role.REGISTRAR])
def test_only_the_coordinator_runs_rounds(scene: Scene, role: Role) -> None:
    made = factories.planned(scene.town, scene.programme)
    by = scene.actor(role, scene.north if role in (Role.REPORTER, Role.APPROVER) else None)
    acts = (
        lambda: plan_round(by=by, fields=fields(scene)),
        lambda: edit_round(by=by, round_id=made.pk, version=1, fields=fields(scene)),
        lambda: open_round(by=by, round_id=made.pk),
        lambda: close_round(by=by, round_id=made.pk),
        lambda: write_text(by=by, round_id=made.pk, key="summary", text="x", version=0),
    )
    for act in acts:
        with pytest.raises(NotPermitted):
            act()


def test_another_towns_round_is_not_there(scene: Scene) -> None:
    made = factories.planned(scene.town, scene.programme)
    stranger = factories.town("1489", "Alingsås").actor
    for act in (open_round, close_round):
        with pytest.raises(NotFound):
            act(by=stranger, round_id=made.pk)


def test_the_coordinators_own_text_is_kept_from_the_second_writer(scene: Scene) -> None:
    made = factories.opened(scene.town, scene.programme)
    by, key = scene.town.actor, "summary"
    first = write_text(by=by, round_id=made.pk, key=key, text="Bra.", version=0)
    again = write_text(by=by, round_id=made.pk, key=key, text="Bra.", version=0)
    assert (first.version, again.version) == (1, 1)
    with pytest.raises(SavedMeanwhile):
        write_text(by=by, round_id=made.pk, key=key, text="Dåligt.", version=0)


def test_the_preview_says_what_opening_then_does(scene: Scene) -> None:
    factories.activity(scene.town, scene.goal, "Ingens sak")
    factories.person(scene.town, Role.REPORTER, scene.north)
    made = factories.planned(scene.town, scene.programme)
    found = preview(municipality_id=scene.town.municipality.pk, slug=made.slug)
    told = {body.name: (body.activities, body.indicators) for body in found.bodies}
    assert told == {"Socialnämnden": (2, 1), "Norra stadsdelen": (1, 0), "Södra stadsdelen": (1, 0)}
    assert [body.name for body in found.without_reporter] == ["Socialnämnden", "Södra stadsdelen"]
    assert [one.title for one in found.ownerless] == ["Ingens sak"]
    opened = open_round(by=scene.town.actor, round_id=made.pk)
    assert (opened.submissions, opened.reports) == (3, 4)


def test_a_reporter_of_the_whole_town_can_answer_for_everyone(scene: Scene) -> None:
    factories.person(scene.town, Role.REPORTER)
    made = factories.planned(scene.town, scene.programme)
    assert not preview(municipality_id=scene.town.municipality.pk, slug=made.slug).without_reporter


def test_the_trail_tells_what_was_done_without_free_text(scene: Scene) -> None:
    made = factories.opened(scene.town, scene.programme)
    factories.sent_in(scene.town, made, scene.north, comment="hemligt ord")
    close_round(by=scene.town.actor, round_id=made.pk)
    verbs = list(
        Event.objects.filter(object_type__in=["round", "submission"])
        .order_by("number")
        .values_list("verb", flat=True)
    )
    assert verbs == ["planned", "opened", "opened", "answered", "submitted", "closed"]
    assert "hemligt" not in str(list(Event.objects.values_list("data", flat=True)))


def test_long_names_are_refused_and_alike_ones_get_addresses_that_fit(scene: Scene) -> None:
    with pytest.raises(TextTooLong):
        factories.planned(scene.town, scene.programme, title="t" * 201)
    slugs = [
        factories.planned(scene.town, scene.programme, title="Uppföljning " * 12 + str(number)).slug
        for number in range(11)
    ]
    assert len(set(slugs)) == 11
    assert max(map(len, slugs)) <= 60


def test_a_place_in_the_report_has_a_name_that_fits(scene: Scene) -> None:
    made = factories.planned(scene.town, scene.programme)
    for key, text in (("", "text"), ("k" * 121, "text"), ("summary", "t" * 20_001), ("summary", "\x00")):
        with pytest.raises(BadInput):
            write_text(by=scene.town.actor, round_id=made.pk, key=key, text=text, version=0)
    assert not made.texts.exists()
