"""The XPath of a condition, as far as it says that one question has one of some answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST, _DEEPEST = 5000, 20
_TOKEN = re.compile(
    r"\s*(?:(?P<ref>\$\{[^{}]*\})|(?P<text>'[^']*'|\"[^\"]*\")|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>selected|join|or)(?![\w\-.])|(?P<sign>[(),=]))\s*"
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


def understand(expression: str) -> Has:
    """`${q} = 'a'`, `selected(${q}, 'a')` or `selected(join(' ', ${q}), 'a')`, one or several with `or`.

    Raises TooComplex for everything else.
    """
    if len(expression) > _LONGEST:
        raise TooComplex
    reader = _Reader(list(_tokens(expression)))
    found = reader.alternatives(0)
    reader.end()
    names = {name for name, _value in found}
    if len(names) != 1 or any(name.startswith(_EARLIER) for name in names):
        raise TooComplex
    return Has(names.pop(), tuple(dict.fromkeys(value for _name, value in found)))


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

    def alternatives(self, depth: int) -> list[tuple[str, str]]:
        """One or several terms with `or` between: (name, value) of each."""
        if depth > _DEEPEST:
            raise TooComplex
        found = self._term(depth)
        while self._next() == ("word", "or"):
            self._take()
            found += self._term(depth)
        return found

    def end(self) -> None:
        """Nothing may follow."""
        if self._next() != ("", ""):
            raise TooComplex

    def _term(self, depth: int) -> list[tuple[str, str]]:
        if self._next() == ("sign", "("):
            self._take()
            found = self.alternatives(depth + 1)
            self._expect(")")
            return found
        if self._next() == ("word", "selected"):
            return [self._selected()]
        if self._next()[0] in ("text", "number"):
            value = self._value()
            self._expect("=")
            return [(self._operand(), value)]
        name = self._operand()
        self._expect("=")
        return [(name, self._value())]

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
