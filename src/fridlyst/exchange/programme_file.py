"""The programme file: read, checked and written."""

import json
from collections.abc import Mapping
from typing import Any

import yaml

from fridlyst.base.sentences import Sentence
from fridlyst.exchange.checks import meaning_problems
from fridlyst.exchange.errors import BadProgrammeFile, refusal
from fridlyst.exchange.parsing import parse
from fridlyst.exchange.validation import schema, schema_problems
from fridlyst.exchange.walking import Json

FORMAT = "fridlyst-programme/1"
_WIDTH = 110

__all__ = ["FORMAT", "BadProgrammeFile", "check", "dump", "load", "looks_like_one", "schema"]


def load(data: bytes | str, *, name: str) -> dict[str, Any]:
    """The programme file in `data`, JSON or YAML, whole and checked.

    `name` is what the file is called in messages. BadProgrammeFile says where and what is wrong.
    """
    file = parse(data, name=name)
    if not isinstance(file, dict) or file.get("format") != FORMAT:
        raise BadProgrammeFile(
            Sentence(
                "%(name)s är ingen programfil. En programfil börjar med format: %(format)s.",
                name=name,
                format=FORMAT,
            )
        )
    check(file, name=name)
    return file


def check(file: Mapping[str, Any], *, name: str) -> None:
    """Raise BadProgrammeFile unless the file follows the schema and holds together."""
    problems = schema_problems(file) or meaning_problems(file)
    if problems:
        raise refusal(name, problems)


def looks_like_one(data: bytes) -> bool:
    """Whether the bytes say that they are a programme file; a document is told apart by this."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    return b"\x00" not in head and FORMAT.partition("/")[0].encode() in head


def dump(file: Mapping[str, Any], *, as_yaml: bool = False) -> str:
    """The file as text, its fields always in the same order; load(dump(file)) == file."""
    ordered = _ordered(file)
    if as_yaml:
        return yaml.safe_dump(ordered, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return json.dumps(ordered, ensure_ascii=False, indent=2) + "\n"


_ORDER = (
    "format", "key", "number", "level", "name", "code", "title", "text", "kind", "unit", "body", "part",
    "document", "goal", "stance", "why", "publisher", "description", "vision", "purpose", "valid_from",
    "valid_to", "adopted_on", "adopted_by", "registration_number", "date", "paragraph", "summary",
    "numerator", "denominator", "target_value", "collective", "members", "aliases", "parent", "origin",
    "responsible", "start", "end", "rrule", "event", "schedule", "aligned", "also_serves", "minimum_age",
    "maximum_age", "prevention_levels", "social_levels", "target_groups", "violence_forms",
    "arenas", "evidence", "placed_on",
    "whom", "languages", "interpreter", "accessibility", "free", "cost", "always_open", "weekdays", "opens",
    "closes", "openings", "hours", "value", "label", "unseen", "contacts", "area", "pets", "children",
    "no_decision", "anonymous", "published", "reviewed_on", "review_months",
    "protected_address", "open_office", "withdrawn_on", "heading", "page", "table", "row", "column",
    "column_heading", "section", "passage", "place", "passages", "year", "payer", "amount", "note",
    "costs", "next_body", "next_on", "outcome", "who", "moved_by", "state", "answer", "adjusted_on",
    "posted_on", "comment_by", "override_reason", "sent_to", "enclosures", "reservations", "quote", "change",
    "anchor", "conditions", "amendments", "signed_by", "parts", "letter", "answer_source", "steps", "source",
    "confidence",
    "municipality", "programme", "follow_up", "bodies", "steering", "alignments", "preconditions",
    "indicators", "activities", "goals", "support_services", "matters", "doubts",
)  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(_ORDER)}


def _ordered(value: Json) -> Json:
    if isinstance(value, Mapping):
        names = sorted(value, key=lambda name: (_RANK.get(name, len(_RANK)), name))
        return {name: _ordered(value[name]) for name in names}
    return [_ordered(part) for part in value] if isinstance(value, list) else value
