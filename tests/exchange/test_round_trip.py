"""What is taken in from a programme file comes out again."""

from importlib.resources import files
from typing import Any

import pytest
import yaml

from fridlyst.exchange.exporting import export_programme
from fridlyst.exchange.importing import import_programme
from fridlyst.exchange.importing_steering import steering_fields
from fridlyst.exchange.normal import normalised
from fridlyst.exchange.programme_file import check, dump, load
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.actor import Actor, system_actor
from fridlyst.programmes.actions import ensure_steering

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
    assert exported == normalised(with_steering(file))
    check(exported, name="utläst")
    for as_yaml in (False, True):
        assert load(dump(exported, as_yaml=as_yaml), name="utläst") == exported
