"""The lines that hold in the whole country, out of the package's own files."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from fridlyst.support.shapes import LineText, NationalLine


@cache
def national_lines() -> tuple[NationalLine, ...]:
    """The lines in the order that they are shown."""
    found = yaml.safe_load(files("fridlyst.support").joinpath("national/lines.yaml").read_text("utf-8"))
    return tuple(_line(given) for given in found["lines"])


def _line(given: Mapping[str, Any]) -> NationalLine:
    texts = {code: LineText(text["name"], text["note"]) for code, text in given["texts"].items()}
    return NationalLine(
        key=given["key"],
        name=texts["sv"].name,
        number=given["number"],
        dial=given["dial"],
        whom=tuple(given["whom"]),
        minimum_age=given.get("minimum_age"),
        maximum_age=given.get("maximum_age"),
        forms=tuple(given.get("forms", ())),
        always_open=given.get("always_open"),
        free=given.get("free"),
        unseen=given.get("unseen"),
        interpreter=given.get("interpreter"),
        web=given.get("web", ""),
        source=given["source"],
        checked_on=given["checked_on"],
        texts=texts,
    )
