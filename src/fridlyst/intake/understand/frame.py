"""The programme around its goals: title, kind, period, vision, purpose, follow-up, who decided."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fridlyst.exchange.checks import is_date
from fridlyst.intake.blocks import Block, BlockKind
from fridlyst.intake.understand.context import Context
from fridlyst.intake.understand.draft import Json
from fridlyst.intake.understand.title import kind_of, title_of
from fridlyst.intake.understand.words import fold, sentences

_YEARS = r"(20\d\d)\s?[-–]\s?(20\d\d)"
_VALID = re.compile(rf"(?:gäll\w*|perioden?|avser|giltig\w*)[^.]{{0,60}}?{_YEARS}", re.IGNORECASE)
_DATES = re.compile(
    r"(?:gäll\w*|giltig\w*)[^.]{0,60}?(20\d\d-\d\d-\d\d)\s?(?:[-–]|till(?: och med)?)\s?(20\d\d-\d\d-\d\d)",
    re.IGNORECASE,
)
_VISION = re.compile(r"\bvision(?:en)?\b[^.]{0,60}?\bär (?:därför )?att ([A-ZÅÄÖ].*)", re.IGNORECASE)
_ITSELF = r"(?:(?:handlings)?program|(?:handlings|aktivitets|åtgärds)?plan|policy)(?:met|mets|en|ens|n|ns)?"
_PURPOSE = re.compile(
    rf"\bsyfte\w*\s+(?:med|för)\s+(?:det här |den här |detta |denna )?{_ITSELF}\b.{{0,20}}\bär\b"
    rf"|\b{_ITSELF}\b.{{0,80}}\bsyft(?:ar till|e är|e:)",
    re.IGNORECASE,
)
_PURPOSE_HEADING = re.compile(rf"^.*\bSyfte(?: (?:med|och mål med) {_ITSELF})?\s+(?=[A-ZÅÄÖ])")
_NEGATED = re.compile(r"\b(?:inte|ej|ingenting|inga|varken)\b", re.IGNORECASE)
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_ADOPTED = re.compile(
    r"\b(?:antagen|antaget|antagna|fastställd|fastställt|beslutad|beslutat)\s+"
    r"(?:av\s+(?P<by>[A-ZÅÄÖa-zåäö -]{4,60}?))?\s*,?\s*(?:den\s+)?"
    r"(?P<date>\d{4}-\d\d-\d\d|\d{1,2} (?:" + "|".join(_MONTHS) + r") \d{4})",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:Dnr|Diarienummer|Diarienr|Dnr\.)\s*[:.]?\s*([A-ZÅÄÖa-zåäö0-9./ :-]{3,40}?\d{2,})(?=[\s,.;]|$)",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(r"följ(?:a|as|s|er|ts|er)? upp|uppfölj|utvärder", re.IGNORECASE)
_RULES = (
    ("tertial", re.compile(r"tertial|tre gånger (?:per|om) år", re.IGNORECASE)),
    ("term", re.compile(r"mandatperiod", re.IGNORECASE)),
    (
        "before_revision",
        re.compile(
            r"inför (?:\w+ )?(?:revider|ny(?:tt|a)? (?:program|plan))|innan (?:\w+ )?revider", re.IGNORECASE
        ),
    ),
    (
        "annual",
        re.compile(
            r"årlig|varje år|en gång (?:per|om) år|årsredovisning|verksamhetsberättelse", re.IGNORECASE
        ),
    ),
)
_LONGEST_SENTENCE = 3000
_JOINED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Frame:
    """The programme's own data as the programme file has it, and its running text for other readers."""

    programme: Json
    text: str


def read_frame(context: Context, blocks: Sequence[Block], filename: str) -> Frame:
    """What the document says of the programme as a whole. What is not said is left out."""
    text = _running_text(context, blocks)
    told = " ".join(sentence for sentence in sentences(text) if len(sentence) <= _LONGEST_SENTENCE)
    title = title_of(context, blocks, told, filename)
    start, end = _period(title, told)
    programme: Json = {"title": title, "kind": kind_of(title), "valid_from": start, "valid_to": end}
    programme["vision"] = _vision(told)
    programme["purpose"] = _purpose(told)
    programme |= _adoption(told)
    programme["follow_up"] = follow_up_rules(told)
    return Frame(programme, text)


def follow_up_rules(text: str) -> list[Json]:
    """How often the text says that the programme is followed up, each kind once with its sentence."""
    found: dict[str, str] = {}
    for sentence in sentences(text):
        if _FOLLOWED.search(sentence):
            for kind, pattern in _RULES:
                if pattern.search(sentence) and not (kind == "annual" and _NEGATED.search(sentence)):
                    found.setdefault(kind, sentence[:2000])
    return [{"kind": kind, "text": words} for kind, words in found.items()]


def _running_text(context: Context, blocks: Sequence[Block]) -> str:
    """All prose in order; a paragraph cut by a page break runs on."""
    parts = [context.wording.join(block.lines) for block in blocks if block.kind in _JOINED and block.lines]
    return "\n".join(parts)


def _period(title: str, text: str) -> tuple[str | None, str | None]:
    """First and last day of the period: dates as they stand, years as whole years."""
    dates = _DATES.search(text)
    if dates and is_date(dates.group(1)) and is_date(dates.group(2)):
        return dates.group(1), dates.group(2)
    years = re.search(_YEARS, title) or _VALID.search(text.replace("\n", " "))
    if years and years.group(1) <= years.group(2):
        return f"{years.group(1)}-01-01", f"{years.group(2)}-12-31"
    return None, None


def _vision(text: str) -> str | None:
    for sentence in sentences(text):
        found = _VISION.search(sentence)
        if found and found.group(1)[:1].isupper():
            return found.group(1).strip()
    return None


def _purpose(text: str) -> str | None:
    """The sentences that say what the programme is for."""
    found = [_PURPOSE_HEADING.sub("", sentence) for sentence in sentences(text) if _PURPOSE.search(sentence)]
    return " ".join(found[:2])[:4000] or None


def _adoption(text: str) -> Json:
    found: Json = {}
    adopted = _ADOPTED.search(text)
    if adopted and (day := _as_date(adopted["date"])):
        found["adopted_on"] = day
        if adopted["by"]:
            found["adopted_by"] = fold(adopted["by"])[:300]
    number = _NUMBER.search(text)
    return {**found, "registration_number": fold(number.group(1))} if number else found


def _as_date(words: str) -> str | None:
    if is_date(words):
        return words
    parts = words.lower().split()
    if len(parts) != 3 or parts[1] not in _MONTHS:
        return None
    day = f"{parts[2]}-{_MONTHS.index(parts[1]) + 1:02d}-{int(parts[0]):02d}"
    return day if is_date(day) else None
