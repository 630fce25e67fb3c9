"""Names of persons: the commonest first names in Sweden (Statistics Sweden) and the shapes of surnames."""

import re
from importlib.resources import files

_FIRST = frozenset(files(__package__).joinpath("first_names.txt").read_text(encoding="utf-8").split())
_LAST = re.compile(
    r"(?i).{2,}(sson|sen|berg|ström|lund|lind|gren|qvist|kvist|dahl|man|stedt|stad|löf|blom|mark|borg|sjö|ell)$"
)
_COMMON_LAST = frozenset(files(__package__).joinpath("surnames.txt").read_text(encoding="utf-8").split())
_WORD = re.compile(r"[A-ZÅÄÖÉÜØÆ][\w'’´.-]*")


def is_whole_name(text: str) -> bool:
    """Whether the text is a first name and a surname and nothing else: Anna Karlsson; Karlsson, Anna."""
    parts = text.replace(",", " ").split()
    if not 2 <= len(parts) <= 4 or not all(_WORD.fullmatch(part) for part in parts):
        return False
    first, last = (parts[-1], parts[0]) if "," in text else (parts[0], parts[-1])
    return is_first_name(first) and (
        last.casefold() in _COMMON_LAST or (_LAST.fullmatch(last) is not None and not is_first_name(last))
    )


def may_be_name(text: str) -> bool:
    """Whether the text begins with a first name and goes on with one more word that a surname could be."""
    parts = text.split()
    return len(parts) == 2 and is_first_name(parts[0]) and all(_WORD.fullmatch(one) for one in parts)


def is_first_name(text: str) -> bool:
    """Whether the word is a common first name, also one of two with a hyphen."""
    return all(part in _FIRST for part in text.casefold().split("-"))
