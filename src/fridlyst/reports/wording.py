"""Numbers, dates and the few fixed words of a report, in the language of the report."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

THIN_SPACE = "\u202f"
FIXED_SPACE = "\u00a0"

Number = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Words:
    """What the formats say themselves; everything else is said by the contents."""

    figure: str
    table: str
    contents: str
    appendix: str
    page: str
    of: str
    missing: str
    missing_count: str
    protected: str
    given: str
    rounded: str
    state: str
    target: str
    your_text: str
    summary: str
    yes: str
    no: str
    months: tuple[str, ...]
    decimal_mark: str
    thousands_mark: str


_SWEDISH = Words(
    figure="Figur",
    table="Tabell",
    contents="Innehåll",
    appendix="Bilaga",
    page="Sida",
    of="av",
    missing="Uppgift saknas",
    missing_count="saknas",
    protected="skyddat",
    given="visas",
    rounded="avrundat",
    state="läge",
    target="Mål",
    your_text="Egen text",
    summary="Sammanfattning",
    yes="Ja",
    no="Nej",
    months=(
        *("januari", "februari", "mars", "april", "maj", "juni"),
        *("juli", "augusti", "september", "oktober", "november", "december"),
    ),
    decimal_mark=",",
    thousands_mark=THIN_SPACE,
)

_ENGLISH = Words(
    figure="Figure",
    table="Table",
    contents="Contents",
    appendix="Appendix",
    page="Page",
    of="of",
    missing="No figure",
    missing_count="missing",
    protected="protected",
    given="shown",
    rounded="rounded",
    state="state",
    target="Target",
    your_text="Your text",
    summary="Summary",
    yes="Yes",
    no="No",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    decimal_mark=".",
    thousands_mark=",",
)


def words(language: str) -> Words:
    """The fixed words; Swedish for every language but English."""
    return _ENGLISH if language.lower().startswith("en") else _SWEDISH


def number_text(value: Number, language: str = "sv", *, decimals: int | None = None) -> str:
    """A number as it is read: thin space in thousands, decimal comma, a real minus sign.

    Without `decimals` a whole number has none and any other number at most two.
    """
    mark = words(language)
    plain = f"{value:,.{decimals}f}" if decimals is not None else _as_needed(value)
    return plain.translate({ord(","): mark.thousands_mark, ord("."): mark.decimal_mark, ord("-"): "−"})


def _as_needed(value: Number) -> str:
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")


def percent_text(share: Number, language: str = "sv", *, decimals: int = 0) -> str:
    """A share from 0 to 1 as per cent."""
    gap = "" if language.lower().startswith("en") else FIXED_SPACE
    return f"{number_text(share * 100, language, decimals=decimals)}{gap}%"


def within(word: str) -> str:
    """A word inside a sentence: "Klart" has a small first letter there, "OK" and "A-läge" do not."""
    return word if word[1:2].isupper() or word[1:2] in ("", "-") else word[:1].lower() + word[1:]


def date_text(day: date, language: str = "sv") -> str:
    """A date in words: 31 augusti 2026."""
    return f"{day.day} {words(language).months[day.month - 1]} {day.year}"
