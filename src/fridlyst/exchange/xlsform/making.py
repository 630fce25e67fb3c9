"""One question out of one row, and what is said of the rows and columns that are left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fridlyst.base.sentences import Sentence
from fridlyst.exchange.xlsform.choices import check_used
from fridlyst.exchange.xlsform.problems import Findings, shown
from fridlyst.exchange.xlsform.structure import Node
from fridlyst.exchange.xlsform.tables import Record
from fridlyst.exchange.xlsform.understanding import Conditions
from fridlyst.exchange.xlsform.words import (
    ACTIVITY_NAME,
    BODIES,
    BODY_KIND,
    KEY,
    LONGEST_HELP,
    LONGEST_LABEL,
    STATUS,
    STATUSES,
    refers,
    unguarded,
)
from fridlyst.followup.questioning import Option, QuestionFields
from fridlyst.followup.terms import QuestionAbout, QuestionKind
from fridlyst.organisation.terms import BodyKind

_YES = frozenset({"yes", "true", "true()", "1", "ja"})
_NO = frozenset({"", "no", "false", "false()", "0", "nej"})
_WHOLE = Sentence("ett heltal läses in som ett tal.")
_SCALE = Sentence("en skala läses in som ett tal.")
_NO_LIST = Sentence("det står inte vilken lista valen tas ur.")
_SPACED = Sentence("ett namn i ett flerval får inte ha mellanslag.")
_SOMETIMES = Sentence("krävs bara ibland. Frågan läses in som frivillig.")
_OF_ALL = frozenset({"type", "name", "label", "relevant"})
_OF_QUESTION = _OF_ALL | {"hint", "required", KEY, BODY_KIND, BODIES}


def read_as(node: Node) -> QuestionKind | None:
    """The kind of question that a row becomes before its list is known; None for one that is left."""
    if node.repeated or node.part_of_share or _is_own(node):
        return None
    return QuestionKind.SHARE if node.is_share else node.kind.asked


@dataclass(frozen=True, slots=True)
class Making:
    """Makes questions of rows; `bodies` gives the id of each body by its key."""

    conditions: Conditions
    bodies: Mapping[str, int]
    findings: Findings

    def make(self, node: Node) -> QuestionFields:
        """The question; whatever is wrong with the row, or lost of it, is told."""
        record, first = node.record, node.children[0].record if node.is_share else node.record
        kind, options = self._kind(node)
        hint = record if record["hint"] else first
        return QuestionFields(
            label=self._text(record, "label", LONGEST_LABEL),
            kind=kind,
            about=QuestionAbout.ACTIVITY if node.about_activity else QuestionAbout.BODY,
            help=self._text(hint, "hint", LONGEST_HELP),
            required=self._required(first),
            options=options,
            condition=self.conditions.of(node),
            body_kind=self._body_kind(record),
            body_ids=self._body_ids(record),
            key=self.conditions.keys.get(id(node), ""),
        )

    def used_lists(self, nodes: Sequence[Node]) -> list[str]:
        """The lists of the questions that are taken in, and of Fridlyst's own rows."""
        return [one.kind.list_name for one in nodes if read_as(one) is not None or _is_own(one)]

    def _kind(self, node: Node) -> tuple[str, tuple[Option, ...]]:
        kind, spot = node.kind, node.record.spot("type")
        if node.is_share:
            return QuestionKind.SHARE, ()
        assert kind.asked is not None
        if kind.whole or kind.range:
            self.findings.leave(spot, _SCALE if kind.range else _WHOLE)
        if kind.asked not in (QuestionKind.ONE_CHOICE, QuestionKind.MANY_CHOICES):
            return kind.asked, ()
        return self._choice(node)

    def _choice(self, node: Node) -> tuple[str, tuple[Option, ...]]:
        kind, spot = node.kind, node.record.spot("type")
        given = self.conditions.lists.get(kind.list_name)
        if given is None:
            missing = Sentence("listan %(list)s finns inte på fliken choices.", list=shown(kind.list_name))
            self.findings.bad(spot, missing if kind.list_name else _NO_LIST)
            return str(kind.asked), ()
        if kind.or_other:
            self.findings.leave(spot, Sentence("svaret ”annat” med egna ord läses inte in."))
        if kind.asked == QuestionKind.MANY_CHOICES:
            spaced = [record for record in given.records if " " in record["name"]]
            if spaced:
                self.findings.bad(spaced[0].spot("name"), _SPACED)
        elif given.yes_no:
            return QuestionKind.YES_NO, ()
        check_used(given, self.findings)
        return str(kind.asked), tuple(given.options)

    def _text(self, record: Record, column: str, longest: int) -> str:
        text = unguarded(record[column])
        text = " ".join(text.split()) if column == "label" else text
        if column == "label" and not text:
            self.findings.bad(record.spot("label"), Sentence("frågan har ingen etikett."))
        if len(text) > longest:
            self.findings.bad(
                record.spot(column),
                Sentence(
                    "texten är %(count)s tecken. Den får vara högst %(most)s.", count=len(text), most=longest
                ),
            )
        if refers(record[column]):
            said = Sentence("texten hänvisar till ett annat svar och läses in som den står.")
            self.findings.leave(record.spot(column), said)
        return text

    def _required(self, record: Record) -> bool:
        said = record["required"].lower()
        if said not in _YES | _NO:
            self.findings.leave(record.spot("required"), _SOMETIMES)
        return said in _YES

    def _body_kind(self, record: Record) -> str:
        said = record[BODY_KIND]
        if said and said not in BodyKind.values:
            wrong = Sentence("%(kind)s är inget slag av nämnd eller enhet.", kind=shown(said))
            self.findings.bad(record.spot(BODY_KIND), wrong)
        return said

    def _body_ids(self, record: Record) -> tuple[int, ...]:
        keys = list(dict.fromkeys(record[BODIES].split()))
        missing = [key for key in keys if key not in self.bodies]
        found = tuple(self.bodies[key] for key in keys if key in self.bodies)
        if missing:
            names = ", ".join(shown(key) for key in missing[:5])
            said = Sentence("%(names)s finns inte i kommunen.", names=names)
            self.findings.leave(record.spot(BODIES), said if found else _to_all(said))
        return found


def leave_rest(nodes: Sequence[Node], findings: Findings) -> None:
    """Tells of every row that does not become a question, and every column that means nothing here."""
    for node in nodes:
        if not node.repeated and not _is_own(node) and not node.part_of_share:
            _leave(node, findings)
    kept = [node for node in nodes if read_as(node) or (node.kind.begins == "group" and not node.repeated)]
    unknown: dict[str, list[Record]] = {}
    for node in kept:
        known = _OF_QUESTION if read_as(node) else _OF_ALL
        for column in node.record.cells:
            if column not in known:
                unknown.setdefault(column, []).append(node.record)
    for column, rows in unknown.items():
        said = Sentence("läses inte in.")
        if rows[1:]:
            said = Sentence("läses inte in (och inte på %(count)s rader till).", count=len(rows) - 1)
        findings.leave(rows[0].spot(column), said)


def _to_all(said: Sentence) -> Sentence:
    return Sentence("%(what)s Frågan ställs därför till alla.", what=said)


def _leave(node: Node, findings: Findings) -> None:
    spot = node.record.spot("type")
    if node.kind.begins == "repeat":
        inside = ", ".join(one.called for one in _under(node) if not one.kind.begins)
        said = Sentence(
            "upprepningen %(name)s läses inte in, och inte det som står i den: %(inside)s.",
            name=node.called,
            inside=inside or "–",
        )
        findings.leave(spot, said)
    elif node.kind.begins and not node.is_share and node.record["label"]:
        said = Sentence("gruppen %(name)s läses inte in, men det gör frågorna i den.", name=node.called)
        findings.leave(spot, said)
    elif node.kind.left:
        said = Sentence("%(name)s är %(kind)s och läses inte in.", name=node.called, kind=node.kind.left)
        findings.leave(spot, said)


def _under(node: Node) -> list[Node]:
    return [found for child in node.children for found in (child, *_under(child))]


def _is_own(node: Node) -> bool:
    """Whether it is a row that Fridlyst itself puts into a form: the activity, its status, all statuses."""
    all_statuses = node.name == STATUSES and bool(node.kind.left)
    return (
        node.each_activity or all_statuses or (node.about_activity and node.name in (ACTIVITY_NAME, STATUS))
    )
