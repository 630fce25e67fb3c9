"""The keys that questions get when a form is taken in."""

from collections.abc import Sequence

from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import free_slug, slug
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
            said = Sentence("%(key)s kan inte vara en nyckel i Fridlyst.", key=shown(key))
            findings.bad(node.record.spot(KEY), said)
        elif key in taken:
            said = Sentence("nyckeln %(key)s finns redan på rad %(row)s.", key=shown(key), row=taken[key])
            findings.bad(node.record.spot(KEY), said)
        elif key:
            found[id(node)], taken[key] = key, node.record.row
    for node in nodes:
        if id(node) not in found:
            key = node.name
            if not is_key(key) or key in taken:
                key = free_slug(key if slug(key)[0].isalpha() else f"f-{key}", taken)
            found[id(node)], taken[key] = key, node.record.row
    return found
