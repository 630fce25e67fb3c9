"""The words that a schedule is said in, Swedish and English."""

from dataclasses import dataclass

from fridlyst.programmes.schedules.words import MONTH_NAMES


@dataclass(frozen=True, slots=True)
class Wording:
    """The fixed words of one language; `paces` are each, every other and every nth, by frequency."""

    months: tuple[str, ...]
    since: str
    until: str
    at_earliest: str
    at_latest: str
    next_time: str
    ongoing: str
    missing: str
    paces: dict[str, tuple[str, str, str]]
    ordinals: dict[int, str]
    ordinal: str


_SWEDISH = Wording(
    months=MONTH_NAMES,
    since="från",
    until="till och med",
    at_earliest="tidigast",
    at_latest="klart senast",
    next_time="nästa gång",
    ongoing="löpande",
    missing="tid saknas",
    paces={
        "YEARLY": ("varje år", "vartannat år", "vart {} år"),
        "MONTHLY": ("varje månad", "varannan månad", "var {} månad"),
        "WEEKLY": ("varje vecka", "varannan vecka", "var {} vecka"),
        "DAILY": ("varje dag", "varannan dag", "var {} dag"),
    },
    ordinals={3: "tredje", 4: "fjärde", 5: "femte", 6: "sjätte"},
    ordinal="{}:e",
)

_ENGLISH = Wording(
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    since="from",
    until="until",
    at_earliest="no earlier than",
    at_latest="done by",
    next_time="next time",
    ongoing="ongoing",
    missing="no time given",
    paces={
        "YEARLY": ("every year", "every other year", "every {} year"),
        "MONTHLY": ("every month", "every other month", "every {} month"),
        "WEEKLY": ("every week", "every other week", "every {} week"),
        "DAILY": ("every day", "every other day", "every {} day"),
    },
    ordinals={3: "third", 4: "fourth", 5: "fifth", 6: "sixth"},
    ordinal="{}th",
)


def wording(language: str) -> Wording:
    """The words of the language; Swedish for every language but English."""
    return _ENGLISH if language.lower().startswith("en") else _SWEDISH
