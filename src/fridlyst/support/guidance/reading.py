"""The guidance out of the package's own files."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from fridlyst.support.guidance.shapes import Duty, Guide, GuidePart, Situation, Situations


@cache
def situations() -> Situations:
    """Where to refer, by situation."""
    given = _read("situations")
    sources = given["sources"]
    return Situations(given["reviewed"], tuple(_situation(one, sources) for one in given["situations"]))


@cache
def duty_to_report() -> Duty:
    """The duty to report a worry for a child (socialtjänstlagen 2025:400, 19 kap. 1 §)."""
    given = _read("duty")
    return Duty(
        given["reviewed"], given["title"], given["text"], tuple(given["steps"]), tuple(given["sources"])
    )


@cache
def manager_guide() -> Guide:
    """The manager's steps when an employee is exposed or uses violence."""
    return _guide("manager")


@cache
def routine_questions() -> Guide:
    """How everybody is asked about violence (HSLF-FS 2022:39)."""
    return _guide("routine")


def _read(name: str) -> Mapping[str, Any]:
    text = files("fridlyst.support").joinpath(f"guidance/{name}.yaml").read_text("utf-8")
    found: Mapping[str, Any] = yaml.safe_load(text)
    return found


def _situation(given: Mapping[str, Any], sources: Mapping[str, str]) -> Situation:
    return Situation(
        code=given["code"],
        number=given["number"],
        title=given["title"],
        short=given["short"],
        steps=tuple(given["steps"]),
        remember=tuple(given["remember"]),
        lines=tuple(given["lines"]),
        seekers=tuple(given["seekers"]),
        happenings=tuple(given.get("happenings", ())),
        age=given.get("age"),
        words=given.get("words", ""),
        children=given.get("children", False),
        sources=tuple(sources[code] for code in given["sources"]),
    )


def _guide(name: str) -> Guide:
    given = _read(name)
    parts = tuple(
        GuidePart(one["code"], one["title"], tuple(one["points"]), one.get("note", ""))
        for one in given["parts"]
    )
    return Guide(given["reviewed"], given["lead"], tuple(given["sources"]), parts)
