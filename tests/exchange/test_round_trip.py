"""What is taken in from a programme file comes out again."""

from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fridlyst.exchange import walking
from fridlyst.exchange.exporting import export_programme
from fridlyst.exchange.importing import import_programme
from fridlyst.exchange.importing_steering import steering_fields
from fridlyst.exchange.programme_file import check, dump, load
from fridlyst.intake.read import read_document
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.actor import Actor, system_actor
from fridlyst.programmes.actions import ensure_steering
from tests.exchange.normalising import normalised, only_named_places

DEMO = files("fridlyst") / "demo"
PROGRAMMES = sorted(entry.name for entry in (DEMO / "programmes").iterdir())


def demo_file(name: str) -> dict[str, Any]:
    return load((DEMO / "programmes" / name).read_bytes(), name=name)


def steering() -> list[dict[str, Any]]:
    return [yaml.safe_load(entry.read_text(encoding="utf-8")) for entry in (DEMO / "steering").iterdir()]


def system_in(file: dict[str, Any]) -> Actor:
    municipality = ensure_municipality(code=file["municipality"]["code"], name=file["municipality"]["name"])
    return system_actor(municipality.pk)


def with_steering(file: dict[str, Any]) -> dict[str, Any]:
    """The file with the documents that it points at, as an export writes them."""
    used = str(file)
    return {**file, "steering": [one for one in steering() if f"'{one['key']}'" in used]}


@pytest.mark.django_db
@pytest.mark.parametrize("name", PROGRAMMES)
def test_a_demonstration_file_comes_out_as_it_went_in(name: str) -> None:
    file = demo_file(name)
    by = system_in(file)
    for document in steering():
        ensure_steering(by=by, fields=steering_fields(document), shared=True)
    made = import_programme(file, by=by)
    exported = export_programme(by.municipality_id, made.slug)
    assert only_named_places(exported, file) == normalised(with_steering(file))
    check(exported, name="utläst")
    for as_yaml in (False, True):
        assert load(dump(exported, as_yaml=as_yaml), name="utläst") == exported


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["stockholm.docx", "askersund.docx", "alingsas.docx", "linkoping-uppfoljning.docx"]
)
def test_what_is_read_from_a_real_document_can_be_taken_in(name: str) -> None:
    document = Path(__file__).parents[2] / ".." / "shared" / "documents" / name
    if not document.exists():
        pytest.skip(f"{document} finns inte")
    file = read_document(document.read_bytes(), name).programme
    file["municipality"] = {"name": "Provköping", "code": "9999"}
    for matter in file.get("matters", []):
        matter["registration_number"] = matter["registration_number"] or "KS 2026/1"
    by = system_in(file)
    made = import_programme(file, by=by, name=name)
    exported = export_programme(by.municipality_id, made.slug)
    expected = normalised(file)
    assert {**only_named_places(exported, file), "steering": []} == {**expected, "steering": []}


_words = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40).filter(
    lambda text: bool(text.strip())
)
_days = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(date.isoformat))
_bodies = st.lists(
    st.builds(
        lambda n, name, kind: {"key": f"b{n}", "name": f"{name.strip()} {n}", "kind": kind},
        st.integers(0, 9),
        _words,
        st.sampled_from(["committee", "department", "company", "external"]),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda body: body["key"],
)
_times = st.sampled_from(
    [
        None,
        {"kind": "ongoing", "text": "Löpande"},
        {"kind": "once", "end": "2026-06-30", "text": "Juni 2026"},
        [
            {"kind": "period", "start": "2026-01-01", "end": "2028-12-31"},
            {"kind": "on_event", "event": "vid start"},
        ],
        {"kind": "recurring", "text": "varje år"},
    ]
)


def _subset(values: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=3)


@st.composite
def programme_files(draw: st.DrawFn) -> dict[str, Any]:
    """Files with up to three levels of goals, owners of both kinds, and activities that serve several."""
    bodies = draw(_bodies)
    keys = [body["key"] for body in bodies]
    numbers = iter(range(1000))

    def owners() -> list[Any]:
        found = draw(_subset(keys))
        parts = draw(st.lists(st.sampled_from(["lead", "taking_part"]), min_size=3, max_size=3))
        return [{"body": key, "part": part} for key, part in zip(found, parts, strict=False)]

    def activity() -> dict[str, Any]:
        owned = owners()
        return {
            "key": f"a{next(numbers)}",
            "title": draw(_words),
            "description": draw(st.one_of(st.none(), _words)),
            "responsible": owned,
            "schedule": draw(_times) or [],
            "origin": draw(st.sampled_from(["programme", "body"])) if owned else "programme",
            "prevention_levels": draw(_subset(["universal", "selective", "indicated"])),
            "violence_forms": draw(_subset(["honour", "physical", "pets"])),
            "withdrawn_on": draw(_days),
        }

    def indicator() -> dict[str, Any]:
        target = st.one_of(st.none(), st.decimals(0, 10**6, places=4).map(float))
        return {
            "key": f"i{next(numbers)}",
            "title": draw(_words),
            "kind": draw(st.sampled_from(["share", "number", "yes_no", "scale"])),
            "target_value": draw(target),
            "responsible": owners(),
        }

    def goal(depth: int) -> dict[str, Any]:
        return {
            "key": f"g{next(numbers)}",
            "level": draw(_words),
            "number": draw(st.one_of(st.none(), st.just("1.2"))),
            "title": draw(_words),
            "responsible": owners(),
            "preconditions": draw(st.lists(_words, max_size=2)),
            "indicators": [indicator() for _ in range(draw(st.integers(0, 1)))],
            "activities": [activity() for _ in range(draw(st.integers(0, 2)))],
            "goals": [goal(depth + 1) for _ in range(draw(st.integers(0, 2 if depth < 2 else 0)))],
        }

    goals = [goal(0) for _ in range(draw(st.integers(0, 2)))]
    file = {
        "format": "fridlyst-programme/1",
        "municipality": {"name": "Provköping", "code": "9999"},
        "programme": {"title": draw(_words), "vision": draw(st.one_of(st.none(), _words))},
        "bodies": bodies,
        "goals": goals,
    }
    every = [one["key"] for _at, one in walking.goals(file)]
    for _at, one in walking.under_goals(file, "activities"):
        one["also_serves"] = draw(_subset(every))
    return file


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(programme_files())
def test_any_file_comes_out_as_it_went_in(file: dict[str, Any]) -> None:
    check(file, name="fil")
    with transaction.atomic():
        by = system_in(file)
        made = import_programme(file, by=by)
        exported = export_programme(by.municipality_id, made.slug)
        transaction.set_rollback(True)
    expected = normalised(file)
    assert exported == expected
    assert normalised(exported) == exported
    assert load(dump(exported, as_yaml=True), name="utläst") == exported
