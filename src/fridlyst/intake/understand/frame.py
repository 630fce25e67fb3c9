"""The programme around its goals: title, kind, period, vision, purpose, how it is followed up, who decided."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from fridlyst.intake.blocks import Block, BlockKind
from fridlyst.intake.understand.context import Context
from fridlyst.intake.understand.draft import Json
from fridlyst.intake.understand.words import fold, sentences

_KIND_WORDS = r"(?:handlingsprogram|program|handlingsplan|aktivitetsplan|åtgärdsplan|verksamhetsplan|plan|policy|riktlinjer?|strategi)"
_KINDS = (
    (re.compile(r"aktivitetsplan|verksamhetsplan", re.IGNORECASE), "activity_plan"),
    (re.compile(r"handlingsplan|åtgärdsplan|lokal plan", re.IGNORECASE), "action_plan"),
    (re.compile(r"handlingsprogram|program", re.IGNORECASE), "programme"),
    (re.compile(r"policy", re.IGNORECASE), "policy"),
    (re.compile(r"riktlinje", re.IGNORECASE), "guideline"),
    (re.compile(r"plan\b", re.IGNORECASE), "action_plan"),
)
_TITLE = re.compile(_KIND_WORDS, re.IGNORECASE)
_QUOTED = re.compile(rf"[”“\"]([^”“\"]{{0,80}}\b{_KIND_WORDS}\b[^”“\"]{{3,140}}?20\d\d\s?[-–]\s?20\d\d)[”“\"]", re.IGNORECASE)
_ABOUT = re.compile(
    rf"\b({_KIND_WORDS})(?:en|et|n)? ((?:gällande|mot|för|om|avseende) .{{6,90}}?)(?= (?:syftar|ska|är|gäller|utgår|har|som|till)\b|[.,;:])",
    re.IGNORECASE,
)
_YEARS = r"(20\d\d)\s?[-–]\s?(20\d\d)"
_VALID = re.compile(rf"(?:gäll\w*|perioden?|avser|giltig\w*)[^.]{{0,60}}?{_YEARS}", re.IGNORECASE)
_DATES = re.compile(r"(?:gäll\w*|giltig\w*)[^.]{0,60}?(20\d\d-\d\d-\d\d)\s?(?:[-–]|till(?: och med)?)\s?(20\d\d-\d\d-\d\d)", re.IGNORECASE)
_VISION = re.compile(r"\bvision(?:en)?\b[^.]{0,60}?\bär (?:därför )?att ([A-ZÅÄÖ].*)", re.IGNORECASE)
_PURPOSE = re.compile(r"\bsyft(?:ar till|et (?:med|är)|e är)|\bhuvudsakliga syfte", re.IGNORECASE)
_MONTHS = ("januari februari mars april maj juni juli augusti september oktober november december").split()
_ADOPTED = re.compile(
    r"\b(?:antagen|antaget|antagna|fastställd|fastställt|beslutad|beslutat)\s+(?:av\s+(?P<by>[A-ZÅÄÖa-zåäö -]{4,60}?))?\s*,?\s*(?:den\s+)?"
    r"(?P<date>\d{4}-\d\d-\d\d|\d{1,2} (?:" + "|".join(_MONTHS) + r") \d{4})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:Dnr|Diarienummer|Diarienr|Dnr\.)\s*[:.]?\s*([A-ZÅÄÖa-zåäö0-9./ :-]{3,40}?\d{2,})(?=[\s,.;]|$)", re.IGNORECASE)
_FOLLOWED = re.compile(r"följ(?:a|as|s|er|ts|er)? upp|uppfölj|utvärder", re.IGNORECASE)
_RULES = (
    ("tertial", re.compile(r"tertial|tre gånger (?:per|om) år", re.IGNORECASE)),
    ("term", re.compile(r"mandatperiod", re.IGNORECASE)),
    ("before_revision", re.compile(r"inför (?:\w+ )?(?:revider|ny(?:tt|a)? (?:program|plan))|innan (?:\w+ )?revider", re.IGNORECASE)),
    ("annual", re.compile(r"årlig|varje år|en gång (?:per|om) år|årsredovisning|verksamhetsberättelse", re.IGNORECASE)),
)
_JOINED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Frame:
    """The programme's own data as the programme file has it, and its running text for other readers."""

    programme: Json
    text: str


def read_frame(context: Context, blocks: Sequence[Block], filename: str) -> Frame:
    """What the document says of the programme as a whole. What is not said is left out."""
    text = _running_text(context, blocks)
    title = _title(context, blocks, text, filename)
    start, end = _period(title, text)
    programme: Json = {"title": title, "kind": _kind(title), "valid_from": start, "valid_to": end}
    programme["vision"] = _vision(text)
    programme["purpose"] = _purpose(text)
    programme |= _adoption(text)
    programme["follow_up"] = follow_up_rules(text)
    return Frame(programme, text)


def follow_up_rules(text: str) -> list[Json]:
    """How often the text says that the programme is followed up, each kind once with its sentence."""
    found: dict[str, str] = {}
    for sentence in sentences(text):
        if _FOLLOWED.search(sentence):
            for kind, pattern in _RULES:
                if pattern.search(sentence):
                    found.setdefault(kind, sentence[:2000])
    return [{"kind": kind, "text": words} for kind, words in found.items()]


def _running_text(context: Context, blocks: Sequence[Block]) -> str:
    """All prose in order; a paragraph cut by a page break runs on."""
    parts = [context.wording.join(block.lines) for block in blocks if block.kind in _JOINED and block.lines]
    return "\n".join(parts)


def _title(context: Context, blocks: Sequence[Block], text: str, filename: str) -> str:
    """The document's title: its first large heading, a name in quotation marks, or what it says it is about."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    for block in [block for block in headings if block.level == 1 and block.number <= 12] + headings[:3]:
        words = context.wording.join(block.lines)
        if _TITLE.search(words) and len(words) > 12:
            return words
    quoted = Counter(fold(found) for found in _QUOTED.findall(text))
    if quoted:
        return quoted.most_common(1)[0][0]
    named = next((block for block in headings if _names_plan(context.wording.join(block.lines))), None)
    if named:
        return re.sub(r"^[\d. ]+", "", context.wording.join(named.lines))
    return _about(text) or _first_words(context, blocks) or PurePath(filename).stem or "Namnlöst dokument"


def _names_plan(words: str) -> bool:
    return re.match(rf"^(?:[\d. ]+)?{_KIND_WORDS}\s(?:mot|för|om|gällande)\b", words, re.IGNORECASE) is not None


def _about(text: str) -> str:
    found = _ABOUT.search(text.replace("\n", " "))
    return fold(f"{found.group(1).capitalize()} {found.group(2)}") if found else ""


def _first_words(context: Context, blocks: Sequence[Block]) -> str:
    for block in blocks[:5]:
        words = context.wording.join(block.lines)
        if block.table is None and block.kind is not BlockKind.FURNITURE and 12 < len(words) <= 200:
            return words
    return ""


def _kind(title: str) -> str:
    return next((kind for pattern, kind in _KINDS if pattern.search(title)), "programme")


def _period(title: str, text: str) -> tuple[str | None, str | None]:
    """First and last day of the period: dates as they stand, years as whole years."""
    dates = _DATES.search(text)
    if dates and _is_date(dates.group(1)) and _is_date(dates.group(2)):
        return dates.group(1), dates.group(2)
    years = re.search(_YEARS, title) or _VALID.search(text.replace("\n", " "))
    if years and years.group(1) <= years.group(2):
        return f"{years.group(1)}-01-01", f"{years.group(2)}-12-31"
    return None, None


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _vision(text: str) -> str | None:
    for sentence in sentences(text):
        found = _VISION.search(sentence)
        if found and found.group(1)[:1].isupper():
            return found.group(1).strip()
    return None


def _purpose(text: str) -> str | None:
    """The sentences that say what the programme is for."""
    found = [sentence for sentence in sentences(text) if _PURPOSE.search(sentence) and _TITLE.search(sentence)]
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
    if _is_date(words):
        return words
    parts = words.lower().split()
    if len(parts) != 3 or parts[1] not in _MONTHS:
        return None
    day = f"{parts[2]}-{_MONTHS.index(parts[1]) + 1:02d}-{int(parts[0]):02d}"
    return day if _is_date(day) else None
