"""The keys that questions get when a form is taken in."""

from collections.abc import Sequence

from fridlyst.base.slugs import free_slug
from fridlyst.exchange.xlsform.names import is_key
from fridlyst.exchange.xlsform.problems import Findings, shown
from fridlyst.exchange.xlsform.structure import Node
from fridlyst.exchange.xlsform.words import KEY


def keys_of(nodes: Sequence[Node], findings: Findings) -> dict[int, str]:
    """By id() of the row: the key it had in Fridlyst, else its name, else something like it."""
    found: dict[int, str] = {}
    taken: dict[str, int] = {}
    for node in nodes:
        key = node.record[KEY]
        if key and not is_key(key):
            findings.bad(node.record.spot(KEY), f"{shown(key)} kan inte vara en nyckel i Fridlyst.")
        elif key in taken:
            findings.bad(node.record.spot(KEY), f"nyckeln {shown(key)} finns redan på rad {taken[key]}.")
        elif key:
            found[id(node)], taken[key] = key, node.record.row
    for node in nodes:
        if id(node) not in found:
            free = is_key(node.name) and node.name not in taken
            key = node.name if free else free_slug(node.name, taken)
            found[id(node)], taken[key] = key, node.record.row
    return found
