"""The little of Jinja that a template may say: a field, `for` over a list, `if`. All else is refused by name.

What is not on the list below cannot be written at all: no call, no filter, no arithmetic, no attribute but
those of the schema. So nothing can be reached, and a template can grow no larger than what it is given.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from fridlyst.base.sentences import Sentence
from fridlyst.reports.own_template.errors import BrokenTemplate, TemplateFault, TemplateTooLarge, UnknownField
from fridlyst.reports.own_template.fields import Names, Schema, find, kind_of, suggest

MOST_SIGNS = 20_000_000
_DEEPEST = 3
_IN_LOOP = {"first": "", "last": "", "index": ""}
_TAGS = re.compile(r"<[^>]*>")
_PIECES = re.compile(r"<[^<>]*>|\{\{|<[^<>]*\{\{")
# The mark that text stands in: Word's own, a drawing's, a formula's.
_TEXT_MARK = re.compile(r"<[wam]:t(?:\s[^<>]*)?>")
_WORDS = {
    nodes.Call: Sentence("ett anrop med parenteser"),
    nodes.Filter: Sentence("ett filter (|)"),
    nodes.Assign: Sentence("set"),
    nodes.AssignBlock: Sentence("set"),
    nodes.Macro: Sentence("macro"),
    nodes.CallBlock: Sentence("call"),
    nodes.Include: Sentence("include"),
    nodes.Import: Sentence("import"),
    nodes.FromImport: Sentence("import"),
    nodes.Extends: Sentence("extends"),
    nodes.Block: Sentence("block"),
    nodes.With: Sentence("with"),
    nodes.Test: Sentence("ett test (is)"),
    nodes.Getitem: Sentence("hakparenteser"),
    nodes.CondExpr: Sentence("ett villkor i ett fält"),
}
_QUIET = (nodes.Output, nodes.TemplateData, nodes.Const, nodes.And, nodes.Or, nodes.Not)


@dataclass(frozen=True, slots=True)
class Read:
    """What a source holds: the fields that it uses, each once, and what is wrong with it."""

    fields: tuple[str, ...]
    faults: tuple[TemplateFault, ...]


class _Bounded(Template):
    """A template that stops when it has become too large."""

    def render(self, *args: object, **named: object) -> str:
        pieces, size = [], 0
        for piece in self.generate(*args, **named):
            size += len(piece)
            if size > MOST_SIGNS:
                raise TemplateTooLarge("Brevet blir för stort med den här mallen. Gör mallen mindre.")
            pieces.append(piece)
        return "".join(pieces)


def environment() -> ImmutableSandboxedEnvironment:
    """Jinja with nothing in it: no globals, filters or tests; all that it prints is escaped as XML."""
    made = ImmutableSandboxedEnvironment(autoescape=True)
    made.globals.clear()
    made.filters.clear()
    made.tests.clear()
    made.template_class = _Bounded
    return made


def read(source: str, names: Names, where: Sentence) -> Read:
    """What one part of a template says, a paragraph a line; `where` is what the part is called."""
    reader = _Reader(source.splitlines(), where)
    try:
        tree = environment().parse(source)
        reader.visit(tree, dict(names), depth=0)
    except TemplateSyntaxError as error:
        reader.syntax(error)
    except RecursionError:
        reader.fault(1, Sentence("för många parenteser i varandra"))
    reader.placed_in_text()
    return Read(tuple(dict.fromkeys(reader.fields)), tuple(reader.faults))


class _Reader:
    """Walks the tree of a source and notes its fields and faults."""

    def __init__(self, lines: list[str], where: Sentence) -> None:
        self.lines, self.where = lines, where
        self.fields: list[str] = []
        self.faults: list[TemplateFault] = []
        # A loop's name → the path of what it goes over, to tell fields by where they come from.
        self.origin: dict[str, str] = {}

    def visit(self, node: nodes.Node, names: dict[str, Schema], *, depth: int) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, names, depth)
        elif isinstance(node, nodes.Output):
            for child in node.nodes:
                self._printed(child, names, depth)
        elif isinstance(node, nodes.Name | nodes.Getattr):
            self._field(node, names)
        elif isinstance(node, nodes.Compare):
            self._compared(node, names, depth)
        elif isinstance(node, (*_QUIET, nodes.Template, nodes.If)):
            self._children(node.iter_child_nodes(), names, depth)
        else:
            self._refused(node)

    def _children(self, found: Iterator[nodes.Node], names: dict[str, Schema], depth: int) -> None:
        for child in found:
            self.visit(child, names, depth=depth)

    def _compared(self, node: nodes.Compare, names: dict[str, Schema], depth: int) -> None:
        self.visit(node.expr, names, depth=depth)
        for operand in node.ops:
            if operand.op not in ("eq", "ne"):
                self._refused(operand)
            self.visit(operand.expr, names, depth=depth)

    def _printed(self, node: nodes.Node, names: dict[str, Schema], depth: int) -> None:
        if not isinstance(node, nodes.Name | nodes.Getattr):
            if isinstance(node, nodes.TemplateData):
                return
            self._refused(node)
            return
        schema, path = self._field(node, names), _path(node)
        if schema is not None and path is not None and kind_of(schema) != "text":
            said = ".".join(path)
            self.faults.append(
                UnknownField(
                    Sentence(
                        "{{ %(field)s }} är flera uppgifter, inte en text. Gå igenom en lista med "
                        "{%%p for … in %(field)s %%}, eller skriv ett fält under den (%(where)s).",
                        field=said,
                        where=self._place(node.lineno),
                    )
                )
            )

    def _field(self, node: nodes.Node, names: dict[str, Schema]) -> Schema | None:
        path = _path(node)
        if path is None:
            self._refused(node)
            return None
        schema = find(names, path)
        if schema is None:
            self._unknown(path, names, node.lineno)
        elif path[0] != "loop":
            first = self.origin.get(path[0], path[0])
            self.fields.append(".".join((first, *path[1:])))
        return schema

    def _unknown(self, path: tuple[str, ...], names: dict[str, Schema], line: int) -> None:
        said, meant = ".".join(path)[:80], suggest(names, path)
        values = {"field": said, "where": self._place(line)}
        if meant:
            message = Sentence(
                "Fältet {{ %(field)s }} finns inte (%(where)s). Menade du {{ %(meant)s }}?",
                meant=meant,
                **values,
            )
        else:
            message = Sentence("Fältet {{ %(field)s }} finns inte (%(where)s).", **values)
        self.faults.append(UnknownField(message, details={"field": said, "meant": meant}))

    def _loop(self, node: nodes.For, names: dict[str, Schema], depth: int) -> None:
        over = _path(node.iter)
        schema = None if over is None else self._field(node.iter, names)
        if over is None:
            self.fault(node.lineno, Sentence("for kan bara gå över ett fält som är en lista"))
        elif schema is not None and not isinstance(schema, list):
            self.fault(node.lineno, Sentence("%(field)s är ingen lista att gå igenom", field=".".join(over)))
        elif not isinstance(node.target, nodes.Name):
            self.fault(node.lineno, Sentence("for ska ge varje sak ett enda namn"))
        elif depth and over[0] not in self.origin:
            said = Sentence("en lista går bara att gå igenom inuti en annan om den hör till den")
            self.fault(node.lineno, said)
        elif depth >= _DEEPEST:
            self.fault(node.lineno, Sentence("för många listor i varandra"))
        elif isinstance(schema, list):
            path = ".".join((self.origin.get(over[0], over[0]), *over[1:]))
            inside: dict[str, Schema] = names | {node.target.name: schema[0], "loop": dict(_IN_LOOP)}
            self._inside(node, node.target.name, path, inside, depth)

    def _inside(self, node: nodes.For, name: str, over: str, names: dict[str, Schema], depth: int) -> None:
        before = self.origin.get(name)
        self.origin[name] = over
        test = [node.test] if node.test else []
        self._children(iter([*test, *node.body, *node.else_]), names, depth + 1)
        if before is None:
            del self.origin[name]
        else:
            self.origin[name] = before

    def _refused(self, node: nodes.Node) -> None:
        what = _WORDS.get(type(node), Sentence("något annat än fält"))
        said = Sentence("mallen använder %(what)s. Här går bara fält, for och if att använda", what=what)
        self.fault(getattr(node, "lineno", None) or 1, said)

    def fault(self, line: int, said: Sentence) -> None:
        message = Sentence(
            "Mallen går inte att använda: %(said)s (%(where)s).", said=said, where=self._place(line)
        )
        self.faults.append(BrokenTemplate(message))

    def syntax(self, error: TemplateSyntaxError) -> None:
        self.fault(error.lineno, _syntax_words(error.message or ""))

    def placed_in_text(self) -> None:
        """A field may stand in text only, never inside Word's own marks nor in what a Word field does."""
        mark = ""
        for number, line in enumerate(self.lines, start=1):
            for piece in _PIECES.findall(line):
                if piece.startswith("<"):
                    mark = piece
                if "{{" in piece and not (piece == "{{" and _TEXT_MARK.fullmatch(mark)):
                    self.fault(number, Sentence("ett fält står där det inte kan stå text"))
                    break

    def _place(self, line: int) -> Sentence:
        """Which part, and the beginning of the paragraph."""
        for number in range(min(line, len(self.lines)), 0, -1):
            text = " ".join(_TAGS.sub("", self.lines[number - 1]).split())
            if text:
                return Sentence("i %(part)s, vid ”%(text)s”", part=self.where, text=text[:60])
        return Sentence("i %(part)s", part=self.where)


def _path(node: nodes.Node) -> tuple[str, ...] | None:
    """The names of a dotted field, or None for anything else."""
    names: list[str] = []
    while isinstance(node, nodes.Getattr):
        names.append(node.attr)
        node = node.node
    return tuple(reversed([*names, node.name])) if isinstance(node, nodes.Name) else None


_SYNTAX: Mapping[str, Sentence] = {
    "unexpected end of template": Sentence(
        "något som börjar med for eller if avslutas aldrig med endfor eller endif"
    ),
    "encountered unknown tag": Sentence("ett ord efter {% är inte känt"),
    "unexpected '}'": Sentence("klamrarna är inte lika många på båda sidor"),
    "expected token": Sentence("det står fel mellan klamrarna"),
    "unexpected char": Sentence("det står ett tecken mellan klamrarna som inte kan stå där"),
    "missing end of": Sentence("en klammer stängs aldrig"),
}


def _syntax_words(message: str) -> Sentence:
    """Jinja's English about a fault, in words of ours."""
    lowered = message.casefold()
    found = (said for start, said in _SYNTAX.items() if start in lowered)
    return next(found, Sentence("det står fel mellan klamrarna"))
