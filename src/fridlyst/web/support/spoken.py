"""Languages that a service can be had in, by their Swedish names."""

from collections.abc import Iterable

from fridlyst.support.languages import BY_CODE, EASY


def spoken_choices(chosen: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The languages of the directory, and those that a service has already."""
    codes = [code for code in BY_CODE if code != EASY.code]
    return [(code, spoken_name(code)) for code in dict.fromkeys((*codes, *chosen))]


def spoken_name(code: str) -> str:
    """What the language is called in Swedish; the code of one that is not known."""
    return BY_CODE[code].swedish if code in BY_CODE else code
