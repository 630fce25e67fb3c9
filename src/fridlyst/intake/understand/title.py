"""A document's title: its heading, its name in quotation marks, or what it says it is about."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from fridlyst.intake.blocks import Block, BlockKind
from fridlyst.intake.understand.context import Context
from fridlyst.intake.understand.words import fold

_WORDS = r"(?:(?:handlings)?program|(?:handlings|aktivitets|åtgärds|verksamhets)?plan|policy|riktlinjer?)"
_PLAN = re.compile(rf"{_WORDS}|strategi", re.IGNORECASE)
_REPORT = re.compile(
    r"^(?:uppföljning|uppföljningsrapport|rapport|tjänsteskrivelse|årsrapport|utvärdering)\b.{8,}",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    rf"[”“\"]([^”“\"]{{0,80}}{_WORDS}\b[^”“\"]{{3,140}}?20\d\d\s?[-–]\s?20\d\d)[”“\"]", re.IGNORECASE
)
_ABOUT = re.compile(
    rf"\b({_WORDS})(?:en|et|n)? ((?:gällande|mot|för|om|avseende) .{{6,90}}?)"
    r"(?= (?:syftar|ska|är|gäller|utgår|har|som|till|innehåller|antas|20\d\d)\b|[.,;:()]| (?-i:[A-ZÅÄÖ])|$)",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = re.compile(rf"^(?:[\d. ]+)?({_WORDS}\s(?:mot|för|om|gällande)\b.*)$", re.IGNORECASE)
_KINDS = (
    (re.compile(r"aktivitetsplan|verksamhetsplan", re.IGNORECASE), "activity_plan"),
    (re.compile(r"handlingsplan|åtgärdsplan|lokal plan", re.IGNORECASE), "action_plan"),
    (re.compile(r"handlingsprogram|program", re.IGNORECASE), "programme"),
    (re.compile(r"policy", re.IGNORECASE), "policy"),
    (re.compile(r"riktlinje", re.IGNORECASE), "guideline"),
    (re.compile(r"plan\b", re.IGNORECASE), "action_plan"),
)
_SAME_BEGINNING = 4


def title_of(context: Context, blocks: Sequence[Block], text: str, filename: str) -> str:
    """The best title that the document gives; the file's name when it gives none."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    found = _in_headings(context, headings) or _report(context, blocks) or _quoted(text)
    found = found or _named(context, headings) or _about(text)
    stem = fold(PurePath(filename).stem.replace("_", " "))
    if not found and _PLAN.search(stem) and " " in stem:
        return stem
    return found or _first_words(context, blocks) or stem or "Namnlöst dokument"


def kind_of(title: str) -> str:
    """The kind of document that its title says it is."""
    return next((kind for pattern, kind in _KINDS if pattern.search(title)), "programme")


def _in_headings(context: Context, headings: Sequence[Block]) -> str:
    for block in [block for block in headings if block.level == 1 and block.number <= 12] + list(
        headings[:3]
    ):
        words = context.wording.join(block.lines)
        if _PLAN.search(words) and len(words) > 12 and not words[:1].isdigit():
            return words
    return ""


def _report(context: Context, blocks: Sequence[Block]) -> str:
    for block in blocks[:3]:
        words = context.wording.join(block.lines)
        if block.table is None and len(words) <= 200 and _REPORT.match(words):
            return words
    return ""


def _quoted(text: str) -> str:
    found = Counter(fold(words) for words in _QUOTED.findall(text))
    return found.most_common(1)[0][0] if found else ""


def _named(context: Context, headings: Sequence[Block]) -> str:
    words = (_NAMED.match(context.wording.join(block.lines)) for block in headings)
    return next((found.group(1) for found in words if found), "")


def _about(text: str) -> str:
    """What the text most often calls itself: of all names that begin alike, the shortest."""
    names = [fold(f"{found.group(1).capitalize()} {found.group(2)}") for found in _ABOUT.finditer(text)]
    beginnings = Counter(" ".join(name.lower().split()[:_SAME_BEGINNING]) for name in names)
    if not beginnings:
        return ""
    most = max(beginnings, key=lambda words: (beginnings[words], text.lower().count(words.split()[0])))
    return min((name for name in names if name.lower().startswith(most)), key=len)


def _first_words(context: Context, blocks: Sequence[Block]) -> str:
    for block in blocks[:5]:
        words = context.wording.join(block.lines)
        if block.table is None and block.kind is not BlockKind.FURNITURE and 12 < len(words) <= 200:
            return words
    return ""
