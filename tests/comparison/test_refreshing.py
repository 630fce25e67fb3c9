"""Fetches stored whole or not at all, and what is known when the service is away."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from fridlyst.base.errors import NotFound
from fridlyst.comparison.actions import begin_fetch, choose_comparison
from fridlyst.comparison.dumps import UnusableDump, write_dump
from fridlyst.comparison.fields import ChoiceFields
from fridlyst.comparison.kolada.errors import KoladaAway, KoladaStrange
from fridlyst.comparison.models import Fetch, ReferenceArea, ReferenceMeasure, ReferenceValue
from fridlyst.comparison.presets import PRESETS
from fridlyst.comparison.queries import compared, compared_measure, freshness, stored, wanted
from fridlyst.comparison.refreshing import refresh, take_in_dump
from fridlyst.comparison.rules import (
    FRESH_FOR,
    LONGEST_FETCH,
    FetchUnderWay,
    NothingToFetchFrom,
    Past,
    is_due,
    pause_after,
)
from fridlyst.comparison.shapes import ComparedMeasure
from fridlyst.comparison.tasks import keep_figures_fresh, order_refresh
from fridlyst.comparison.terms import PeerChoice
from fridlyst.jobs.models import Job
from fridlyst.jobs.queries import job
from fridlyst.organisation.actor import Actor
from fridlyst.trail.models import Event
from tests import factories
from tests.comparison.conftest import asking
from tests.comparison.server import Service, answering
from tests.factories import Town

AT = timezone.make_aware(datetime(2026, 3, 3, 3))


def quietly(share: float, sentence: str) -> None:
    assert 0 <= share <= 1
    assert sentence


def fetched(service: Service, at: datetime = AT) -> int:
    return refresh(at=at, tell=quietly, kolada=asking(service))


def shown(town: Town, code: str) -> ComparedMeasure:
    return compared_measure(municipality_id=town.municipality.pk, code=code)


def test_the_municipality_stands_against_the_others(town: Town, service: Service) -> None:
    assert fetched(service) == ReferenceValue.objects.count() > 0
    found = shown(town, "N07403")
    assert found.title == "Anmälda våldsbrott, antal/100 000 inv"
    assert (found.source_line, found.fetched_at, found.year) == ("Källa: Kolada", AT, 2024)
    assert [(line.name, line.at(2024).value if line.at(2024) else None) for line in found.lines] == [  # type: ignore[union-attr]
        ("Askersund", 139.0),
        ("Liknande kommuner (IFO)", 199.0),
        ("Örebro läns kommuner", 219.0),
        ("Riket", 119.0),
    ]
    assert [(peer.name, peer.value) for peer in found.peers] == [
        ("Storfors", 169.0),
        ("Hallsberg", 159.0),
        ("Kumla", 149.0),
    ]
    assert found.standing is not None
    assert (found.standing.higher, found.standing.lower, found.standing.alike) == (3, 0, 0)
    assert [value.year for value in found.own.values] == list(range(2015, 2025))
    assert not any(line.worked_out for line in found.lines)


def test_every_preset_is_listed_also_before_anything_is_fetched(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        found = compared(municipality_id=town.municipality.pk)
    assert [one.code for one in found] == list(PRESETS)
    assert not any(one.known or one.source_line for one in found)
    assert {one.code: one.title for one in found}["U28490"] == "Mått U28490 i Kolada"


def test_the_same_statements_at_many_times_the_values(
    town: Town, service: Service, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        service.areas[f"{2000 + number}"] = (f"Ort {number}", "K")
    fetched(service)
    with django_assert_num_queries(6):
        assert len(compared(municipality_id=town.municipality.pk)) == len(PRESETS)
    with django_assert_num_queries(7):
        shown(town, "N07403")


def test_own_peers_are_compared_with_by_a_median_that_says_it_is_ours(town: Town, service: Service) -> None:
    fetched(service)
    own = ["1760", "1861", "1489"]
    fields = ChoiceFields(peers=PeerChoice.OWN, own_peers=own, measures=["N07403"])
    choose_comparison(by=town.actor, fields=fields, version=0)
    assert "1489" in wanted().peers
    fetched(service, AT + FRESH_FOR)
    found = shown(town, "N07403")
    assert (found.similar.name, found.similar.worked_out) == ("Era valda kommuner", True)
    assert found.similar.at(2024).value == 169.0  # type: ignore[union-attr]
    assert {peer.code for peer in found.peers} == set(own)


def test_no_value_is_never_zero(town: Town, empty: Service) -> None:
    for area, value, status in (("1882", None, "Missing"), ("1881", 0.0, ""), ("1861", None, "Private")):
        empty.give("N07403", area, 2024, value, status=status)
    empty.give("N07403", "1882", 2023, 5.0)
    empty.give("N07403", "1881", 2023, 0.0)
    fetched(empty)
    found = shown(town, "N07403")
    assert [(one.year, one.value, one.state) for one in found.own.values] == [
        (2023, 5.0, "given"),
        (2024, None, "missing"),
    ]
    assert found.year == 2023
    assert {peer.name: (peer.value, peer.state) for peer in found.peers} == {
        "Kumla": (0.0, "given"),
        "Hallsberg": (None, "missing"),
        "Storfors": (None, "missing"),
    }
    assert found.standing is None
    assert ReferenceValue.objects.get(area="1861", year=2024).state == "suppressed"


def test_women_and_men_apart(town: Town, empty: Service) -> None:
    for sex, value in (("T", 10.0), ("K", 15.0), ("M", 5.0)):
        empty.give("U30750", "1882", 2024, value, sex)
    fetched(empty)
    found = shown(town, "U30750")
    assert found.by_sex
    assert [found.own.at(2024, sex).value for sex in ("", "women", "men")] == [10.0, 15.0, 5.0]  # type: ignore[union-attr]


def test_a_service_that_is_away_leaves_the_last_values_with_their_date(town: Town, service: Service) -> None:
    fetched(service)
    before = list(ReferenceValue.objects.order_by("pk").values())
    service.always(answering(500))
    later = AT + FRESH_FOR
    with pytest.raises(KoladaAway):
        fetched(service, later)
    assert list(ReferenceValue.objects.order_by("pk").values()) == before
    told = freshness(at=later)
    assert (told.fetched_at, told.failed_at, told.failure, told.running) == (AT, later, "kolada-away", False)
    assert shown(town, "N07403").fetched_at == AT


def test_an_answer_without_values_wipes_nothing(town: Town, service: Service) -> None:
    fetched(service)
    before = ReferenceValue.objects.count()
    service.values.clear()
    with pytest.raises(KoladaStrange):
        fetched(service, AT + FRESH_FOR)
    assert ReferenceValue.objects.count() == before


def test_a_strange_answer_on_the_way_stores_nothing(town: Town, service: Service) -> None:
    service.troubles.extend([lambda h: h._answer()] * 4 + [answering(200, b"<html>")])
    with pytest.raises(KoladaStrange):
        fetched(service)
    assert not ReferenceValue.objects.exists()
    assert not ReferenceMeasure.objects.exists()
    assert not ReferenceArea.objects.exists()


def test_what_is_corrected_is_replaced_and_what_is_gone_is_kept(town: Town, service: Service) -> None:
    fetched(service)
    service.values["N07403", "1882", 2024] = [{"gender": "T", "value": 1.5, "status": ""}]
    del service.measures["U28125"]
    fetched(service, AT + FRESH_FOR)
    assert shown(town, "N07403").own.at(2024).value == 1.5  # type: ignore[union-attr]
    kept = shown(town, "U28125")
    assert (kept.known, kept.fetched_at) == (True, AT)


def test_one_fetch_at_a_time_and_a_lost_one_is_let_go(db: None) -> None:
    begin_fetch(at=AT)
    with pytest.raises(FetchUnderWay):
        begin_fetch(at=AT + timedelta(minutes=1))
    begin_fetch(at=AT + LONGEST_FETCH)
    assert sorted(Fetch.objects.values_list("state", flat=True)) == ["failed", "running"]


def test_only_the_measures_compared_have_a_page(town: Town, service: Service) -> None:
    fetched(service)
    choose_comparison(by=town.actor, fields=ChoiceFields(measures=["U30750"]), version=0)
    assert shown(town, "U30750").known
    for code in ("N07403", "N99999", "", "x" * 10_000):
        with pytest.raises(NotFound):
            shown(town, code)


def test_carried_in_as_a_file_it_is_the_same(town: Town, service: Service) -> None:
    fetched(service)
    before = compared(municipality_id=town.municipality.pk)
    kept = stored()
    assert kept is not None
    content = write_dump(kept)
    for model in (ReferenceValue, ReferenceMeasure, ReferenceArea, Fetch):
        model.objects.all().delete()
    assert stored() is None
    later = AT + timedelta(days=3)
    assert take_in_dump(content, at=later) == len(kept.values)
    assert compared(municipality_id=town.municipality.pk) == before
    assert freshness(at=later).fetched_at == AT


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b'{"format": "fridlyst-comparison/2"}',
        b'{"format": "fridlyst-comparison/1"}',
        b'{"format": "fridlyst-comparison/1", "measures": [], "areas": [], "groups": [], "values": [{}],'
        b' "fetched_at": "2026-01-01T00:00:00+00:00"}',
        b'{"format": "fridlyst-comparison/1", "measures": [], "areas": [], "groups": [], "values": [],'
        b' "fetched_at": "2031-01-01T00:00:00+00:00"}',
        b"\xff\x00",
    ],
)
def test_another_file_is_refused(db: None, content: bytes) -> None:
    with pytest.raises(UnusableDump):
        take_in_dump(content, at=AT)
    assert not Fetch.objects.exists()


def person(town: Town) -> Actor:
    return town.actor


def test_the_coordinator_asks_for_it_and_sees_how_it_goes(
    town: Town, service: Service, settings: Settings
) -> None:
    with pytest.raises(NothingToFetchFrom):
        order_refresh(by=person(town))
    settings.FRIDLYST_KOLADA_URL = service.url
    job_id = order_refresh(by=person(town))
    made = job(municipality_id=town.municipality.pk, job_id=job_id)
    assert (made.state, made.result) == ("done", {"values": ReferenceValue.objects.count()})
    assert Event.objects.filter(verb="ordered", object_type="comparison_fetch").count() == 1


def test_a_job_that_fails_says_why(town: Town, service: Service, settings: Settings) -> None:
    settings.FRIDLYST_KOLADA_URL = service.url
    service.always(answering(403))
    made = job(municipality_id=town.municipality.pk, job_id=order_refresh(by=person(town)))
    assert made.state == "failed"
    assert "Kolada tog inte emot frågan" in made.message


def test_a_second_one_is_told_to_wait(town: Town, service: Service, settings: Settings) -> None:
    settings.FRIDLYST_KOLADA_URL = service.url
    begin_fetch(at=timezone.now())
    with pytest.raises(FetchUnderWay):
        order_refresh(by=person(town))
    assert not Job.objects.exists()


def test_the_worker_sees_to_it_by_itself(town: Town, service: Service, settings: Settings) -> None:
    keep_figures_fresh(AT)
    assert not Job.objects.exists()
    settings.FRIDLYST_KOLADA_URL = service.url
    keep_figures_fresh(AT)
    assert Fetch.objects.get().state == "done"
    keep_figures_fresh(AT + timedelta(days=1))
    assert Job.objects.count() == 1


def test_an_address_without_tls_fetches_nothing(town: Town, settings: Settings) -> None:
    settings.FRIDLYST_KOLADA_URL = "http://api.kolada.se"
    keep_figures_fresh(AT)
    assert not Job.objects.exists()


def test_when_it_is_time() -> None:
    week, night = AT - FRESH_FOR, {"hour": 3}
    assert is_due(Past(), AT, hour=14)
    assert is_due(Past(done_at=week), AT, **night)
    assert not is_due(Past(done_at=week), AT, hour=14)
    assert not is_due(Past(done_at=week + timedelta(seconds=1)), AT, **night)
    assert not is_due(Past(done_at=week, running_since=AT - timedelta(minutes=5)), AT, **night)
    assert is_due(Past(done_at=week, running_since=AT - LONGEST_FETCH), AT, **night)
    assert not is_due(Past(failed_at=AT - timedelta(minutes=59), failures=1), AT, **night)
    assert is_due(Past(failed_at=AT - timedelta(minutes=60), failures=1), AT, **night)
    assert not is_due(Past(failed_at=AT - timedelta(hours=2), failures=1), AT, hour=14)
    assert [pause_after(number).total_seconds() / 3600 for number in (0, 1, 2, 3, 6, 9, 99)] == [
        *(1, 1, 2, 4, 24, 24, 24)
    ]


def test_another_town_has_its_own(town: Town, service: Service) -> None:
    other = factories.town("1489", "Alingsås")
    fetched(service)
    assert shown(other, "N07403").own.at(2024).value == 179.0  # type: ignore[union-attr]
    choose_comparison(by=town.actor, fields=ChoiceFields(measures=["U30750"]), version=0)
    assert len(compared(municipality_id=other.municipality.pk)) == len(PRESETS)
