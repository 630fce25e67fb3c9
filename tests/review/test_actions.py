"""A document becomes proposals, and what was kept of them a draft."""

import pytest

from fridlyst.base.errors import BadInput, NotFound, NotPermitted
from fridlyst.exchange.errors import AlreadyImported
from fridlyst.exchange.exporting import export_programme
from fridlyst.files.errors import EmptyFile, UnreadableDocument, WrongType
from fridlyst.jobs.models import Job
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body, Municipality
from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Activity, Goal, Programme
from fridlyst.review import actions, queries, rules
from fridlyst.review.models import Proposal, Reading
from fridlyst.review.receiving import run
from fridlyst.trail.models import Event
from tests.review.documents import LATER_ROWS, ROWS, actor, half_written, municipality, plan, shared

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Municipality:
    return municipality()


@pytest.fixture
def by(here: Municipality) -> Actor:
    return actor(here)


@pytest.fixture
def reading(by: Actor) -> Reading:
    made = actions.start_reading(by=by, data=plan(), filename="plan.docx")
    return Reading.objects.get(pk=made.pk)


def activity(reading: Reading, title: str) -> Proposal:
    found = [one for one in reading.proposals.filter(kind="activity") if one.content["title"] == title]
    return found[0]


def goal(reading: Reading) -> Proposal:
    return reading.proposals.filter(kind="goal").order_by("number")[0]


def version(reading: Reading) -> int:
    return Reading.objects.values_list("version", flat=True).get(pk=reading.pk)


def test_a_document_becomes_proposals_that_wait_for_review(reading: Reading) -> None:
    assert reading.state == "to_review"
    assert [one.content["title"] for one in reading.proposals.filter(kind="activity")] == [
        row[0] for row in ROWS
    ]
    assert set(reading.proposals.values_list("state", flat=True)) == {"open"}
    assert all(one.parent_id for one in reading.proposals.filter(kind="activity"))
    assert not Programme.objects.exists()


def test_the_job_is_done_and_the_trail_tells(reading: Reading) -> None:
    assert reading.job is not None
    assert Job.objects.get().state == "done"
    told = [
        (event.verb, event.object_type)
        for event in Event.objects.filter(object_type="reading").order_by("number")
    ]
    assert told == [("started", "reading"), ("read", "reading")]


def test_every_activity_is_marked_in_its_own_row(reading: Reading) -> None:
    for one in reading.proposals.filter(kind="activity"):
        unit = reading.leaves[one.leaf - 1][one.unit]
        assert unit["cells"][0]["text"] == one.content["title"]


def test_everything_accepted_is_the_programme(by: Actor, reading: Reading) -> None:
    count = actions.accept_the_rest(by=by, reading_id=reading.pk, version=reading.version)
    assert count == reading.proposals.exclude(kind="doubt").count()
    made = actions.take_in(by=by, reading_id=reading.pk, version=version(reading))
    programme = Programme.objects.get()
    assert made.imported is not None
    assert (programme.pk, programme.state) == (made.imported.programme_id, "draft")
    assert set(Activity.objects.values_list("title", flat=True)) == {row[0] for row in ROWS}
    assert set(Body.objects.values_list("name", flat=True)) == {row[2] for row in ROWS}
    assert Reading.objects.get().programme == programme


def test_what_was_left_out_is_not_taken_in(by: Actor, reading: Reading) -> None:
    left_out = activity(reading, ROWS[1][0])
    actions.refuse(by=by, proposal_id=left_out.pk, version=1)
    actions.accept_the_rest(by=by, reading_id=reading.pk, version=version(reading))
    actions.take_in(by=by, reading_id=reading.pk, version=version(reading))
    assert set(Activity.objects.values_list("title", flat=True)) == {ROWS[0][0], ROWS[2][0]}


def test_what_was_mended_is_taken_in_as_mended(by: Actor, reading: Reading) -> None:
    first = activity(reading, ROWS[0][0])
    content = {"title": "  En bättre \n rubrik ", "responsible": []}
    mended = actions.mend(by=by, proposal_id=first.pk, version=1, content=content)
    assert (mended.state, mended.version) == ("mended", 2)
    actions.accept_the_rest(by=by, reading_id=reading.pk, version=version(reading))
    actions.take_in(by=by, reading_id=reading.pk, version=version(reading))
    stored = Activity.objects.get(title="En bättre rubrik")
    assert not stored.ownerships.exists()
    assert stored.schedules.exists()


def test_owners_that_were_left_out_are_nobodys(by: Actor, reading: Reading) -> None:
    body = next(
        one for one in reading.proposals.filter(kind="body") if one.content["name"] == "Socialnämnden"
    )
    actions.refuse(by=by, proposal_id=body.pk, version=1)
    actions.accept_the_rest(by=by, reading_id=reading.pk, version=version(reading))
    actions.take_in(by=by, reading_id=reading.pk, version=version(reading))
    assert not Activity.objects.get(title=ROWS[0][0]).ownerships.exists()
    assert not Body.objects.filter(name="Socialnämnden").exists()


def test_an_owner_of_the_organisation_can_be_chosen(by: Actor, here: Municipality, reading: Reading) -> None:
    Body.objects.create(municipality=here, key="ks", name="Kommunstyrelsen", kind="executive_board")
    first = activity(reading, ROWS[0][0])
    actions.mend(by=by, proposal_id=first.pk, version=1, content={"responsible": ["ks"]})
    actions.accept_the_rest(by=by, reading_id=reading.pk, version=version(reading))
    actions.take_in(by=by, reading_id=reading.pk, version=version(reading))
    owners = Activity.objects.get(title=ROWS[0][0]).ownerships.values_list("body__name", flat=True)
    assert list(owners) == ["Kommunstyrelsen"]
    assert Body.objects.filter(name="Kommunstyrelsen").count() == 1


def test_a_goal_left_out_takes_with_it_what_stands_under_it(by: Actor, reading: Reading) -> None:
    top = goal(reading)
    refused = actions.refuse(by=by, proposal_id=top.pk, version=1)
    assert set(reading.proposals.filter(kind="activity").values_list("state", flat=True)) == {"refused"}
    child = activity(reading, ROWS[0][0])
    with pytest.raises(rules.ParentLeftOut):
        actions.accept(by=by, proposal_id=child.pk, version=child.version)
    actions.reopen(by=by, proposal_id=top.pk, version=refused.version)
    assert set(reading.proposals.filter(kind="activity").values_list("state", flat=True)) == {"open"}


@pytest.mark.parametrize(
    ("kind", "content", "field"),
    [
        ("activity", {"title": "   "}, "title"),
        ("activity", {"title": "x" * 2001}, "title"),
        ("activity", {"schedule": {"kind": "recurring", "rrule": "FREQ=NEVER"}}, None),
        ("body", {"name": ""}, "name"),
        ("programme", {"valid_from": "2026-02-30"}, None),
        ("programme", {"valid_from": "2026-01-01", "valid_to": "2025-01-01"}, None),
    ],
)
def test_what_no_file_could_hold_is_refused(
    by: Actor, reading: Reading, kind: str, content: dict[str, object], field: str | None
) -> None:
    proposal = reading.proposals.filter(kind=kind)[0]
    with pytest.raises(rules.NotUnderstood) as refused:
        actions.mend(by=by, proposal_id=proposal.pk, version=1, content=content)
    assert refused.value.field == field
    assert Proposal.objects.get(pk=proposal.pk).state == "open"


def test_the_second_person_is_told(by: Actor, reading: Reading) -> None:
    first = activity(reading, ROWS[0][0])
    actions.refuse(by=by, proposal_id=first.pk, version=1)
    with pytest.raises(rules.DecidedMeanwhile):
        actions.mend(by=by, proposal_id=first.pk, version=1, content={"title": "Annat"})
    with pytest.raises(rules.DecidedMeanwhile):
        actions.accept_the_rest(by=by, reading_id=reading.pk, version=1)
    with pytest.raises(rules.DecidedMeanwhile):
        actions.take_in(by=by, reading_id=reading.pk, version=1, without_open=True)


def test_the_same_decision_twice_is_one(by: Actor, reading: Reading) -> None:
    first = activity(reading, ROWS[0][0])
    actions.accept(by=by, proposal_id=first.pk, version=1)
    again = actions.accept(by=by, proposal_id=first.pk, version=1)
    assert again.version == 2
    assert Event.objects.filter(verb="accepted").count() == 1


def test_only_the_certain_are_accepted_together(by: Actor, reading: Reading) -> None:
    doubtful = activity(reading, ROWS[1][0])
    Proposal.objects.filter(pk=doubtful.pk).update(confidence=0.7)
    actions.accept_the_rest(by=by, reading_id=reading.pk, version=1, only_sure=True)
    states = dict(reading.proposals.filter(kind="activity").values_list("pk", "state"))
    assert states.pop(doubtful.pk) == "open"
    assert set(states.values()) == {"accepted"}


def test_taking_in_asks_about_what_is_not_reviewed(by: Actor, reading: Reading) -> None:
    for one in (goal(reading), activity(reading, ROWS[0][0])):
        actions.accept(by=by, proposal_id=one.pk, version=1)
    with pytest.raises(rules.OpenProposals) as asked:
        actions.take_in(by=by, reading_id=reading.pk, version=version(reading))
    left = reading.proposals.filter(state="open").exclude(kind="doubt").count()
    assert asked.value.details["count"] == left
    actions.take_in(by=by, reading_id=reading.pk, version=version(reading), without_open=True)
    assert [one.title for one in Activity.objects.all()] == [ROWS[0][0]]


def test_an_accepted_activity_brings_its_goal(by: Actor, reading: Reading) -> None:
    actions.accept(by=by, proposal_id=activity(reading, ROWS[0][0]).pk, version=1)
    actions.take_in(by=by, reading_id=reading.pk, version=2, without_open=True)
    assert [one.title for one in Activity.objects.all()] == [ROWS[0][0]]
    assert Goal.objects.count() == 1


def test_without_a_goal_there_is_nothing_to_take_in(by: Actor, reading: Reading) -> None:
    with pytest.raises(rules.NothingAccepted):
        actions.take_in(by=by, reading_id=reading.pk, version=1, without_open=True)


def test_taking_in_is_all_or_nothing(by: Actor, reading: Reading) -> None:
    actions.accept_the_rest(by=by, reading_id=reading.pk, version=1)
    actions.take_in(by=by, reading_id=reading.pk, version=version(reading))
    before = (Goal.objects.count(), Activity.objects.count(), Body.objects.count(), Event.objects.count())
    twin = actions.start_reading(by=by, data=plan(), filename="samma.docx")
    actions.accept_the_rest(by=by, reading_id=twin.pk, version=1)
    told = Event.objects.count()
    with pytest.raises(AlreadyImported):
        actions.take_in(by=by, reading_id=twin.pk, version=2)
    assert (Goal.objects.count(), Activity.objects.count(), Body.objects.count()) == before[:3]
    assert Event.objects.count() == told
    assert Reading.objects.get(pk=twin.pk).state == "to_review"


def test_a_failure_midway_leaves_nothing(
    by: Actor, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.accept_the_rest(by=by, reading_id=reading.pk, version=1)

    def refuse_alignments(**_given: object) -> None:
        raise BadInput("Stopp sist av allt.")

    monkeypatch.setattr("fridlyst.exchange.importing.set_alignments", refuse_alignments)
    with pytest.raises(BadInput, match="Stopp"):
        actions.take_in(by=by, reading_id=reading.pk, version=version(reading))
    assert not Programme.objects.exists()
    assert not Goal.objects.exists()
    assert not Body.objects.exists()


def test_what_was_not_understood_can_become_an_activity(by: Actor, reading: Reading) -> None:
    doubt = Proposal.objects.create(
        municipality_id=reading.municipality_id, reading=reading, number=900, kind="doubt",
        content={"text": "Ring alla", "why": "Okänd"}, confidence=0, page=3,
    )  # fmt: skip
    with pytest.raises(rules.NotUnderstood) as unplaced:
        actions.use_doubt(by=by, proposal_id=doubt.pk, version=1, kind="activity", content={"title": "Ring"})
    assert unplaced.value.field == "under"
    made = actions.use_doubt(
        by=by, proposal_id=doubt.pk, version=1, kind="activity", content={"title": "Ring"},
        under_id=goal(reading).pk,
    )  # fmt: skip
    assert (made.state, made.page, made.parent_id) == ("mended", 3, goal(reading).pk)
    actions.accept_the_rest(by=by, reading_id=reading.pk, version=version(reading))
    actions.take_in(by=by, reading_id=reading.pk, version=version(reading))
    assert Activity.objects.filter(title="Ring").exists()


def test_a_dismissed_reading_leaves_neither_file_nor_proposals(by: Actor, reading: Reading) -> None:
    actions.dismiss(by=by, reading_id=reading.pk)
    left = Reading.objects.get()
    assert (left.state, left.data, left.found, left.leaves) == ("refused", None, {}, [])
    assert not Proposal.objects.exists()
    with pytest.raises(rules.ReadingStep):
        actions.accept_the_rest(by=by, reading_id=reading.pk, version=left.version)


def test_a_reading_that_is_stopped_is_left_alone_by_the_worker(by: Actor, reading: Reading) -> None:
    reading.proposals.all().delete()
    Reading.objects.update(state="waiting")
    Job.objects.update(state="waiting")
    actions.dismiss(by=by, reading_id=reading.pk)
    run(reading.pk)
    assert Reading.objects.get().state == "refused"
    assert Job.objects.get().state == "failed"
    assert not Proposal.objects.exists()


# --- Files that cannot be read ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "tom.docx", EmptyFile),
        (b"MZ\x90\x00" + bytes(200), "plan.pdf", WrongType),
        (b"<!doctype html><html><body>hej</body></html>", "plan.pdf", WrongType),
    ],
)
def test_what_is_seen_at_once_is_said_at_once(
    by: Actor, data: bytes, name: str, error: type[UnreadableDocument]
) -> None:
    with pytest.raises(error):
        actions.start_reading(by=by, data=data, filename=name)
    assert not Reading.objects.exists()
    assert not Job.objects.exists()


def test_a_broken_file_ends_in_a_sentence_and_leaves_nothing(by: Actor) -> None:
    made = actions.start_reading(by=by, data=half_written(), filename="trasig.docx")
    reading = Reading.objects.get(pk=made.pk)
    assert reading.state == "failed"
    assert reading.message.endswith(".")
    assert (reading.data, reading.found, reading.leaves) == (None, {}, [])
    assert not Proposal.objects.exists()
    assert Job.objects.get().message == reading.message


def test_a_file_that_cannot_be_kept_is_refused_before_anybody_reviews_it(by: Actor) -> None:
    with pytest.raises(BadInput):
        actions.start_reading(by=by, data=b"%PDF-1.7\n" + b"\x00" * 500, filename="trasig.pdf")
    assert not Reading.objects.exists()


def test_a_crash_in_the_reader_is_no_endless_wait(by: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_given: object, **_named: object) -> None:
        raise RuntimeError("oväntat")

    monkeypatch.setattr("fridlyst.review.receiving.read_document", crash)
    made = actions.start_reading(by=by, data=plan(), filename="plan.docx")
    reading = Reading.objects.get(pk=made.pk)
    assert reading.state == "failed"
    assert "Fridlyst" in reading.message


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.docx", "C:\\mapp\\plan.docx", "pl\x00an\n.docx", "", "a" * 400 + ".docx"]
)
def test_a_file_name_is_only_a_name(by: Actor, name: str) -> None:
    made = actions.start_reading(by=by, data=plan(), filename=name)
    assert made.filename
    assert len(made.filename) <= 200
    assert not set(made.filename) & set("/\\\x00\n")


# --- Who may ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.READER, Role.REPORTER, Role.APPROVER])
def test_only_the_coordinator_and_the_registrar_read_in_and_decide(
    here: Municipality, reading: Reading, role: Role
) -> None:
    other = actor(here, role)
    one = activity(reading, ROWS[0][0])
    tries = (
        lambda: actions.start_reading(by=other, data=plan(), filename="plan.docx"),
        lambda: actions.accept(by=other, proposal_id=one.pk, version=1),
        lambda: actions.mend(by=other, proposal_id=one.pk, version=1, content={"title": "x"}),
        lambda: actions.refuse(by=other, proposal_id=one.pk, version=1),
        lambda: actions.reopen(by=other, proposal_id=one.pk, version=1),
        lambda: actions.accept_the_rest(by=other, reading_id=reading.pk, version=1),
        lambda: actions.take_in(by=other, reading_id=reading.pk, version=1),
        lambda: actions.dismiss(by=other, reading_id=reading.pk),
    )
    for one_try in tries:
        with pytest.raises(NotPermitted):
            one_try()


def test_another_municipalitys_reading_is_not_there(reading: Reading) -> None:
    other = actor(municipality("0001", "Annanstad"))
    one = activity(reading, ROWS[0][0])
    tries = (
        lambda: actions.accept(by=other, proposal_id=one.pk, version=1),
        lambda: actions.mend(by=other, proposal_id=one.pk, version=1, content={"title": "x"}),
        lambda: actions.refuse(by=other, proposal_id=one.pk, version=1),
        lambda: actions.accept_the_rest(by=other, reading_id=reading.pk, version=1),
        lambda: actions.take_in(by=other, reading_id=reading.pk, version=1),
        lambda: actions.dismiss(by=other, reading_id=reading.pk),
        lambda: queries.reading(municipality_id=other.municipality_id, reading_id=reading.pk),
        lambda: queries.leaf(municipality_id=other.municipality_id, reading_id=reading.pk, number=1),
        lambda: queries.page_picture(
            municipality_id=other.municipality_id, reading_id=reading.pk, page=1, width=100
        ),
    )
    for one_try in tries:
        with pytest.raises(NotFound):
            one_try()
    assert queries.proposals(municipality_id=other.municipality_id, reading_id=reading.pk) == ()
    assert queries.readings(other.municipality_id) == ()


def test_nothing_is_put_under_another_readings_goal(by: Actor, reading: Reading) -> None:
    elsewhere = actions.start_reading(by=by, data=plan(title="Annan plan 2030"), filename="annan.docx")
    foreign = goal(Reading.objects.get(pk=elsewhere.pk))
    one = activity(reading, ROWS[0][0])
    with pytest.raises(rules.NotUnderstood) as refused:
        actions.mend(by=by, proposal_id=one.pk, version=1, content={}, under_id=foreign.pk)
    assert refused.value.field == "under"


# --- A second reading ------------------------------------------------------------------------------


@pytest.fixture
def taken_in(by: Actor, reading: Reading) -> Programme:
    actions.accept_the_rest(by=by, reading_id=reading.pk, version=1)
    actions.take_in(by=by, reading_id=reading.pk, version=version(reading))
    return Programme.objects.get()


def test_the_same_document_again_proposes_nothing(by: Actor, taken_in: Programme) -> None:
    again = actions.read_again(by=by, data=plan(), filename="plan.docx", programme_id=taken_in.pk)
    assert [one.kind for one in again.proposals.all()] == []


def test_a_later_version_proposes_only_what_changed(by: Actor, taken_in: Programme) -> None:
    again = actions.read_again(by=by, data=plan(LATER_ROWS), filename="plan2.docx", programme_id=taken_in.pk)
    found = {(one.change, one.content["title"]) for one in again.proposals.filter(kind="activity")}
    assert found == {("changed", ROWS[1][0]), ("gone", ROWS[2][0]), ("new", LATER_ROWS[2][0])}
    changed = again.proposals.get(change="changed")
    assert changed.fields == ["schedule"]
    assert not again.proposals.filter(kind="body").exists()


def test_what_was_added_by_hand_is_not_gone(by: Actor, taken_in: Programme) -> None:
    Activity.objects.filter(title=ROWS[1][0]).update(
        title="Utbilda all personal i hela kommunen och regionen"
    )
    again = actions.read_again(
        by=by, data=plan(LATER_ROWS[:1] + ROWS[1:]), filename="p.docx", programme_id=taken_in.pk
    )
    assert not again.proposals.filter(change="gone").exists()


def test_taking_a_later_version_in_makes_the_next_edition(by: Actor, taken_in: Programme) -> None:
    again = actions.read_again(by=by, data=plan(LATER_ROWS), filename="plan2.docx", programme_id=taken_in.pk)
    kept = again.proposals.get(change="gone")
    actions.refuse(by=by, proposal_id=kept.pk, version=1)
    actions.accept_the_rest(by=by, reading_id=again.pk, version=2)
    made = actions.take_in(by=by, reading_id=again.pk, version=3)
    assert made.imported is not None
    draft = Programme.objects.get(pk=made.imported.programme_id)
    assert (draft.previous, draft.state) == (taken_in, "draft")
    file = export_programme(by.municipality_id, draft.slug)
    rows = {one["title"]: one for area in file["goals"] for one in area["activities"]}
    assert set(rows) == {ROWS[0][0], ROWS[1][0], ROWS[2][0], LATER_ROWS[2][0]}
    assert rows[ROWS[1][0]]["schedule"]["end"] == "2027-12-31"
    assert rows[LATER_ROWS[2][0]]["responsible"] == rows[ROWS[0][0]]["responsible"]
    assert Activity.objects.filter(carried_from__isnull=False).count() == 3


def test_a_change_that_is_left_out_stays_as_it_was(by: Actor, taken_in: Programme) -> None:
    again = actions.read_again(by=by, data=plan(LATER_ROWS), filename="plan2.docx", programme_id=taken_in.pk)
    with pytest.raises(rules.NothingAccepted):
        actions.take_in(by=by, reading_id=again.pk, version=1, without_open=True)
    changed = again.proposals.get(change="changed")
    actions.mend(by=by, proposal_id=changed.pk, version=1, content={"title": "Utbilda alla"})
    made = actions.take_in(by=by, reading_id=again.pk, version=2, without_open=True)
    assert made.imported is not None
    file = export_programme(by.municipality_id, made.imported.slug)
    titles = {one["title"] for area in file["goals"] for one in area["activities"]}
    assert titles == {ROWS[0][0], "Utbilda alla", ROWS[2][0]}


# --- Real documents --------------------------------------------------------------------------------


def test_stockholms_programme_is_taken_in_whole() -> None:
    here = municipality("0180", "Stockholm")
    by = actor(here)
    made = actions.start_reading(by=by, data=shared("stockholm.pdf"), filename="stockholm.pdf")
    actions.accept_the_rest(by=by, reading_id=made.pk, version=1)
    imported = actions.take_in(by=by, reading_id=made.pk, version=2).imported
    assert imported is not None
    assert (imported.goals, imported.preconditions, imported.indicators) == (7, 12, 13)
    assert (imported.activities, imported.ownerships) == (52, 118)
    placed = Proposal.objects.filter(kind="activity", page__isnull=False, box__isnull=False)
    assert placed.count() == 52


def test_askersunds_plan_is_taken_in_whole_and_again_unchanged() -> None:
    here = municipality("1882", "Askersund")
    by, data = actor(here), shared("askersund.docx")
    made = actions.start_reading(by=by, data=data, filename="askersund.docx")
    actions.accept_the_rest(by=by, reading_id=made.pk, version=1)
    imported = actions.take_in(by=by, reading_id=made.pk, version=2).imported
    assert imported is not None
    assert (imported.goals, imported.activities) == (15, 13)
    again = actions.read_again(
        by=by, data=data, filename="askersund.docx", programme_id=imported.programme_id
    )
    assert [(one.kind, one.change, one.fields) for one in again.proposals.exclude(kind="doubt")] == []
