"""What every stored value has to hold: text that fits and can be kept, codes that are in their list."""

from collections.abc import Collection

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence

LONGEST = 20_000


class TextTooLong(BadInput):
    """More text than there is room for; nothing is ever cut."""

    code = "text-too-long"


class TextMissing(BadInput):
    """Something that has to be written is not."""

    code = "text-missing"


class StrangeText(BadInput):
    """Characters that no database keeps: NUL and halves of surrogate pairs."""

    code = "strange-text"


class UnknownCode(BadInput):
    """A code that the list does not hold."""

    code = "unknown-code"


def check_text(text: str, field: str, *, longest: int = LONGEST) -> str:
    """The text without white space around it, at most `longest` characters; `field` names the input."""
    kept = text.strip()
    if len(kept) > longest:
        raise TextTooLong(
            Sentence(
                "Texten är %(count)s tecken. Den får vara högst %(longest)s: korta den, inget är borta.",
                count=_spaced(len(kept)),
                longest=_spaced(longest),
            ),
            field=field,
        )
    if not storable(kept):
        raise StrangeText(
            "Texten innehåller osynliga tecken som inte går att spara. Skriv den för hand i stället.",
            field=field,
        )
    return kept


def check_name(text: str, field: str, *, longest: int, missing: str) -> str:
    """As `check_text`, and TextMissing with the sentence `missing` when nothing is written."""
    kept = check_text(text, field, longest=longest)
    if not kept:
        raise TextMissing(missing, field=field)
    return kept


def check_codes(given: Collection[str], known: Collection[str], field: str) -> list[str]:
    """The codes in the order of `known`; UnknownCode for one that is not there."""
    wrong = [code for code in given if code not in known]
    if wrong:
        raise UnknownCode(
            Sentence("Värdet ”%(value)s” finns inte i listan.", value=str(wrong[0])[:60]), field=field
        )
    return [code for code in known if code in given]


def check_code(given: str, known: Collection[str], field: str) -> str:
    """The one code; UnknownCode when the list does not hold it."""
    return check_codes([given], known, field)[0]


def storable(text: str) -> bool:
    """Whether a database can keep the text: without NUL and lone surrogates."""
    return "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text)


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")
