"""Directories made without a database, and Stockholm's as the demonstration has it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fridlyst.organisation.queries import MunicipalityView
from fridlyst.support.shapes import Directory, DirectorySettingsView, PublicService, ServiceText

PROGRAMMES = Path(__file__).parents[3] / "src/fridlyst/demo/programmes"
# What a target group of a programme is called in the directory, where the file does not say whom.
_WHOM = {
    "exposed": "exposed",
    "using_violence": "using_violence",
    "children": "child",
    "young": "young",
    "bystanders": "relative",
    "staff": "professional",
}
_NOTHING = PublicService(
    id=0, key="", body="", body_key="", whom=(), target_groups=(), minimum_age=None, maximum_age=None,
    violence_forms=(), languages=(), interpreter=None, accessibility=(), free=None, always_open=False,
    openings=(), contacts=(), place="", protected_address=False, pets=None, children=None, no_decision=None,
    anonymous=None, reviewed_on=None, changed_on=None, texts={},
)  # fmt: skip


def service(at: int, name: str, description: str = "", **fields: Any) -> PublicService:  # noqa: ANN401
    """A service that says nothing but what is given."""
    text = ServiceText("sv", name, description, area=fields.pop("area", ""))
    texts = {"sv": text, **fields.pop("texts", {})}
    return replace(_NOTHING, id=at, key=f"s{at}", texts=texts, **fields)


def directory_of(services: Iterable[PublicService], slug: str = "prov") -> Directory:
    """A directory of these services."""
    return Directory(MunicipalityView(1, "9999", "Prov", slug), DirectorySettingsView(), tuple(services), "1")


@cache
def stockholm() -> Directory:
    """The services of Stockholm's programme file, in its order."""
    text = (PROGRAMMES / "stockholm-2021-2025.yaml").read_text(encoding="utf-8")
    given = yaml.load(text, Loader=yaml.CSafeLoader)["support_services"]
    return directory_of((_read(at, one) for at, one in enumerate(given, start=1)), "stockholm")


def _read(at: int, given: dict[str, Any]) -> PublicService:
    whom = given.get("whom") or [_WHOM[group] for group in given.get("target_groups", ()) if group in _WHOM]
    plain = (
        "minimum_age",
        "maximum_age",
        "interpreter",
        "free",
        "pets",
        "children",
        "no_decision",
        "anonymous",
    )
    lists = ("target_groups", "violence_forms", "languages", "accessibility")
    return service(
        at,
        given["name"],
        given.get("description", ""),
        whom=tuple(dict.fromkeys(whom)),
        protected_address=given.get("protected_address", False),
        always_open=given.get("always_open", False),
        **{name: given.get(name) for name in plain},
        **{name: tuple(given.get(name, ())) for name in lists},
        area=given.get("area", ""),
        texts={code: ServiceText(code, **_words(text)) for code, text in _translated(given).items()},
    )


def _translated(given: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = given.get("translations") or {}
    return found if isinstance(found, dict) else {one["language"]: one for one in found}


def _words(text: dict[str, Any]) -> dict[str, str]:
    return {name: text.get(name) or "" for name in ("name", "description", "cost", "hours", "area")}
