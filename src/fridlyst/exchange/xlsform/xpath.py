"""The XPath of a condition, as far as it says that one question has one of some answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST, _DEEPEST = 5000, 20
_Pairs = list[tuple[str, str]]
_TOKEN = re.compile(
    r"\s*(?:(?P<ref>\$\{[^{}]*\})|(?P<text>'[^']*'|\"[^\"]*\")|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>selected|join|and|or)(?![\w\-.])|(?P<sign>[(),=]))\s*"
)
# An answer in the form that was sent before this one.
_EARLIER = "last-saved#"
_REFERENCE = re.compile(r"\$\{\s*([^{}]*?)\s*\}")


class TooComplex(Exception):
    """More than that is said, or something else."""


@dataclass(frozen=True, slots=True)
class Has:
    """That the question `name` has one of `values`."""

    name: str
    values: tuple[str, ...]


def references(expression: str) -> list[str]:
    """The names that the expression refers to, also one that cannot be understood."""
    return [name for name in _REFERENCE.findall(expression) if not name.startswith(_EARLIER)]


def understand(expression: str) -> list[Has]:
    """`${q} = 'a'`, `selected(${q}, 'a')` or `selected(join(' ', ${q}), 'a')`, one or several with `or`.

    Several such, with `and` between, all hold. Raises TooComplex for everything else.
    """
    if len(expression) > _LONGEST:
        raise TooComplex
    reader = _Reader(list(_tokens(expression)))
    found = reader.alternatives(0)
    reader.end()
    return [_one_of(pairs) for pairs in found]


def _one_of(pairs: _Pairs) -> Has:
    names = {name for name, _value in pairs}
    if len(names) != 1 or any(name.startswith(_EARLIER) for name in names):
        raise TooComplex
    return Has(names.pop(), tuple(dict.fromkeys(value for _name, value in pairs)))


def _tokens(expression: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(expression):
        match = _TOKEN.match(expression, at)
        if match is None or match.lastgroup is None:
            raise TooComplex
        yield match.lastgroup, match[match.lastgroup]
        at = match.end()


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0

    def alternatives(self, depth: int) -> list[_Pairs]:
        """What must hold, each as the pairs of name and value of which one is enough."""
        if depth > _DEEPEST:
            raise TooComplex
        found = [self._together(depth)]
        while self._next() == ("word", "or"):
            self._take()
            found.append(self._together(depth))
        if len(found) == 1:
            return found[0]
        if any(len(one) != 1 for one in found):
            raise TooComplex
        return [[pair for (pairs,) in found for pair in pairs]]

    def _together(self, depth: int) -> list[_Pairs]:
        found = self._term(depth)
        while self._next() == ("word", "and"):
            self._take()
            found = found + self._term(depth)
        return found

    def end(self) -> None:
        """Nothing may follow."""
        if self._next() != ("", ""):
            raise TooComplex

    def _term(self, depth: int) -> list[_Pairs]:
        if self._next() == ("sign", "("):
            self._take()
            found = self.alternatives(depth + 1)
            self._expect(")")
            return found
        if self._next() == ("word", "selected"):
            return [[self._selected()]]
        if self._next()[0] in ("text", "number"):
            value = self._value()
            self._expect("=")
            return [[(self._operand(), value)]]
        name = self._operand()
        self._expect("=")
        return [[(name, self._value())]]

    def _selected(self) -> tuple[str, str]:
        self._take()
        self._expect("(")
        name = self._operand()
        self._expect(",")
        value = self._value()
        self._expect(")")
        return name, value

    def _operand(self) -> str:
        kind, text = self._take()
        if kind == "ref":
            return text[2:-1].strip()
        if (kind, text) != ("word", "join"):
            raise TooComplex
        self._expect("(")
        if self._value() != " ":
            raise TooComplex
        self._expect(",")
        kind, text = self._take()
        if kind != "ref":
            raise TooComplex
        self._expect(")")
        return text[2:-1].strip()

    def _value(self) -> str:
        kind, text = self._take()
        if kind not in ("text", "number"):
            raise TooComplex
        return text[1:-1] if kind == "text" else text

    def _next(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("", "")

    def _take(self) -> tuple[str, str]:
        token = self._next()
        self._at += 1
        return token

    def _expect(self, sign: str) -> None:
        if self._take() != ("sign", sign):
            raise TooComplex
