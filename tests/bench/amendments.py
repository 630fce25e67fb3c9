"""200 amendments placed in a text of 40 pages and checked against it, beside rapidfuzz over the same text."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from fridlyst.texts.checking import check
from fridlyst.texts.keys import with_keys
from fridlyst.texts.places import locate
from fridlyst.texts.prepared import prepare
from fridlyst.texts.shapes import Anchor, Change, Passage, Section, TextBody
from tests.bench.measuring import Ratio, against

PAGES, AMENDMENTS, TARGET = 40, 200, 10.0
_NOUNS = """
    ansvar arbete avtal barn beslut boende chefer dialog enheter familjer frågor föreningar förvaltningar
    grupper handläggare hjälp hälsa information insatser kommunen kunskap kvinnor ledning lokaler mål män
    medarbetare metoder möten nämnden omsorg plan polisen råd regionen rutiner samarbete samverkan skolan
    skydd socialtjänsten stöd tid trygghet ungdomar uppdrag uppföljning utbildning vården våld vägledning
    årligen
"""
_PLAIN = "och med för till inom under hos av i på vid samt mellan genom"
_DOING = "följer leder planerar möter ger utvecklar stärker säkrar beskriver prövar ordnar redovisar"
_WORDS, _BETWEEN, _VERBS = _NOUNS.split(), _PLAIN.split(), _DOING.split()


def long_text(seed: int = 4) -> TextBody:
    """Some 40 pages: ten sections with a table each, 300 words and more to a page."""
    chance = random.Random(seed)
    sections = tuple(_section(chance, number) for number in range(PAGES))
    return with_keys(TextBody(sections))


def _sentence(chance: random.Random) -> str:
    words = _WORDS
    parts = [chance.choice(words).capitalize(), chance.choice(_VERBS), chance.choice(words)]
    for _ in range(chance.randint(2, 6)):
        parts += [chance.choice(_BETWEEN), chance.choice(words) + chance.choice(["", "s", "arbete", "ens"])]
    return " ".join(parts) + "."


def _section(chance: random.Random, number: int) -> Section:
    page = number + 1
    heading = " ".join(chance.sample(_WORDS, 2)).capitalize()
    rows = [_passage(chance, "paragraph", page, chance.randint(3, 6)) for _ in range(5)]
    rows += [_passage(chance, "list_item", page, 1) for _ in range(3)]
    if number % 4 == 0:
        rows += [
            replace(_passage(chance, "cell", page, 1), table=0, row=row, column=column)
            for row in range(1, 4)
            for column in range(3)
        ]
    return Section("", heading, 1, str(number + 1), page, tuple(rows))


def _passage(chance: random.Random, kind: str, page: int, sentences: int) -> Passage:
    return Passage("", kind, " ".join(_sentence(chance) for _ in range(sentences)), page)


def amendments(body: TextBody, seed: int = 5) -> list[tuple[Anchor, Change]]:
    """200 of every kind: half of them quoted right, a fourth wrongly, a fourth on the wrong page too."""
    chance = random.Random(seed)
    places = [(section, passage) for section, passage in body.passages() if len(passage.text.split()) > 8]
    return [_amendment(chance, *chance.choice(places), number) for number in range(AMENDMENTS)]


def _amendment(
    chance: random.Random, section: Section, passage: Passage, number: int
) -> tuple[Anchor, Change]:
    words = passage.text.split()
    start = chance.randrange(len(words) - 6)
    quote = words[start : start + 5]
    if number % 2:
        quote = [quote[0], *quote, chance.choice(_WORDS), "härefter"]
    page = (section.page or 1) + (2 if number % 4 == 3 else 0)
    anchor = Anchor(page=page, heading=section.heading, quote=" ".join(quote))
    new = " ".join(["samt", *chance.sample(_WORDS, 3)])
    if number % 5 == 0 and passage.column is not None:
        return Anchor(page=page, column=passage.column + 1), Change("add_bullet", new)
    if number % 5 == 1:
        return replace(anchor, quote=""), Change("strike", struck=" ".join(quote))
    if number % 5 == 2:
        return replace(anchor, quote=""), Change("replace", new, " ".join(quote))
    return anchor, Change("add", new)


def _passes(body: TextBody, moved: Sequence[tuple[Anchor, Change]], scorer: Callable[..., float]) -> None:
    texts = [passage.text for _, passage in body.passages()]
    for anchor, change in moved:
        said = change.struck or anchor.quote or change.added
        process.extract(said, texts, scorer=scorer, processor=None, limit=5)


def placing() -> list[Ratio]:
    """All 200 located and checked, the text made ready anew each time.

    The floor is one rapidfuzz pass for each amendment: what it quotes (or strikes, or adds) against every
    passage by partial ratio, which is the least that finds a misquoted place. Told beside it, and not
    judged: against a single pass, that of one amendment.
    """
    body = long_text()
    moved = amendments(body)

    def work() -> None:
        prepare.cache_clear()
        for anchor, change in moved:
            locate(body, anchor, change)
            check(body, anchor, change)

    size = f"{PAGES} sidor, {sum(1 for _ in body.passages())} stycken"
    whole = against(
        f"{AMENDMENTS} yrkanden platsade och prövade",
        work,
        lambda: _passes(body, moved, fuzz.partial_ratio),
        target=TARGET,
        rounds=5,
        note=f"mot ett pass var; {size}",
    )
    single = Ratio(
        "  samma mot ett enda pass", whole.figure, whole.floor / AMENDMENTS, None, note="för ett yrkande"
    )
    return [whole, single]


def main() -> None:
    """Measure and print."""
    for ratio in placing():
        print(ratio.line, flush=True)


if __name__ == "__main__":
    main()
