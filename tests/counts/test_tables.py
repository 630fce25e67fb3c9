"""From a file to a published table: what is taken in, and that it leaves only through the rule."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fridlyst.base.errors import NotFound, NotPermitted, WrongState
from fridlyst.counts.actions import (
    add_source,
    decide_rule,
    drop_old_drafts,
    map_draft,
    publish_table,
    set_list,
    start_draft,
    take_in,
)
from fridlyst.counts.actions.deliveries import FarFromLastTime
from fridlyst.counts.actions.lists import list_version
from fridlyst.counts.fields import EntryFields, SourceFields
from fridlyst.counts.models import Count, CountDelivery, CountDraft, CountSource, Publication
from fridlyst.counts.queries.ledger import ledger_of, publications, published_table
from fridlyst.counts.queries.lists import lists
from fridlyst.counts.queries.sources import missing_deliveries, source, sources
from fridlyst.counts.queries.tables import BadChoice, preview
from fridlyst.counts.rules import BadPeriod
from fridlyst.counts.shapes import PERIOD, TableChoice
from fridlyst.counts.taking_in.errors import LooksLikeIndividuals
from fridlyst.counts.terms import Facet
from fridlyst.figures.tables import CellState
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event
from tests import factories
from tests.counts.making import LONG, NUMBER, Rows, as_csv, with_row
from tests.factories import Town

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def a_source(town: Town, **fields: object) -> CountSource:
    return add_source(by=town.actor, fields=SourceFields(**({"name": "Treserva"} | fields)))  # type: ignore[arg-type]


def draft(town: Town, of: CountSource, rows: Rows = LONG, period: str = "2026-H1") -> CountDraft:
    return start_draft(
        by=town.actor, source_id=of.pk, period=period, data=as_csv(rows), filename="antal.csv", today=TODAY
    )


def deliver(town: Town, of: CountSource, rows: Rows = LONG, period: str = "2026-H1") -> CountDelivery:
    made = draft(town, of, rows, period)
    if not made.mapping["ready"]:
        assert map_draft(by=town.actor, draft_id=made.pk, mapping=made.mapping)
    return take_in(by=town.actor, draft_id=made.pk, confirmed=True)


def choice(
    of: CountSource, *periods: str, rows: str = "form", columns: str = "sex", split: str = ""
) -> TableChoice:
    return TableChoice(of.pk, periods or ("2026-H1",), rows, columns, split)


def more(rows: Rows, by: int) -> Rows:
    return (rows[0], *((*row[:-1], int(str(row[-1])) + by) for row in rows[1:]))


def test_a_file_is_taken_in_and_its_words_remembered() -> None:
    town = factories.town()
    of = a_source(town)
    first = deliver(town, of)
    assert (first.period, first.facets, Count.objects.count()) == ("2026-H1", ["form", "sex", "age"], 8)
    assert [one.label for one in lists(town.municipality.pk).entries[Facet.AGE]] == ["0–17 år", "18–64 år"]
    again = draft(town, of, more(LONG, 1), "2025-H2")
    assert again.mapping["ready"]
    assert CountDraft.objects.count() == 1


def test_a_file_with_other_columns_is_asked_about_anew_and_nothing_stored() -> None:
    town = factories.town()
    of = a_source(town)
    deliver(town, of)
    other = (("Kön", "Område", "Antal"), ("Kvinnor", "Norr", 12), ("Män", "Söder", 8))
    made = draft(town, of, other, "2025-H2")
    assert not made.mapping["ready"]
    with pytest.raises(WrongState):
        take_in(by=town.actor, draft_id=made.pk)
    assert CountDelivery.objects.count() == 1


def test_a_later_file_for_the_same_half_year_replaces_the_first() -> None:
    town = factories.town()
    of = a_source(town)
    first = deliver(town, of)
    second = deliver(town, of, more(LONG, 1))
    assert second.replaces_id == first.pk
    assert source(town.municipality.pk, of.pk).deliveries["2026-H1"].id == second.pk


def test_numbers_far_from_last_time_are_asked_about() -> None:
    town = factories.town()
    of = a_source(town)
    deliver(town, of, LONG, "2025-H2")
    made = draft(town, of, more(LONG, 100))
    with pytest.raises(FarFromLastTime):
        take_in(by=town.actor, draft_id=made.pk)
    assert Count.objects.filter(delivery__period="2026-H1").count() == 0
    take_in(by=town.actor, draft_id=made.pk, confirmed=True)


def test_a_half_year_that_is_not_over_is_refused() -> None:
    town = factories.town()
    of = a_source(town)
    for period in ("2026-H2", "2027-H1", "2026", "2026-H3", "x" * 10_000):
        with pytest.raises(BadPeriod):
            draft(town, of, LONG, period)


def test_of_a_refused_file_the_trail_says_only_that_and_why() -> None:
    town = factories.town()
    of = a_source(town)
    with pytest.raises(LooksLikeIndividuals):
        draft(town, of, with_row((f"Viskaren {NUMBER}", "Kvinnor", "0–17 år", 8)))
    event = Event.objects.get(verb="refused_file")
    assert (event.object_id, event.data) == (of.pk, {"why": "personal-number"})
    assert CountDraft.objects.count() == 0


def test_only_those_of_the_body_deliver_and_only_in_their_own_town() -> None:
    town, other = factories.town(), factories.town("1489", "Alingsås")
    body = factories.body(town)
    of = a_source(town, body_id=body.pk)
    stranger = Actor(town.municipality.pk, 1, "x", (Grant(Role.REPORTER, body.pk + 1),))
    with pytest.raises(NotPermitted):
        start_draft(by=stranger, source_id=of.pk, period="2026-H1", data=b"x", filename="a.csv", today=TODAY)
    with pytest.raises(NotFound):
        draft(other, of)
    own = Actor(town.municipality.pk, 1, "x", (Grant(Role.REPORTER, body.pk),))
    data = as_csv(LONG)
    made = start_draft(by=own, source_id=of.pk, period="2026-H1", data=data, filename="a.csv", today=TODAY)
    with pytest.raises(NotFound):
        take_in(by=other.actor, draft_id=made.pk)
    with pytest.raises(NotFound):
        preview(municipality_id=other.municipality.pk, choice=choice(of))


def test_small_counts_and_what_would_give_them_away_are_protected() -> None:
    town = factories.town()
    of = a_source(town)
    deliver(town, of)
    shown = preview(municipality_id=town.municipality.pk, choice=choice(of, rows="age"))
    assert shown.cell(age="18-64-ar", sex="men").value == 10
    parts = preview(municipality_id=town.municipality.pk, choice=choice(of, split="age"))
    assert parts.cell(form="physical", sex="men", age="18-64-ar").state is CellState.SUPPRESSED
    values = [cell.value for cell in parts.published.cells.values() if cell.value is not None]
    assert not [value for value in values if 0 < value < 5]
    assert parts.cell().value == 163


def test_reading_publishes_nothing_and_publishing_stands() -> None:
    town = factories.town()
    of = a_source(town)
    deliver(town, of)
    here = town.municipality.pk
    preview(municipality_id=here, choice=choice(of))
    assert Publication.objects.count() == 0
    made = publish_table(by=town.actor, choice=choice(of))
    read = published_table(here, made.number)
    assert read.published == preview(municipality_id=here, choice=choice(of)).published
    assert [one.number for one in publications(here)] == [1]
    assert read.title == "Personer efter våldsform och kön, första halvåret 2026"
    decide_rule(by=town.actor, threshold=20, method="suppress", reason="x", version=0)
    assert published_table(here, made.number).published == read.published
    with pytest.raises(WrongState):
        Publication.objects.all().delete()
    with pytest.raises(NotFound):
        published_table(factories.town("1489", "Alingsås").municipality.pk, made.number)


def test_the_next_table_agrees_with_what_is_published() -> None:
    town = factories.town()
    of = a_source(town)
    deliver(town, of)
    here = town.municipality.pk
    publish_table(by=town.actor, choice=choice(of))
    assert len(ledger_of(here, of.pk, "persons")) == 1
    second = preview(municipality_id=here, choice=choice(of, rows="age"))
    assert second.cell(sex="women").value == 130


def test_half_years_stand_beside_their_year() -> None:
    town = factories.town()
    of = a_source(town)
    deliver(town, of, LONG, "2025-H1")
    deliver(town, of, more(LONG, 5), "2025-H2")
    deliver(town, of, more(LONG, 9), "2026-H1")
    here = town.municipality.pk
    year = preview(municipality_id=here, choice=choice(of, "2025-H1", "2025-H2", columns=PERIOD))
    assert [one.label for one in year.headings[PERIOD]] == [
        "Första halvåret 2025",
        "Andra halvåret 2025",
        "Hela 2025",
    ]
    assert year.cell(form="physical", period="2025").value == 65 + 85
    three = preview(municipality_id=here, choice=choice(of, "2025-H1", "2025-H2", "2026-H1", columns=PERIOD))
    assert three.published.cell(("all", "total")).state is CellState.MISSING
    assert [one.code for one in three.headings[PERIOD]] == ["2025-H1", "2025-H2", "2025", "2026-H1"]


@pytest.mark.parametrize(
    "asked",
    [
        {"rows": "district"},
        {"rows": "sex"},
        {"rows": ""},
        {"columns": "hemligt"},
        {"rows": PERIOD},
    ],
)
def test_a_table_that_cannot_be_made_says_so(asked: dict[str, str]) -> None:
    town = factories.town()
    of = a_source(town)
    deliver(town, of)
    with pytest.raises(BadChoice):
        preview(municipality_id=town.municipality.pk, choice=choice(of, **asked))


def test_persons_under_several_forms_are_counted_apart_from_persons() -> None:
    town = factories.town()
    of = a_source(town, overlapping=True)
    rows = (("Våldsform", "Kön", "Antal"), ("Fysiskt", "Kvinnor", 40), ("Psykiskt", "Kvinnor", 50),
            ("Fysiskt", "Män", 10), ("Psykiskt", "Män", 20),
            ("Totalt", "Kvinnor", 60), ("Totalt", "Män", 22))  # fmt: skip
    deliver(town, of, rows)
    here = town.municipality.pk
    mentions = preview(municipality_id=here, choice=choice(of))
    assert mentions.overlapping
    assert mentions.cell(sex="women").value == 90
    publish_table(by=town.actor, choice=choice(of))
    assert ledger_of(here, of.pk, "persons") == ()


def test_lists_keep_their_codes_and_what_has_counts() -> None:
    town = factories.town()
    deliver(town, a_source(town))
    here = town.municipality.pk
    version = list_version(lists(here).entries[Facet.AGE])
    entries = [EntryFields("Barn"), EntryFields("0–17 år", "Barn"), EntryFields("18–64 år")]
    set_list(by=town.actor, facet="age", entries=entries, version=version)
    assert [(one.code, one.parent) for one in lists(here).entries[Facet.AGE]] == [
        ("barn", ""),
        ("0-17-ar", "barn"),
        ("18-64-ar", ""),
    ]
    with pytest.raises(WrongState, match="0–17"):
        set_list(
            by=town.actor,
            facet="age",
            entries=[EntryFields("18–64 år")],
            version=list_version(lists(here).entries[Facet.AGE]),
        )
    shown = preview(municipality_id=here, choice=choice(sources_of(here), rows="age"))
    assert shown.cell(age="barn").value == shown.cell(age="0-17-ar").value == 52


def sources_of(here: int) -> CountSource:
    return CountSource.objects.get(pk=sources(here)[0].id)


def test_what_is_waited_for_in_vain_is_told() -> None:
    town = factories.town()
    a_source(town)
    here = town.municipality.pk
    assert [one.period.code for one in missing_deliveries(sources(here), TODAY)] == ["2026-H1"]
    assert missing_deliveries(sources(here), date(2026, 7, 15)) == ()
    deliver(town, CountSource.objects.get(), LONG, "2025-H2")
    assert [one.period.code for one in missing_deliveries(sources(here), TODAY)] == ["2026-H1"]
    deliver(town, CountSource.objects.get())
    assert missing_deliveries(sources(here), TODAY) == ()


def test_drafts_are_gone_after_a_day() -> None:
    town = factories.town()
    made = draft(town, a_source(town))
    assert drop_old_drafts(made.made_at) == 0
    assert drop_old_drafts(made.made_at.replace(year=made.made_at.year + 1)) == 1


def test_a_table_takes_as_many_statements_at_more_data() -> None:
    town = factories.town()
    of = a_source(town)
    deliver(town, of)
    here = town.municipality.pk

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            preview(municipality_id=here, choice=choice(of))
        return len(caught)

    first = asked()
    deliver(town, of, more(LONG, 4), "2025-H2")
    publish_table(by=town.actor, choice=choice(of))
    assert asked() == first == 6


def test_what_is_shown_stays_shown_when_halves_and_years_meet() -> None:
    town = factories.town()
    of = a_source(town)
    deliver(town, of, LONG, "2025-H1")
    deliver(town, of, (*more(LONG, 2), ("Digitalt våld", "Kvinnor", "0–17 år", 6)), "2025-H2")
    here = town.municipality.pk
    for period in ("2025-H1", "2025-H2"):
        publish_table(by=town.actor, choice=choice(of, period, split="age"))
    first, second = (published_table(here, number) for number in (1, 2))
    year = preview(municipality_id=here, choice=choice(of, "2025-H1", "2025-H2", columns="sex", split=PERIOD))
    for shown, period in ((first, "2025-H1"), (second, "2025-H2")):
        for form in ("physical", "psychological"):
            before, now = shown.cell(form=form, sex="men"), year.cell(period=period, form=form, sex="men")
            assert before.state is not CellState.SHOWN or before == now
    assert year.cell(period="2025-H1", form="digital").value == 0
    publish_table(by=town.actor, choice=choice(of, "2025-H1", "2025-H2", columns="sex", split=PERIOD))
    again = preview(municipality_id=here, choice=choice(of, "2025-H1", split="age"))
    for form in ("physical", "psychological"):
        for age in ("0-17-ar", "18-64-ar"):
            codes = {"form": form, "sex": "men", "age": age}
            assert again.cell(**codes).state == first.cell(**codes).state
