"""The sentences that sum coverage up."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.coverage.shapes import Balance


def balance_words(found: Balance) -> str:
    """How much of what is aimed at inhabitants comes before the violence, and how much after."""
    total, after, before = len(found.citizens), len(found.after), len(found.before)
    if not total:
        return _("Ingen aktivitet är placerad så att det går att se om den kommer före eller efter våldet.")
    words = {"total": total, "after": after, "before": before}
    if not before:
        return (
            _("Allt som riktas till invånare kommer efter våldet: %(total)s av %(total)s aktiviteter.")
            % words
        )
    if not after:
        return _("Alla %(total)s aktiviteter som riktas till invånare når någon före våldet.") % words
    return (
        _(
            "Av de %(total)s aktiviteter som riktas till invånare kommer %(after)s bara efter våldet. "
            "%(before)s når någon före."
        )
        % words
    )


def parts_words(found: Balance) -> str:
    """What of it is universal and selective, and what stands outside."""
    said = []
    if found.before:
        words = {
            "universal": _universal_words(len(found.universal)),
            "selective": _selective_words(len(found.selective)),
        }
        said.append(
            _("Av dem är %(universal)s och %(selective)s; några är båda.") % words
            if set(found.universal) & set(found.selective)
            else _("Av dem är %(universal)s och %(selective)s.") % words
        )
    if found.inward:
        n = len(found.inward)
        said.append(
            ngettext(
                "%(n)s aktivitet är bara till för kommunens egna och räknas inte här.",
                "%(n)s aktiviteter är bara till för kommunens egna och räknas inte här.",
                n,
            )
            % {"n": n}
        )
    return " ".join(said)


def _universal_words(n: int) -> str:
    return ngettext("%(n)s universell", "%(n)s universella", n) % {"n": n}


def _selective_words(n: int) -> str:
    return ngettext("%(n)s selektiv", "%(n)s selektiva", n) % {"n": n}


def unplaced_words(count: int, total: int) -> str:
    """How many activities stand in no cell; nothing where all do."""
    if not count:
        return ""
    return ngettext(
        "%(n)s av %(total)s aktiviteter är inte placerad här.",
        "%(n)s av %(total)s aktiviteter är inte placerade här.",
        count,
    ) % {"n": count, "total": total}
