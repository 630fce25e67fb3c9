"""The client against a service of our own: both versions, pages, limits, and every way of misbehaving."""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import pytest

from fridlyst.comparison.kolada.client import Kolada, in_batches
from fridlyst.comparison.kolada.errors import (
    KoladaAway,
    KoladaBusy,
    KoladaElsewhere,
    KoladaError,
    KoladaRefused,
    KoladaStrange,
)
from fridlyst.comparison.kolada.fetching import Bounds, Fetching, UnusableAddress, checked_address
from tests.comparison.server import (
    Service,
    Trouble,
    answering,
    cut_off,
    dripping,
    filled,
    hanging_up,
    saying,
    serving,
)

YEARS = range(2015, 2025)
CODES = ("N07403", "U30750", "U28125")
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(filled(Service())) as running:
        yield running


class Waits(list[float]):
    """What was slept, without sleeping."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def kolada(service: Service, waits: Waits | None = None, version: str = "", **bounds: float) -> Kolada:
    given: dict[str, Any] = {"silence": 5.0, **bounds}
    fetching = Fetching(
        service.url,
        bounds=Bounds(**given),
        sleep=waits if waits is not None else Waits(),
        wall=NOW.timestamp,
    )
    return Kolada(fetching, version)


@pytest.mark.parametrize("version", ["3", "2"])
def test_both_versions_give_the_same(service: Service, version: str) -> None:
    asked = kolada(service, version=version)
    found = asked.values(codes=CODES, areas=list(service.areas), years=YEARS)
    assert len(found) == len(CODES) * len(service.areas) * len(YEARS)
    assert {(one.measure, one.area, one.year): one.value for one in found} == {
        (measure, area, year): held[0]["value"]
        for (measure, area, year), held in service.values.items()
        if area in service.areas
    }
    assert asked.groups()[1].members == ("1760", "1861", "1881")
    assert [one.title for one in asked.areas()][2] == "Askersund"
    assert all(path.startswith(f"/v{version}/") for path in service.asked)
    assert any("page=2" in path for path in service.asked)


@pytest.mark.parametrize(("spoken", "version"), [(("3", "2"), "3"), (("3",), "3"), (("2",), "2")])
def test_the_version_is_found_out(service: Service, spoken: tuple[str, ...], version: str) -> None:
    service.versions = spoken
    asked = kolada(service)
    assert asked.spoken() == version
    before = len(service.asked)
    assert asked.spoken() == version
    assert len(service.asked) == before


def test_a_version_that_is_closed_is_passed_by(service: Service) -> None:
    service.closed = {"3": json.dumps({"error": "deprecated"}).encode()}
    assert kolada(service).spoken() == "2"
    service.closed |= {"2": b'{"error": "gone"}'}
    with pytest.raises(KoladaRefused, match="varken i version"):
        kolada(service).spoken()


def test_never_more_than_25_in_a_part_of_the_path(service: Service) -> None:
    areas = [*service.areas, *(f"{number:04}" for number in range(3000, 3060))]
    kolada(service, version="3").values(codes=CODES, areas=areas, years=range(1990, 2025))
    parts = [part.split(",") for path in service.asked for part in path.split("/")]
    assert max(map(len, parts)) == 25
    assert len(service.asked) >= 3 * 2


def test_batches_hold_each_once() -> None:
    assert [len(batch) for batch in in_batches([*range(60), *range(60)])] == [25, 25, 10]
    assert list(in_batches([])) == []


def test_a_key_figure_that_is_not_there_hides_no_other(service: Service) -> None:
    found = kolada(service).measures(["N07403", "N99999", "U30750"])
    assert {one.code: one.by_sex for one in found} == {"N07403": False, "U30750": True}


def test_women_and_men_missing_and_taken_away(service: Service) -> None:
    service.values.clear()
    service.give("U30750", "1882", 2024, 12.5, "K")
    service.give("U30750", "1882", 2024, None, "M", status="Missing")
    service.give("U30750", "1882", 2024, 9, "T", isdeleted=True)
    service.give("U30750", "G36401", 2024, 8.0, "F", count=3)
    found = kolada(service).values(codes=["U30750"], areas=["1882", "G36401"], years=[2024])
    assert [(one.area, one.sex, one.value, one.status, one.count) for one in found] == [
        ("1882", "K", 12.5, "", 1),
        ("1882", "M", None, "Missing", 1),
        ("G36401", "K", 8.0, "", 3),
    ]


def test_what_was_not_asked_for_is_dropped(service: Service) -> None:
    service.troubles.append(
        saying(
            {
                "values": [
                    {"kpi": "N00001", "municipality": "1882", "period": 2024, "values": []},
                    {
                        "kpi": "N07403",
                        "municipality": "0180",
                        "period": 2024,
                        "values": [{"gender": "T", "value": 1}],
                    },
                ]
            }
        )
    )
    assert kolada(service, version="3").values(codes=["N07403"], areas=["1882"], years=[2024]) == ()


def test_asked_to_wait_we_wait(service: Service) -> None:
    waits = Waits()
    service.troubles.extend([answering(429, Retry_After="7"), answering(429, Retry_After="0")])
    assert kolada(service, waits).areas()
    assert waits == [7.0, 0.0]


def test_asked_to_wait_until_a_time_we_wait(service: Service) -> None:
    waits = Waits()
    until = format_datetime(NOW.replace(minute=1), usegmt=True)
    service.troubles.extend([answering(429, Retry_After=until), answering(429, Retry_After="snart")])
    assert kolada(service, waits).areas()
    assert waits == [60.0, 8.0]


@pytest.mark.parametrize("asked", ["3600", "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_asked_to_wait_too_long_we_come_back_later(service: Service, asked: str) -> None:
    waits = Waits()
    service.always(answering(429, Retry_After=asked))
    with pytest.raises(KoladaBusy):
        kolada(service, waits).areas()
    assert waits == []


def test_all_waiting_together_is_bounded(service: Service) -> None:
    waits = Waits()
    service.always(answering(429, Retry_After="50"))
    with pytest.raises(KoladaBusy):
        kolada(service, waits, most_waiting=120.0).areas()
    assert sum(waits) <= 120


@pytest.mark.parametrize("trouble", [answering(500), answering(503), hanging_up, cut_off])
def test_what_breaks_is_tried_again_with_longer_pauses(service: Service, trouble: Trouble) -> None:
    waits = Waits()
    service.troubles.extend([trouble] * 3)
    assert kolada(service, waits).areas()
    assert waits == [2.0, 8.0, 32.0]


@pytest.mark.parametrize("trouble", [answering(500), hanging_up, cut_off])
def test_what_goes_on_breaking_is_given_up(service: Service, trouble: Trouble) -> None:
    service.always(trouble)
    with pytest.raises(KoladaAway):
        kolada(service).areas()
    assert len(service.asked) == 4


def test_nobody_there() -> None:
    gone = Service()
    with serving(gone):
        pass
    with pytest.raises(KoladaAway):
        kolada(gone).areas()


def test_slow_answers_are_not_waited_for(service: Service) -> None:
    service.always(dripping)
    with pytest.raises(KoladaAway):
        kolada(service, tries=2, whole_answer=0.1).areas()
    assert len(service.asked) == 2


def test_silence_is_not_waited_for(service: Service) -> None:
    service.always(dripping)
    with pytest.raises(KoladaAway):
        kolada(service, tries=1, silence=0.002).areas()


@pytest.mark.parametrize("status", [400, 401, 403, 418])
def test_a_refusal_is_not_tried_again(service: Service, status: int) -> None:
    service.always(answering(status))
    with pytest.raises(KoladaRefused):
        kolada(service, version="3").areas()
    assert len(service.asked) == 1


def swollen() -> bytes:
    return gzip.compress(b" " * 30_000_000, 9)


@pytest.mark.parametrize(
    "trouble",
    [
        answering(200, b"<html>"),
        answering(200, b'{"values": ['),
        answering(200, b"\xff\xfe\x00"),
        answering(200, b"[" * 100_000),
        answering(200, b'{"values": [{"id": 1' + b"0" * 5_000 + b"}]}"),
        answering(200, b"{}", Content_Encoding="gzip"),
        answering(200, gzip.compress(b'{"values": []}')[:-6], Content_Encoding="gzip"),
        answering(200, b"{}", Content_Encoding="br"),
        answering(200, swollen(), Content_Encoding="gzip"),
        saying([]),
        saying({}),
        saying({"values": {}}),
        saying({"values": [1]}),
        saying({"values": [], "next_url": 7}),
        saying({"values": [{"id": "1882", "title": None}]}),
        saying({"values": [{"id": "1882' OR 1=1", "title": "x"}]}),
        saying({"values": [{"id": "1882", "title": "x\0"}]}),
        saying({"values": [{"id": "1882", "title": "\ud800"}]}),
        saying({"values": [{"id": "1882", "title": "x" * 501}]}),
        saying({"values": [{"id": "1882", "title": "x", "type": "<b>"}]}),
    ],
)
def test_a_strange_answer_is_refused_whole(service: Service, trouble: Trouble) -> None:
    service.troubles.append(trouble)
    with pytest.raises(KoladaStrange):
        kolada(service, version="3", largest=20_000_000).areas()
    assert len(service.asked) == 1


def record(**changed: object) -> dict[str, object]:
    given = {"gender": "T", "value": 1.0, "status": "", "count": 1} | changed
    return {"kpi": "N07403", "municipality": "1882", "period": 2024, "values": [given]}


@pytest.mark.parametrize(
    "given",
    [
        record() | {"period": "tjugotjugofyra"},
        record() | {"period": True},
        record() | {"period": 10**30},
        record() | {"period": None},
        record() | {"kpi": "../../etc"},
        record() | {"municipality": ["1882"]},
        record() | {"values": "T"},
        record() | {"values": [{}] * 100},
        record(gender="X"),
        record(gender=["T"]),
        record(value="12"),
        record(value=True),
        record(value=1e300),
        record(value=10**40),
        record(status="x" * 100),
        record(status=4),
        record(count=-1),
        record(count="tre"),
        record(isdeleted="ja"),
    ],
)
def test_a_strange_value_is_refused(service: Service, given: dict[str, object]) -> None:
    service.troubles.append(saying({"values": [given]}))
    with pytest.raises(KoladaStrange):
        kolada(service, version="3").values(codes=["N07403"], areas=["1882"], years=[2024])


@pytest.mark.parametrize("value", [b"NaN", b"Infinity", b"-Infinity"])
def test_no_number_is_no_value(service: Service, value: bytes) -> None:
    text = json.dumps({"values": [record(value=77)]}).encode().replace(b"77", value)
    service.troubles.append(answering(200, text))
    with pytest.raises(KoladaStrange):
        kolada(service, version="3").values(codes=["N07403"], areas=["1882"], years=[2024])


@pytest.mark.parametrize(
    "where",
    [
        "https://elsewhere.example/v3/municipality?page=2",
        "http://127.0.0.1:1/v3/municipality?page=2",
        "//elsewhere.example/v3",
        "file:///etc/passwd",
        "http://[::1/v3",
        "http://user@127.0.0.1/v3",
        "page=2",
    ],
)
def test_no_other_host_is_asked(service: Service, where: str) -> None:
    service.troubles.append(saying({"values": [], "next_url": where}))
    with pytest.raises(KoladaElsewhere):
        kolada(service, version="3").areas()
    assert len(service.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirection_is_followed(service: Service, status: int) -> None:
    service.troubles.append(answering(status, Location="https://elsewhere.example/"))
    with pytest.raises(KoladaElsewhere):
        kolada(service, version="3").areas()
    assert len(service.asked) == 1


def test_addresses_of_pages_may_name_another_scheme(service: Service) -> None:
    service.scheme = "https"
    service.page_length = 3
    assert len(kolada(service).areas()) == len(service.areas)


def test_pages_that_lead_in_a_circle_end(service: Service) -> None:
    service.always(lambda _: saying({"values": [], "next_url": f"{service.url}/v3/municipality"})(_))
    with pytest.raises(KoladaStrange):
        kolada(service, version="3").areas()
    assert len(service.asked) == 1


def test_progress_ends_with_all(service: Service) -> None:
    told: list[float] = []
    kolada(service).values(codes=CODES, areas=["1882"], years=range(1980, 2025), tell=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize(
    "address",
    [
        "http://api.kolada.se",
        "ftp://api.kolada.se",
        "api.kolada.se",
        "https://",
        "https://user:pass@api.kolada.se",
        "https://api.kolada.se?x=1",
        "https://[",
        "",
    ],
)
def test_figures_are_fetched_only_by_tls(address: str) -> None:
    with pytest.raises(UnusableAddress):
        checked_address(address)


def test_a_service_below_a_path() -> None:
    fetching = Fetching("https://proxy.example/kolada/")
    assert fetching.path_of("https://proxy.example/kolada/v3/kpi?page=2") == "/v3/kpi?page=2"
    with pytest.raises(KoladaElsewhere):
        fetching.path_of("https://proxy.example/annat/v3/kpi")


def test_every_error_is_one_of_ours() -> None:
    codes = {error.code for error in KoladaError.__subclasses__()}
    assert len(codes) == 5
    assert all(code.startswith("kolada-") for code in codes)
