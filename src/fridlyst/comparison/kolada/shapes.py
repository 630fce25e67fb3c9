"""What Kolada answers with, as frozen values; every one is checked by `reading` before it is made."""

from dataclasses import dataclass

NATION = "0000"
LONGEST_TITLE = 500
LONGEST_TEXT = 8000


@dataclass(frozen=True, slots=True)
class KoladaMeasure:
    """A key figure (nyckeltal) with its code, such as N07403."""

    code: str
    title: str
    description: str = ""
    by_sex: bool = False


@dataclass(frozen=True, slots=True)
class KoladaArea:
    """A municipality (its kommunkod), a region (00LL) or the nation (0000); `kind` is Kolada's letter."""

    code: str
    title: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class KoladaGroup:
    """A group of municipalities; a value for it is the unweighted mean of its members."""

    code: str
    title: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KoladaValue:
    """One value: `sex` is T (all), K (women) or M (men); without a value, `status` may say why.

    `count` is how many members of a group the mean is of.
    """

    measure: str
    area: str
    year: int
    sex: str
    value: float | None
    status: str = ""
    count: int | None = None
