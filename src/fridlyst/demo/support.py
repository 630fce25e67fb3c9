"""The demonstration's directory: Stockholm's services as its programme has them, the others' invented."""

from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from fridlyst.base.slugs import slug
from fridlyst.exchange.parsing import parse
from fridlyst.exchange.service_part import service_as_given, service_fields
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.queries import bodies
from fridlyst.support.actions import ensure_service
from fridlyst.support.queries import services

_FILES = files("fridlyst.demo")


def load_directory(*, by: Actor, place: str, today: date) -> int:
    """Publish the place's services, each gone through so many days ago as its file says; how many."""
    name = f"{place}.yaml"
    listed = parse((_FILES / "directory" / name).read_bytes(), name=name)["services"]
    keys = {body.key: body.id for body in bodies(by.municipality_id)}
    there = {one.key: {**service_as_given(one), "body": one.body_key} for one in services(by.municipality_id)}
    for given in listed:
        _ensure(by, {**there.get(slug(given["name"], longest=100), {}), **given}, keys, today)
    return len(listed)


def _ensure(by: Actor, given: Mapping[str, Any], keys: Mapping[str, int], today: date) -> None:
    body = given.get("body")
    ensure_service(
        by=by,
        fields=service_fields(given, keys[body] if body else None),
        published=True,
        reviewed_on=today - timedelta(days=given["reviewed"]),
    )
