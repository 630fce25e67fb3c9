"""The rows of a survey as what they are: questions, groups and the rest, each where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fridlyst.base.sentences import Sentence
from fridlyst.exchange.xlsform.kinds import Kind, kind_of
from fridlyst.exchange.xlsform.names import is_name
from fridlyst.exchange.xlsform.problems import BadForm, Findings, at, shown
from fridlyst.exchange.xlsform.tables import Record
from fridlyst.exchange.xlsform.words import ACTIVITY, DENOMINATOR, NUMERATOR, SHARE
from fridlyst.followup.terms import QuestionKind

# What XLSForm lets stand without a name of its own.
_NAMELESS = ("note", "begin_group", "begin group", "audit")
_DEEPEST = 20


@dataclass(slots=True)
class Node:
    """A row that begins or asks something; `around` are the groups it stands in, outermost first."""

    record: Record
    kind: Kind
    around: tuple["Node", ...]
    children: list["Node"] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.record["name"]

    @property
    def each_activity(self) -> bool:
        """Whether it is Fridlyst's own repeat, once for each activity."""
        return self.kind.begins == "repeat" and self.name == ACTIVITY

    @property
    def is_share(self) -> bool:
        """Whether it is a group that holds a numerator and a denominator, by their names, and no more."""
        wanted = (QuestionKind.NUMBER, QuestionKind.NUMBER, None)
        endings = (NUMERATOR, DENOMINATOR, SHARE)[: len(self.children)]
        return (
            self.kind.begins == "group"
            and len(self.children) in (2, 3)
            and [child.name for child in self.children] == [self.name + ending for ending in endings]
            and all(child.kind.asked == one for child, one in zip(self.children, wanted, strict=False))
        )

    @property
    def part_of_share(self) -> bool:
        return bool(self.around) and self.around[-1].is_share

    @property
    def about_activity(self) -> bool:
        """Whether it stands in the repeat of the activities."""
        return any(one.each_activity for one in self.around)

    @property
    def repeated(self) -> bool:
        """Whether it stands in a repeat that is not once for each activity."""
        return any(one.kind.begins == "repeat" and not one.each_activity for one in self.around)

    @property
    def called(self) -> str:
        """What a person knows it by."""
        return shown(self.record["label"] or self.name or self.record["type"])


def nodes_of(rows: Sequence[Record], findings: Findings) -> list[Node]:
    """The rows in order, without those that only end something. Unsound types, names and groups are told."""
    found: list[Node] = []
    open_now: list[Node] = []
    for record in rows:
        kind = _kind(record, findings)
        if kind is None:
            continue
        if kind.ends:
            _end(record, kind.ends, open_now, findings)
            continue
        node = Node(record, kind, tuple(open_now))
        _check_name(node, open_now[-1].children if open_now else found, findings)
        if open_now:
            open_now[-1].children.append(node)
        found.append(node)
        if kind.begins:
            open_now.append(node)
        if len(open_now) > _DEEPEST:
            said = Sentence("grupperna ligger i varandra fler än %(most)s gånger.", most=_DEEPEST)
            raise BadForm(at(record.spot("type"), said), field="file")
    for node in open_now:
        said = Sentence("%(name)s börjar här men slutar aldrig: en end-rad saknas.", name=node.called)
        findings.bad(node.record.spot("type"), said)
    return found


def _kind(record: Record, findings: Findings) -> Kind | None:
    if not record["type"]:
        findings.bad(record.spot("type"), Sentence("typen saknas."))
        return None
    kind = kind_of(record["type"])
    if kind is None:
        findings.bad(
            record.spot("type"), Sentence("typen %(type)s finns inte i XLSForm.", type=shown(record["type"]))
        )
    return kind


def _end(record: Record, what: str, open_now: list[Node], findings: Findings) -> None:
    if not open_now:
        findings.bad(record.spot("type"), Sentence("något slutar här som aldrig har börjat."))
    elif open_now[-1].kind.begins != what:
        begun = open_now.pop()
        said = Sentence(
            "%(end)s slutar det som börjar på rad %(row)s med %(begin)s.",
            end=shown(record["type"]),
            row=begun.record.row,
            begin=shown(begun.record["type"]),
        )
        findings.bad(record.spot("type"), said)
    else:
        open_now.pop()


def _check_name(node: Node, beside: Sequence[Node], findings: Findings) -> None:
    """A name that can be one, and that nothing beside it has."""
    spot, name = node.record.spot("name"), node.name
    if not name:
        if node.record["type"].lower() not in _NAMELESS:
            findings.bad(spot, Sentence("namnet saknas."))
    elif not is_name(name):
        findings.bad(
            spot,
            Sentence(
                "%(name)s kan inte vara ett namn. Ett namn börjar med en bokstav och har bara "
                "bokstäver, siffror, bindestreck, punkt och understreck.",
                name=shown(name),
            ),
        )
    else:
        here = [one for one in beside if one.around == node.around and one.name.casefold() == name.casefold()]
        if here:
            findings.bad(spot, _again(name, here[0].record.row))


def _again(name: str, row: int) -> Sentence:
    return Sentence("namnet %(name)s finns redan på rad %(row)s.", name=shown(name), row=row)
