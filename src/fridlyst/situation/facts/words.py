"""Words that facts of several kinds share."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

OWN_SOURCE = "Fridlyst"


def named(names: Sequence[str], most: int = 5) -> str:
    """Names in a row: "A, B och C"; more than `most` as how many more there are."""
    if len(names) > most + 1:
        return _("%(first)s och %(n)s till") % {"first": ", ".join(names[:most]), "n": len(names) - most}
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s och %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def listed(parts: Sequence[tuple[str, int]]) -> str:
    """What there is of each: "Klar 18, Pågår 14"; nothing of what there is none of."""
    return ", ".join(f"{word} {count}" for word, count in parts if count)
