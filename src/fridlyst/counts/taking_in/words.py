"""What the words of a file mean: proposed by likeness to what is known."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from fridlyst.counts.taking_in.headings import plain
from fridlyst.counts.terms import Facet, Sex
from fridlyst.programmes.terms import ViolenceForm

TOTAL, NEW, SKIP = "total", "new", "skip"
_TOTALS = frozenset(
    (
        *("total", "totalt", "totalsumma", "summa", "samtliga", "alla", "båda könen", "alla åldrar", "tot"),
        *("samtliga åldrar", "kvinnor och män", "alla områden", "alla insatser", "sum", "hela kommunen"),
    )
)
_KNOWN: Mapping[Facet, Mapping[str, str]] = {
    Facet.SEX: {
        **dict.fromkeys(("kvinna", "kvinnor", "k", "kv", "flicka", "flickor", "women", "female"), Sex.WOMEN),
        **dict.fromkeys(("man", "män", "m", "pojke", "pojkar", "men", "male"), Sex.MEN),
        **dict.fromkeys(("okänt", "okänd", "annat", "annat kön", "uppgift saknas", "ej angivet"), Sex.OTHER),
    },
    Facet.FORM: {
        **dict.fromkeys(("fysiskt", "fysisk"), ViolenceForm.PHYSICAL),
        **dict.fromkeys(("psykiskt", "psykisk"), ViolenceForm.PSYCHOLOGICAL),
        **dict.fromkeys(("sexuellt", "sexuell"), ViolenceForm.SEXUAL),
        **dict.fromkeys(("ekonomiskt", "ekonomisk"), ViolenceForm.ECONOMIC),
        **dict.fromkeys(("materiellt", "materiell"), ViolenceForm.MATERIAL),
        **dict.fromkeys(("digitalt", "digital"), ViolenceForm.DIGITAL),
        **dict.fromkeys(("latent",), ViolenceForm.LATENT),
        **dict.fromkeys(("hedersvåld", "heder", "hedersrelaterat våld"), ViolenceForm.HONOUR),
        **dict.fromkeys(("våld i nära relation", "nära relation"), ViolenceForm.CLOSE_RELATIONS),
        **dict.fromkeys(("trafficking",), ViolenceForm.TRAFFICKING),
    },
}
_HEADINGS: tuple[tuple[Facet, tuple[str, ...]], ...] = (
    (Facet.SEX, ("kön", "sex", "juridiskt kön")),
    (Facet.AGE, ("ålder", "åldersgrupp", "age")),
    (Facet.DISTRICT, ("område", "stadsdel", "distrikt", "kommundel", "enhet", "kontor")),
    (Facet.ACTION, ("insats", "åtgärd", "beslut", "bistånd", "stöd")),
    (Facet.FORM, ("våldsform", "typ av våld", "våld", "våldstyp", "form")),
)
_LIKE = 86
_AGE = re.compile(r"\d{1,3}\s*(?:[-–—]\s*\d{1,3}|\+|år|\s*och äldre)|under \d|över \d", re.IGNORECASE)


def is_total(word: str) -> bool:
    """Whether the word stands for all of them."""
    return plain(word) in _TOTALS


def code_of(word: str, facet: Facet, labels: Mapping[str, str]) -> str:
    """The code that a word means; TOTAL, or "" when nothing known is like it. `labels` are by code."""
    said = plain(word)
    if not said or said in _TOTALS:
        return TOTAL
    known = {plain(label): code for code, label in labels.items()} | dict(_KNOWN.get(facet, {}))
    if said in known:
        return known[said]
    best = process.extractOne(said, list(known), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return known[best[0]] if best and facet is not Facet.AGE else ""


def facet_of_heading(heading: str) -> Facet | None:
    """What a column with this heading divides by."""
    said = plain(heading)
    for facet, starts in _HEADINGS:
        if said.startswith(starts):
            return facet
    return None


def looks_like_age(word: str) -> bool:
    """Whether the word is a band of ages: 0–17, 65+, 18 år."""
    return _AGE.match(word.strip()) is not None
