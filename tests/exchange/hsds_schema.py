"""The published schema of HSDS 3.0, read where it is kept beside the project."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

FOLDER = Path(__file__).parents[3] / "shared" / "standards" / "hsds"


def published(name: str) -> dict[str, Any]:
    """The file; the test is passed over where it is missing."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{path} finns inte")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@cache
def schema_of(*steps: str) -> dict[str, Any]:
    """The schema of a service, or of what stands under it: "organization", "attributes", …"""
    found = published("service.json")
    for step in steps:
        found = found["properties"][step]
        found = found.get("items", found)
    return found


@cache
def _validator(steps: tuple[str, ...]) -> Draft202012Validator:
    return Draft202012Validator(schema_of(*steps), format_checker=FormatChecker())


def faults(item: object, *steps: str) -> list[str]:
    """What of the item the schema does not allow, and every field that it does not know."""
    wrong = [f"{fault.json_path}: {fault.message}" for fault in _validator(steps).iter_errors(item)]
    return wrong + list(_unknown(item, schema_of(*steps), "$"))


def _unknown(item: object, schema: dict[str, Any], where: str) -> list[str]:
    if isinstance(item, list):
        return [fault for one in item for fault in _unknown(one, schema.get("items", {}), f"{where}[]")]
    if not isinstance(item, dict):
        return []
    known = schema.get("properties", {})
    strange = [f"{where}.{name} is unknown" for name in item if name not in known]
    under = [_unknown(value, known[name], f"{where}.{name}") for name, value in item.items() if name in known]
    return strange + [fault for found in under for fault in found]
