"""The demonstration's translations of services; one is behind its source and one is checked."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from fridlyst.base.slugs import slug
from fridlyst.exchange.parsing import parse
from fridlyst.exchange.service_part import service_as_given, service_fields
from fridlyst.organisation.actor import Actor
from fridlyst.support.actions import ensure_service, save_translation
from fridlyst.support.fields import TranslationFields
from fridlyst.support.queries import ServiceView, services, translation_counts

_FILES = files("fridlyst.demo")


def load_translations(*, by: Actor, place: str) -> int:
    """Save the place's translations, if it has any and nobody has saved any yet; how many."""
    file = _FILES / "directory" / f"{place}_translations.yaml"
    if not file.is_file() or any(one.translated for one in translation_counts(by.municipality_id).values()):
        return 0
    there = {one.key: one for one in services(by.municipality_id)}
    read = parse(file.read_bytes(), name=file.name)
    known = [
        (there[slug(given["name"], longest=100)], {**given, "labels": read["labels"]})
        for given in read["services"]
    ]
    return sum(_translate(by, service, given) for service, given in known)


def _translate(by: Actor, service: ServiceView, given: Mapping[str, Any]) -> int:
    behind = given.get("behind", ())
    if behind:
        _say(by, service, given["earlier"])
        _save(by, service, given, behind)
        _say(by, service, service.description)
    _save(by, service, given, [code for code in given["texts"] if code not in behind])
    return len(given["texts"])


def _labels(given: Mapping[str, Mapping[str, str]], code: str) -> Mapping[str, str]:
    """The words beside ways to get in touch, in the language."""
    return {swedish: words[code] for swedish, words in given.items() if code in words}


def _say(by: Actor, service: ServiceView, description: str) -> None:
    """Let the Swedish say this, and leave all else."""
    fields = service_fields({**service_as_given(service), "description": description}, service.body_id)
    ensure_service(by=by, fields=fields)


def _save(by: Actor, service: ServiceView, given: Mapping[str, Any], codes: Iterable[str]) -> None:
    for code in codes:
        save_translation(
            by=by,
            service_id=service.id,
            language=code,
            fields=TranslationFields(**given["texts"][code], labels=_labels(given["labels"], code)),
            checked_by=given.get("checked", {}).get(code, ""),
        )
