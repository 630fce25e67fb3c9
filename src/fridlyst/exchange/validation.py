"""The programme file against its schema, said in Swedish and with the place."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from fridlyst.exchange.walking import Json

_TYPES = {
    "string": "text",
    "array": "en lista",
    "object": "ett objekt",
    "integer": "ett heltal",
    "number": "ett tal",
    "boolean": "ja eller nej (true eller false)",
    "null": "tomt (null)",
}


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the programme file."""
    text = (
        files("fridlyst.exchange").joinpath("schemas/fridlyst-programme-1.json").read_text(encoding="utf-8")
    )
    found: dict[str, Any] = json.loads(text)
    return found


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def schema_problems(file: Json, *, most: int = 50) -> list[str]:
    """What breaks the schema, in the order of the file: "goals[2].title: …"; at most `most`."""
    errors = sorted(
        _validator().iter_errors(file), key=lambda error: [str(part) for part in error.absolute_path]
    )
    return [_sentence(_innermost(error)) for error in errors[:most]]


def place(parts: Iterable[str | int]) -> str:
    """ "goals[2].activities[0].title"; "filen" for the whole."""
    words = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return words.removeprefix(".") or "filen"


def _innermost(error: ValidationError) -> ValidationError:
    """Of what could stand here, the branch whose type fits tells what is wrong."""
    if error.validator != "anyOf" or not error.context:
        return error
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    for inners in branches.values():
        if not any(inner.validator == "type" and not inner.path for inner in inners):
            return _innermost(inners[0])
    return error


def _sentence(error: ValidationError) -> str:
    return f"{place(error.absolute_path)}: {_what(error)}"


def _what(error: ValidationError) -> str:
    told = _WORDS.get(str(error.validator))
    wanted: Any = error.validator_value
    if error.validator == "additionalProperties":
        wanted = dict(error.schema)["properties"] if isinstance(error.schema, Mapping) else {}
    return told(wanted, error.instance) if told else "värdet följer inte formatet."


def _required(wanted: Json, given: Json) -> str:
    return f"{_listed([name for name in wanted if name not in given])} saknas."


def _additional(known: Json, given: Json) -> str:
    unknown = [name for name in given if name not in known]
    return f"{_listed(unknown)} hör inte till formatet. Är det rätt stavat?"


def _type(wanted: Json, given: Json) -> str:
    names = [_TYPES[name] for name in ([wanted] if isinstance(wanted, str) else wanted)]
    hint = " Sätt citattecken runt värdet." if isinstance(given, int | float) and "string" in wanted else ""
    return f"ska vara {' eller '.join(names)}, inte {_shown(given)}.{hint}"


def _enum(wanted: Json, given: Json) -> str:
    return f"{_shown(given)} ska vara ett av {', '.join(wanted)}."


def _pattern(wanted: Json, given: Json) -> str:
    if "2}-" in wanted:
        return f"{_shown(given)} är inget datum. Skriv år-månad-dag, till exempel 2026-08-31."
    return f"{_shown(given)} ska vara fyra siffror."


_WORDS: Mapping[str, Callable[[Json, Json], str]] = {
    "required": _required,
    "additionalProperties": _additional,
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "anyOf": lambda wanted, given: f"{_shown(given)} kan inte stå här.",
    "const": lambda wanted, given: f"ska vara {_shown(wanted)}, inte {_shown(given)}.",
    "minLength": lambda wanted, given: "får inte vara tomt.",
    "maxLength": lambda wanted, given: f"får vara högst {wanted} tecken men är {len(given)}.",
    "minimum": lambda wanted, given: f"ska vara minst {wanted}.",
    "maximum": lambda wanted, given: f"ska vara högst {wanted}.",
    "minItems": lambda wanted, given: f"ska innehålla minst {wanted} värden.",
    "maxItems": lambda wanted, given: f"ska innehålla högst {wanted} värden.",
}


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"”{str(name)[:40]}”" for name in names[:5])


def _shown(value: Json) -> str:
    if isinstance(value, dict | list):
        return _TYPES["object" if isinstance(value, dict) else "array"]
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return f"”{str(value)[:40]}”"
