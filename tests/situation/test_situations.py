"""Pictures of the situation: written, decided on, kept for good, and due within two years."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fridlyst.base.checks import StrangeText, TextMissing, TextTooLong, UnknownCode
from fridlyst.base.clock import today
from fridlyst.base.errors import BadInput, Conflict, NotFound, NotPermitted
from fridlyst.decisions.actions import register_matter
from fridlyst.decisions.fields import StepFields
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.situation.actions import (
    DraftAlready,
    choose_facts,
    decide_situation,
    edit_situation,
    remove_situation,
    start_situation,
    write_part,
)
from fridlyst.situation.fields import SituationDecision, SituationFields
from fridlyst.situation.models import Situation, SituationText
from fridlyst.situation.queries import before, situation, situations, standing
from fridlyst.situation.rules import BadDays, NothingWritten, SituationStep
from fridlyst.trail.models import Event
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db
FIELDS = SituationFields("Lägesbild 2026", date(2025, 1, 1), date(2026, 12, 31))
NOW = date(2026, 11, 21)


@pytest.fixture
def town() -> Town:
    return factories.town()


def written(town: Town, fields: SituationFields = FIELDS, kinds: Sequence[str] = ("decisions",)) -> Situation:
    row = start_situation(by=town.actor, fields=fields)
    write_part(by=town.actor, situation_id=row.pk, key="analys", text="Det mesta sker efter.", version=0)
    return choose_facts(by=town.actor, situation_id=row.pk, version=row.version, kinds=kinds)


def decided(town: Town, on: date = NOW, fields: SituationFields = FIELDS) -> Situation:
    row = written(town, fields)
    return decide(town, row, on)


def decide(town: Town, row: Situation, on: date = NOW, **more: object) -> Situation:
    given = {"decided_on": on, "body_name": "Kommunstyrelsen"} | more
    return decide_situation(
        by=town.actor,
        situation_id=row.pk,
        version=row.version,
        decision=SituationDecision(**given),  # type: ignore[arg-type]
        today=max(on, NOW),
    )


def test_a_decided_picture_never_changes_when_figures_do(town: Town) -> None:
    here = town.municipality.pk
    steps = [StepFields("statement", date(2026, 5, 1), "Kommunstyrelsen")]
    register_matter(by=town.actor, registration_number="1", title="Ett ärende", steps=steps)
    row = decided(town)
    first = situation(municipality_id=here, slug=row.slug, drafts=False)
    register_matter(by=town.actor, registration_number="2", title="Ett till", steps=steps)
    again = situation(municipality_id=here, slug=row.slug, drafts=False)
    assert first.kept == again.kept
    assert [row[1] for row in again.kept[0].tables[0].rows] == ["Ett ärende"]
    assert again.kept[0].day == NOW
    assert (again.head.due_on, again.head.state, again.head.facts_on) == (date(2028, 11, 21), "decided", NOW)


def test_a_decided_picture_cannot_be_written_in_or_removed(town: Town) -> None:
    row = decided(town)
    acts: list[Callable[[], object]] = [
        lambda: write_part(by=town.actor, situation_id=row.pk, key="analys", text="Annat", version=1),
        lambda: edit_situation(by=town.actor, situation_id=row.pk, version=row.version, fields=FIELDS),
        lambda: choose_facts(by=town.actor, situation_id=row.pk, version=row.version, kinds=()),
        lambda: remove_situation(by=town.actor, situation_id=row.pk, version=row.version),
        lambda: decide(town, row),
    ]
    for act in acts:
        with pytest.raises(SituationStep):
            act()
    assert SituationText.objects.get().text == "Det mesta sker efter."


def test_the_next_decision_replaces_the_one_that_held(town: Town) -> None:
    here = town.municipality.pk
    old, new = decided(town, date(2024, 10, 1)), decided(town)
    heads = situations(municipality_id=here, drafts=False)
    assert [(one.id, one.state) for one in heads] == [(new.pk, "decided"), (old.pk, "replaced")]
    assert [one.slug for one in heads] == ["2026-2", "2026"]
    earlier = before(municipality_id=here, head=heads[0])
    assert earlier is not None
    assert earlier.head.id == old.pk
    assert before(municipality_id=here, head=heads[1]) is None


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 11, 22), "kept"),
        (date(2028, 7, 23), "kept"),
        (date(2028, 7, 24), "near"),
        (date(2028, 11, 21), "near"),
        (date(2028, 11, 22), "late"),
    ],
)
def test_it_is_to_be_renewed_within_two_years(town: Town, day: date, state: str) -> None:
    decided(town)
    assert standing(municipality_id=town.municipality.pk, today=day).renewal == state


def test_without_a_decided_picture_nothing_is_due(town: Town) -> None:
    written(town)
    found = standing(municipality_id=town.municipality.pk, today=NOW)
    assert (found.renewal, found.due_on, found.current) == ("none", None, None)
    assert found.draft is not None


def test_a_leap_day_is_renewed_by_the_last_of_february(town: Town) -> None:
    row = decided(town, date(2024, 2, 29))
    assert row.due_on == date(2026, 2, 28)


def test_a_picture_without_an_analysis_is_not_decided_on(town: Town) -> None:
    row = start_situation(by=town.actor, fields=FIELDS)
    with pytest.raises(NothingWritten):
        decide(town, row)
    row.refresh_from_db()
    assert (row.state, row.kept, row.due_on) == ("draft", [], None)


def test_days_that_cannot_be_are_refused(town: Town) -> None:
    row = written(town)
    with pytest.raises(BadDays):
        decide_situation(
            by=town.actor,
            situation_id=row.pk,
            version=row.version,
            decision=SituationDecision(date(9999, 1, 1), None, "KS"),
        )
    with pytest.raises(BadDays):
        decide(town, row, date(1, 1, 1))
    for start, end in ((date(2026, 1, 2), date(2026, 1, 1)), (date(1, 1, 1), date(2026, 1, 1))):
        with pytest.raises(BadDays):
            edit_situation(
                by=town.actor,
                situation_id=row.pk,
                version=row.version,
                fields=SituationFields("T", start, end),
            )
    decide(town, row)
    with pytest.raises(BadDays):
        decided(town, date(2024, 1, 1))


def test_one_draft_at_a_time(town: Town) -> None:
    first = written(town)
    with pytest.raises(DraftAlready) as refused:
        start_situation(by=town.actor, fields=FIELDS)
    assert refused.value.details == {"slug": first.slug}
    remove_situation(by=town.actor, situation_id=first.pk, version=first.version)
    assert start_situation(by=town.actor, fields=FIELDS).slug == "2026"


def test_the_later_of_two_writers_is_told_and_the_first_text_stands(town: Town) -> None:
    row = written(town)
    write_part(by=town.actor, situation_id=row.pk, key="forslag", text="Ett", version=0)
    with pytest.raises(Conflict):
        write_part(by=town.actor, situation_id=row.pk, key="forslag", text="Två", version=0)
    assert row.texts.get(key="forslag").text == "Ett"
    same = write_part(by=town.actor, situation_id=row.pk, key="forslag", text="Ett", version=0)
    assert same.version == 1
    with pytest.raises(Conflict):
        edit_situation(by=town.actor, situation_id=row.pk, version=row.version - 1, fields=FIELDS)
    with pytest.raises(Conflict):
        choose_facts(by=town.actor, situation_id=row.pk, version=row.version + 1, kinds=())
    with pytest.raises(Conflict):
        remove_situation(by=town.actor, situation_id=row.pk, version=0)


def test_text_is_kept_as_typed_and_hostile_text_is_refused(town: Town) -> None:
    row = written(town)
    typed = "=SUMMA(A1)\n<script>alert(1)</script>\n  två  mellanslag"
    write_part(by=town.actor, situation_id=row.pk, key="ord-decisions", text=typed, version=0)
    assert row.texts.get(key="ord-decisions").text == typed
    for text, error in (("a\x00b", StrangeText), ("a\ud800b", StrangeText), ("x" * 100_001, TextTooLong)):
        with pytest.raises(error):
            write_part(by=town.actor, situation_id=row.pk, key="analys", text=text, version=1)
    with pytest.raises(NotFound):
        write_part(by=town.actor, situation_id=row.pk, key="annat", text="x", version=0)
    with pytest.raises(UnknownCode):
        choose_facts(by=town.actor, situation_id=row.pk, version=row.version, kinds=["hemligt"])
    with pytest.raises(TextMissing):
        decide(town, row, body_name="  ")
    with pytest.raises(BadInput):
        edit_situation(
            by=town.actor,
            situation_id=row.pk,
            version=row.version,
            fields=SituationFields("x" * 301, date(2025, 1, 1), date(2026, 1, 1)),
        )


def test_nothing_of_another_town_can_be_touched(town: Town) -> None:
    row, other = written(town), factories.town("1489", "Alingsås")
    with pytest.raises(NotFound):
        write_part(by=other.actor, situation_id=row.pk, key="analys", text="x", version=1)
    with pytest.raises(NotFound):
        situation(municipality_id=other.municipality.pk, slug=row.slug, drafts=True)
    theirs = register_matter(by=other.actor, registration_number="9", title="Deras")
    body = factories.body(other)
    with pytest.raises(NotFound):
        decide(town, row, matter_id=theirs.pk)
    with pytest.raises(NotFound):
        decide(town, row, body_id=body.pk)
    row.refresh_from_db()
    assert row.state == "draft"


@pytest.mark.parametrize("role", [Role.READER, Role.REPORTER, Role.APPROVER, Role.REGISTRAR])
def test_only_the_coordinator_writes(town: Town, role: Role) -> None:
    row = written(town)
    someone = Actor(town.municipality.pk, 1, "N", (Grant(role),))
    acts: list[Callable[[], object]] = [
        lambda: start_situation(by=someone, fields=FIELDS),
        lambda: write_part(by=someone, situation_id=row.pk, key="analys", text="x", version=1),
        lambda: choose_facts(by=someone, situation_id=row.pk, version=row.version, kinds=()),
        lambda: remove_situation(by=someone, situation_id=row.pk, version=row.version),
        lambda: decide(Town(town.municipality, someone), row),
    ]
    for act in acts:
        with pytest.raises(NotPermitted):
            act()


def test_a_draft_is_not_read_by_those_who_may_not_see_it(town: Town) -> None:
    row, here = written(town), town.municipality.pk
    assert situations(municipality_id=here, drafts=False) == ()
    with pytest.raises(NotFound):
        situation(municipality_id=here, slug=row.slug, drafts=False)


def test_everything_is_in_the_trail(town: Town) -> None:
    decided(town, date(2024, 10, 1))
    decided(town)
    row = written(town)
    remove_situation(by=town.actor, situation_id=row.pk, version=row.version)
    verbs = set(Event.objects.filter(object_type="situation").values_list("verb", flat=True))
    assert verbs == {"started", "wrote", "chose_facts", "decided", "replaced", "removed"}


def test_reading_takes_as_many_statements_however_many_there_are(town: Town) -> None:
    here = town.municipality.pk

    def statements() -> list[int]:
        counts = []
        reads: tuple[Callable[[], object], ...] = (
            lambda: situations(municipality_id=here, drafts=True),
            lambda: standing(municipality_id=here, today=NOW),
            lambda: situation(municipality_id=here, slug="2026", drafts=True),
        )
        for read in reads:
            with CaptureQueriesContext(connection) as caught:
                read()
            counts.append(len(caught))
        return counts

    decided(town, date(2020, 1, 1))
    assert statements() == [1, 1, 2]
    for year in range(2021, 2026):
        decided(town, date(year, 1, 1))
    assert statements() == [1, 1, 2]


def test_the_day_is_todays_when_nobody_says_another(town: Town) -> None:
    row = written(town)
    made = decide_situation(
        by=town.actor,
        situation_id=row.pk,
        version=row.version,
        decision=SituationDecision(today(), None, "Kommunfullmäktige", "§ 12"),
    )
    assert (made.facts_on, made.paragraph) == (today(), "12")
