"""Goals above the municipality: the nation's and the region's, where the document states them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from fridlyst.base.slugs import free_slug
from fridlyst.intake.blocks import Block, BlockKind
from fridlyst.intake.understand.context import Context
from fridlyst.intake.understand.draft import Json
from fridlyst.intake.understand.headings import numbered_heading
from fridlyst.intake.understand.words import fold, sentences

_ALIKE = 70
_LONGEST_INTRO = 2000
_MOST_GOALS = 60
_LEVELS = (
    (re.compile(r"\bregional|länsstrateg|\blänets\b", re.IGNORECASE), "regional", "Regional strategi"),
    (
        re.compile(r"\bnationell|regeringen|jämställdhetspolitisk", re.IGNORECASE),
        "national",
        "Nationell strategi",
    ),
    (
        re.compile(r"agenda 2030|\bglobala?\b|\bfn:s\b|internationell", re.IGNORECASE),
        "international",
        "Internationella mål",
    ),
)
_INTRO = re.compile(r"\b(?:mål|målen|målsättningar|delmål)\b[^.]*[:;]$", re.IGNORECASE)
_JOINS = re.compile(r"anslut|ställt sig bakom|följer följande|utgår från följande|antagit", re.IGNORECASE)
_NAMED = re.compile(
    r"\b[Ss]trategin ([A-ZÅÄÖ][^.,;]{4,120}?) (?:från|av) ([A-ZÅÄÖ][\w ]{3,60}?)"
    r"(?= (?:pekar|som|är|har|och|ska)\b|[.,])"
)
_FOR = re.compile(r"\b([Nn]ationell strategi (?:för att|mot|för) [^.,;]{5,120})")
_ORDINALS = ("ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_LEFT_OUT = re.compile(
    r"\b[Mm]ål(?:et)?\s+(?:nummer\s+|nr\.?\s+)?(?P<number>\d{1,2}|"
    + "|".join(_ORDINALS)
    + r")\s+i den (?P<level>regionala|nationella)"
    r"[^.]{0,40}?\b(?:ej|inte)\b"
)
_NOT_TAKEN = "Inget av programmets mål hör till det här målet."


@dataclass
class _Above:
    """A steering document in the making: its goals by number, and those that the programme follows."""

    key: str
    title: str
    level: str
    publisher: str = ""
    goals: dict[str, str] = field(default_factory=dict)
    stances: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass
class Steering:
    """The steering documents that a document tells of, and which of their goals its own goals serve."""

    found: list[_Above] = field(default_factory=list)
    taken: dict[int, str] = field(default_factory=dict)

    def align(self, text: str) -> Json | None:
        """The steering goal that a table's cell names; one not stated elsewhere is added in the order met."""
        above, number = self._known(text) or self._added(text)
        title = above.goals[number]
        if title.lower().startswith(text.lower()):
            above.goals[number] = title = text
        stance = "adopted" if fuzz.ratio(title.lower(), text.lower()) > 95 else "adapted"
        above.stances.setdefault(number, (stance, ""))
        return {"document": above.key, "goal": number, "stance": stance}

    def add(self, title: str, level: str, publisher: str = "") -> "_Above":
        """A further steering document."""
        above = _Above(free_slug(title, {known.key for known in self.found}), title[:2000], level, publisher)
        self.found.append(above)
        return above

    def as_file(self) -> list[Json]:
        """The documents as the programme file has them."""
        return [
            {
                "key": above.key,
                "title": above.title,
                "level": above.level,
                **({"publisher": above.publisher} if above.publisher else {}),
                "goals": [{"number": number, "title": title[:2000]} for number, title in above.goals.items()],
            }
            for above in self.found
        ]

    def left_over(self) -> list[tuple[int, str]]:
        """Words of the listed blocks that went into no goal's title, with the block's place."""
        titles = [title for above in self.found for title in above.goals.values()]
        rests = [(at, _without(text, titles)) for at, text in self.taken.items()]
        return [(at, rest) for at, rest in rests if rest]

    def alignments(self) -> list[Json]:
        """What the programme says of each steering goal; one not taken up beside others is not followed."""
        return [_alignment(above, number) for above in self.found if above.stances for number in above.goals]

    def _known(self, text: str) -> tuple[_Above, str] | None:
        scored = [
            (_alike(text, title), above, number)
            for above in self.found
            for number, title in above.goals.items()
        ]
        best = max(scored, key=lambda score: score[0], default=None)
        return (best[1], best[2]) if best and best[0] >= _ALIKE else None

    def _added(self, text: str) -> tuple[_Above, str]:
        above = self.found[0] if self.found else self.add("Nationell strategi", "national")
        known = numbered_heading(text)
        number = known.number if known else str(len(above.goals) + 1)
        above.goals[number] = known.title if known else text
        return above, number


def _without(text: str, titles: Sequence[str]) -> str:
    """The text after its number and the title it holds; "" when a title holds all of it."""
    known = numbered_heading(text)
    words = known.title if known else text
    held = max((title for title in titles if words.startswith(title)), key=len, default="")
    return "" if any(words in title for title in titles) else words[len(held) :].strip()


def _alike(text: str, title: str) -> float:
    """Likeness 0–100; the shorter is compared with the beginning of the longer too."""
    one, other = text.lower(), title.lower()
    shorter = min(len(one), len(other))
    beginning = fuzz.ratio(one[:shorter], other[:shorter]) if shorter > 15 else 0.0
    return max(fuzz.ratio(one, other), beginning)


def _alignment(above: _Above, number: str) -> Json:
    stance, why = above.stances.get(number, ("not_followed", _NOT_TAKEN))
    return {"document": above.key, "goal": number, "stance": stance, **({"why": why} if why else {})}


def read_steering(context: Context, blocks: Sequence[Block]) -> Steering:
    """The steering goals listed under a sentence about a strategy's goals, and those left out."""
    steering = Steering()
    for at, block in enumerate(blocks):
        if block.table is None and block.kind is not BlockKind.FURNITURE:
            _read_list(steering, context, blocks, at)
    _read_left_out(steering, context, blocks)
    return steering


def _read_list(steering: Steering, context: Context, blocks: Sequence[Block], at: int) -> None:
    if at in steering.taken or not (
        blocks[at].lines and blocks[at].lines[-1].text.rstrip().endswith((":", ";"))
    ):
        return
    text = context.wording.join(blocks[at].lines)[-_LONGEST_INTRO:]
    level = _level(text)
    if not _INTRO.search(text) or level is None:
        return
    items = list(_items(context, blocks, at + 1))
    if len(items) < 2:
        return
    for place in [place for places, _, _ in items for place in places]:
        steering.taken[place] = context.wording.join(blocks[place].lines)
    near = " ".join(
        context.wording.join(block.lines) for block in blocks[max(0, at - 2) : at + 1] if block.table is None
    )
    title, publisher = _title(near, level[1])
    above = steering.add(title, level[0], publisher)
    above.goals = {number: title for _, number, title in items}
    if _JOINS.search(sentences(text)[-1]):
        above.stances = dict.fromkeys(above.goals, ("adopted", ""))


def _items(context: Context, blocks: Sequence[Block], at: int) -> Iterator[tuple[tuple[int, ...], str, str]]:
    """Numbered or bulleted lines that follow one another: which blocks, which number, which words."""
    numbered = 0
    while at < len(blocks) and blocks[at].table is None and numbered < _MOST_GOALS:
        text = context.wording.join(_first_paragraph(blocks[at], context))
        known = numbered_heading(text)
        if known is None and blocks[at].kind is not BlockKind.LIST_ITEM:
            return
        numbered += 1
        if known is None:
            whole = _with_rest(context, blocks, at, text)
            places = (at,) if whole == text else (at, at + 1)
            yield places, str(numbered), whole
            at += len(places)
            continue
        yield (at,), known.number, known.title
        at += 1


def _first_paragraph(block: Block, context: Context) -> Sequence[str]:
    """A numbered line alone where what stands under it begins a sentence of its own."""
    lines = [line.text for line in block.lines]
    if context.printed and len(lines) > 1 and lines[1][:1].isupper() and numbered_heading(lines[0]):
        return lines[:1]
    return lines


def _with_rest(context: Context, blocks: Sequence[Block], at: int, text: str) -> str:
    """A list item with the words that a page break or an empty line parted from it."""
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None or following.kind is not BlockKind.PARAGRAPH or text.endswith("."):
        return text
    rest = context.wording.join(following.lines)
    return f"{text} {rest}" if rest[:1].islower() else text


def _level(text: str) -> tuple[str, str] | None:
    last = sentences(text)[-1] if text else ""
    for part in (last, text):
        for pattern, level, title in _LEVELS:
            if pattern.search(part):
                return level, title
    return None


def _title(near: str, standard: str) -> tuple[str, str]:
    named = _NAMED.search(near) if standard.startswith("Regional") else None
    if named:
        return named.group(1).strip(), named.group(2).strip()
    full = _FOR.search(near) if standard.startswith("Nationell") else None
    title = full.group(1).strip() if full else standard
    return title[:1].upper() + title[1:], ""


def _read_left_out(steering: Steering, context: Context, blocks: Sequence[Block]) -> None:
    """A steering goal that the text says it leaves out, with the sentence that says why."""
    for block in blocks:
        text = context.wording.join(block.lines)
        for found in _LEFT_OUT.finditer(text):
            number, level = (
                _digits(found["number"]),
                "regional" if found["level"] == "regionala" else "national",
            )
            title = "Regional strategi" if level == "regional" else "Nationell strategi"
            above = next((known for known in steering.found if known.level == level), None) or steering.add(
                title, level
            )
            above.goals.setdefault(number, f"Mål {number}")
            above.stances[number] = ("not_followed", _sentence_at(text, found.start()))


def _digits(word: str) -> str:
    return str(_ORDINALS.index(word) + 1) if word in _ORDINALS else word


def _sentence_at(text: str, at: int) -> str:
    end = text.find(". ", at)
    return fold(text[at : end + 1 if end > 0 else None])[:1000]
