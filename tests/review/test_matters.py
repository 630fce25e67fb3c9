"""Minutes become proposals of matters, and what was kept of them the matter, never twice."""

import pytest

from fridlyst.base.errors import NotPermitted
from fridlyst.decisions.models import Matter, Step
from fridlyst.decisions.queries import matters
from fridlyst.exchange.importing_matters import NumberMissing
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Programme
from fridlyst.review import actions, queries, rules
from fridlyst.review.models import Proposal, Reading
from tests.intake.understand.minutes import texts
from tests.review.documents import actor, municipality, plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Actor:
    return actor(municipality())


def read(by: Actor, text: str) -> Reading:
    made = actions.start_reading(by=by, data=text.encode(), filename="protokoll.txt")
    return Reading.objects.get(pk=made.pk)


def kinds(reading: Reading) -> list[str]:
    found = reading.proposals.exclude(kind="doubt").order_by("number")
    return [str(one.kind) for one in found]


def one(reading: Reading, of: str, /, **content: str) -> Proposal:
    found = reading.proposals.filter(kind=of).order_by("number")
    return next(
        row for row in found if all(row.content.get(name) == value for name, value in content.items())
    )


def take_all_in(by: Actor, reading: Reading) -> actions.TakenIn:
    actions.accept_the_rest(by=by, reading_id=reading.pk, version=reading.version)
    reading.refresh_from_db()
    return actions.take_in(by=by, reading_id=reading.pk, version=reading.version)


def test_minutes_are_proposed_as_a_matter_with_its_steps_and_no_programme(by: Actor) -> None:
    reading = read(by, texts.COUNCIL)
    found = kinds(reading)
    assert (found[0], found.count("step"), found.count("condition"), found.count("amendment")) == (
        "matter",
        7,
        3,
        3,
    )
    assert not {"programme", "goal", "body"} & set(found)
    assert one(reading, "condition").parent == one(reading, "step", kind="referred_back")


def test_the_registrar_takes_minutes_in_but_no_programme() -> None:
    registrar = actor(municipality(), Role.REGISTRAR)
    assert take_all_in(registrar, read(registrar, texts.COUNCIL)).matters.new == 1
    made = actions.start_reading(by=registrar, data=plan(), filename="plan.docx")
    with pytest.raises(NotPermitted, match="Be en samordnare ta in det"):
        take_all_in(registrar, Reading.objects.get(pk=made.pk))
    assert not Programme.objects.exists()


def test_a_step_is_shown_where_it_stands_in_the_document(by: Actor) -> None:
    reading = read(by, texts.COUNCIL)
    step = one(reading, "step", kind="referred_back")
    assert "återremittera" in reading.leaves[step.leaf - 1][step.unit]["text"]


def test_everything_accepted_is_the_registered_matter(by: Actor) -> None:
    reading = read(by, texts.COUNCIL)
    made = take_all_in(by, reading)
    (matter,) = matters(by.municipality_id)
    assert (made.imported, made.matters.slugs, made.matters.new) == (None, (matter.slug,), 1)
    assert (matter.registration_number, len(matter.steps), matter.state) == ("KS 2026/00123", 7, "decided")
    assert [step.amendments[0].state for step in matter.steps if step.amendments] == ["adopted"]
    assert [one.who for one in matter.steps[-1].reservations] == ["Stina Berg (V)", "Olle Ek (MP)"]
    assert not Programme.objects.exists()
    assert not Body.objects.exists()
    assert (
        queries.reading(municipality_id=by.municipality_id, reading_id=reading.pk).matter_slug == matter.slug
    )


def test_read_again_nothing_is_proposed(by: Actor) -> None:
    take_all_in(by, read(by, texts.COUNCIL))
    assert kinds(read(by, texts.COUNCIL)) == []


def test_later_minutes_add_only_what_is_new(by: Actor) -> None:
    earlier = texts.BOARD.replace("Uppföljning sker varje år i bokslutet.", "")
    take_all_in(by, read(by, earlier))
    later = texts.BOARD.replace("arbetsutskott 2026-02-10", "arbetsutskott 2026-03-10").replace("§ 9", "§ 21")
    reading = read(by, later)
    assert kinds(reading) == ["matter", "step", "amendment"]
    assert one(reading, "matter").under_key == "ks-2026-17"
    made = take_all_in(by, reading)
    (matter,) = matters(by.municipality_id)
    assert (made.matters.new, made.matters.added_steps) == (0, 1)
    assert [step.paragraph for step in matter.steps] == ["140", "", "9", "21"]


def test_a_mended_step_is_taken_in_as_mended_and_one_left_out_is_not(by: Actor) -> None:
    reading = read(by, texts.COUNCIL)
    step = one(reading, "step", kind="out_for_comment")
    changed = {"kind": "statement", "date": "2025-10-03", "body": "Socialförvaltningen", "paragraph": None}
    actions.mend(by=by, proposal_id=step.pk, version=step.version, content=changed)
    motion = one(reading, "step", kind="motion_received")
    actions.refuse(by=by, proposal_id=motion.pk, version=motion.version)
    reading.refresh_from_db()
    take_all_in(by, reading)
    assert list(Step.objects.filter(kind="statement").values_list("body_name", flat=True)) == [
        "Socialförvaltningen"
    ]
    assert not Step.objects.filter(kind="motion_received").exists()


def test_a_mended_amendment_is_understood_anew(by: Actor) -> None:
    reading = read(by, texts.COUNCIL)
    amendment = one(reading, "amendment")
    words = {"text": 'På sidan 4 stryks ordet "snarast".'}
    mended = actions.mend(by=by, proposal_id=amendment.pk, version=amendment.version, content=words)
    assert mended.mended is not None
    assert (mended.mended["anchor"]["page"], mended.mended["change"]["struck"]) == (4, "snarast")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("step", {"kind": "celebration"}),
        ("step", {"date": "2026-02-31"}),
        ("step", {"body": "x" * 301}),
        ("condition", {"text": ""}),
        ("amendment", {"text": "x" * 2001}),
        ("matter", {"registration_number": "9" * 101}),
    ],
)
def test_what_no_matter_could_hold_is_refused(by: Actor, kind: str, content: dict[str, str]) -> None:
    proposal = one(read(by, texts.COUNCIL), kind)
    with pytest.raises(rules.NotUnderstood):
        actions.mend(by=by, proposal_id=proposal.pk, version=proposal.version, content=content)


def test_leaving_a_step_out_leaves_out_what_hangs_on_it(by: Actor) -> None:
    reading = read(by, texts.COUNCIL)
    step = one(reading, "step", kind="referred_back")
    actions.refuse(by=by, proposal_id=step.pk, version=step.version)
    assert set(reading.proposals.filter(parent=step).values_list("state", flat=True)) == {"refused"}
    condition = one(reading, "condition")
    with pytest.raises(rules.ParentLeftOut, match="Steget"):
        actions.accept(by=by, proposal_id=condition.pk, version=condition.version)


def test_without_a_number_nothing_is_taken_in_until_it_is_written(by: Actor) -> None:
    reading = read(by, texts.BOARD.replace(" (KS-2026-17)", ""))
    with pytest.raises(NumberMissing):
        take_all_in(by, reading)
    assert not Matter.objects.exists()
    matter = one(reading, "matter")
    number = {"registration_number": "KS 2026/7"}
    actions.mend(by=by, proposal_id=matter.pk, version=matter.version, content=number)
    reading.refresh_from_db()
    take_all_in(by, reading)
    assert Matter.objects.get().registration_number == "KS 2026/7"


def test_with_nothing_accepted_nothing_is_taken_in(by: Actor) -> None:
    reading = read(by, texts.COUNCIL)
    with pytest.raises(rules.NothingAccepted, match="Inget ärende"):
        actions.take_in(by=by, reading_id=reading.pk, version=reading.version, without_open=True)


def test_two_matters_of_one_meeting_are_both_registered(by: Actor) -> None:
    text = texts.COMMITTEE.replace("9 juni 2026", "9 mars 2026")
    reading = read(by, text)
    assert kinds(reading).count("matter") == 2
    made = take_all_in(by, reading)
    assert made.matters.new == 2


def test_what_was_not_understood_makes_no_goal_of_minutes(by: Actor) -> None:
    reading = read(by, texts.BOARD)
    doubt = reading.proposals.filter(kind="doubt").order_by("number")[0]
    with pytest.raises(rules.NotUnderstood):
        actions.use_doubt(
            by=by, proposal_id=doubt.pk, version=doubt.version, kind="goal", content={"title": "Mål"}
        )
