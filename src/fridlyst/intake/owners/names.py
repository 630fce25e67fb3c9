"""What a body's name says: its kind, its key, and whether two names mean the same body."""

import re
import unicodedata
from functools import cache

from fridlyst.intake.owners.vocabulary import (
    ABBREVIATIONS,
    COMPANY_WORDS,
    ENDINGS,
    EXTERNAL_ENDINGS,
    EXTERNAL_WORDS,
    NO_BODY_ENDINGS,
    PLURAL_OF,
    QUANTIFIERS,
    ROLE_ENDINGS,
    SAME,
)

_CANONICAL = {name: row[0] for row in SAME for name in row}
_WORDS = re.compile(r"[^\W\d_]+(?:-(?!\s|$)[^\W\d_]+)*")
_GENITIVE = re.compile(r"(?<=en|et|na)s$|(?<=fullmäktige)s$")
_DEFINITE = (
    ("nämnd", "nämnden"),
    ("nämnder", "nämnderna"),
    ("förvaltning", "förvaltningen"),
    ("kontor", "kontoret"),
    ("styrelse", "styrelsen"),
    ("polis", "polisen"),
    ("stab", "staben"),
    ("tjänst", "tjänsten"),
)


def words_of(name: str) -> list[str]:
    """The words of a name in lower case, without marks and digits."""
    return _WORDS.findall(name.lower())


def without_genitive(word: str) -> str:
    """Kommunstyrelsens → kommunstyrelsen."""
    return _GENITIVE.sub("", word)


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    return word.endswith(endings) or without_genitive(word).endswith(endings)


@cache
def kind_of_word(word: str) -> str | None:
    """The kind of body that one lower-case word names, or None for every other word."""
    if word.endswith(NO_BODY_ENDINGS):
        return None
    canonical = _CANONICAL.get(word, word) if word in ABBREVIATIONS else word
    if without_genitive(canonical) in EXTERNAL_WORDS or _ends(canonical, EXTERNAL_ENDINGS):
        return "external"
    if canonical in COMPANY_WORDS:
        return "company"
    for kind, endings in ENDINGS.items():
        if _ends(canonical, endings):
            return kind
    return "unit" if _ends(canonical, ROLE_ENDINGS) or word in ABBREVIATIONS else None


def kind_of_body(name: str) -> str:
    """council, executive_board, committee, department, company, unit or external; unit when unknown."""
    kinds = [
        kind for word in words_of(_CANONICAL.get(name.strip().lower(), name)) if (kind := kind_of_word(word))
    ]
    for sure in ("external", "company", "executive_board", "council"):
        if sure in kinds and (sure != "external" or kinds[0] == "external"):
            return sure
    return kinds[-1] if kinds else "unit"


def is_collective(name: str) -> bool:
    """Whether a name means several bodies: samtliga …, or a body's word in the plural."""
    words = words_of(name)
    if not words or words[0] in QUANTIFIERS:
        return bool(words)
    plural = (
        "nämnderna",
        "nämnder",
        "bolagen",
        "förvaltningarna",
        "förvaltningar",
        "enheterna",
        "enheter",
        "kontoren",
    )
    more = (
        "avdelningarna",
        "avdelningar",
        "skolorna",
        "skolor",
        "verksamheterna",
        "verksamheter",
        "jourerna",
        "jourer",
    )
    return words[-1].endswith(plural + more) or words[-1].endswith(
        ("myndigheterna", "länsstyrelserna", "bolagsstyrelser")
    )


def _plural_form(words: list[str]) -> str:
    """Varje förvaltning → samtliga förvaltningar."""
    if words and words[0] in ("alla", "varje", "respektive", "samtliga") and len(words) > 1:
        return " ".join(["samtliga", PLURAL_OF.get(words[1], words[1]), *words[2:]])
    return " ".join(words)


def canonical(name: str) -> str:
    """The lower-case name under which all names of one body meet."""
    folded = " ".join(name.lower().replace("–", "-").split()).strip(" .,;:()\"'”“")
    folded = _CANONICAL.get(folded, folded)
    if folded.split(" ")[0] in QUANTIFIERS:
        return _CANONICAL.get(_plural_form(folded.split()), _plural_form(folded.split()))
    words = [*folded.split(" ")[:-1], _definite(without_genitive(folded.split(" ")[-1]))]
    return _CANONICAL.get(" ".join(words), " ".join(words))


def _definite(word: str) -> str:
    for indefinite, definite in _DEFINITE:
        if word.endswith(indefinite):
            return word[: -len(indefinite)] + definite
    return word


def body_key(name: str) -> str:
    """A slug of a–z, 0–9 and hyphens, the same for every name of one body, at most 120 characters."""
    plain = unicodedata.normalize("NFKD", canonical(name)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug[:120].strip("-") or "okand"


def same_body(a: str, b: str) -> bool:
    """Whether two names mean the same body: case, genitive, definite form and abbreviations apart."""
    return canonical(a) == canonical(b)
