"""The lists of choices of a form that comes in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import free_slug
from fridlyst.exchange.xlsform.names import is_option
from fridlyst.exchange.xlsform.problems import Findings, shown
from fridlyst.exchange.xlsform.tables import Record
from fridlyst.exchange.xlsform.words import KEY, LONGEST_OPTION, MOST_OPTIONS, YES_NO, refers, unguarded
from fridlyst.followup.questioning import Option

_YES_NO_LISTS = frozenset({YES_NO, "yesno", "yn", "ja_nej", "janej", "ja-nej", "yes-no"})
_YES = frozenset({"yes", "y", "ja", "j", "true", "1"})
_NO = frozenset({"no", "n", "nej", "false", "0"})
_KNOWN = frozenset({"list_name", "name", "label", KEY})


@dataclass(slots=True)
class ChoiceList:
    """A list with its options; `values` is what a condition holds, by the name of the choice."""

    name: str
    records: list[Record] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)

    @property
    def yes_no(self) -> bool:
        """Whether it is the list of yes and no, by its name, its two choices' names and what they say."""
        names = [name.casefold() for name in self.values]
        said = [option.label.casefold() for option in self.options]
        return (
            self.name.casefold() in _YES_NO_LISTS and len(names) == 2 and _is_pair(names) and _is_pair(said)
        )

    def truth(self, name: str) -> str:
        """ "true" for the choice that says yes."""
        return "true" if name.casefold() in _YES else "false"


def _is_pair(words: Sequence[str]) -> bool:
    return sum(word in _YES for word in words) == 1 and sum(word in _NO for word in words) == 1


def lists_of(rows: Iterable[Record], findings: Findings) -> dict[str, ChoiceList]:
    """The lists by name. Rows without a list, a name or a label, and names given twice, are told."""
    found: dict[str, ChoiceList] = {}
    for record in rows:
        if _is_sound(record, findings):
            one = found.setdefault(record["list_name"], ChoiceList(record["list_name"]))
            one.records.append(record)
    for one in found.values():
        _fill(one, findings)
    return found


def _is_sound(record: Record, findings: Findings) -> bool:
    missing = [column for column in ("list_name", "name", "label") if not record[column]]
    for column in missing:
        findings.bad(record.spot(column), _MISSING[column])
    if len(record["label"]) > LONGEST_OPTION:
        findings.bad(
            record.spot("label"), Sentence("texten är längre än %(most)s tecken.", most=LONGEST_OPTION)
        )
    if refers(record["label"]):
        findings.leave(
            record.spot("label"), Sentence("texten hänvisar till ett annat svar och läses in som den står.")
        )
    return not missing


def _fill(one: ChoiceList, findings: Findings) -> None:
    """Options with the keys they had in Fridlyst, else the choices' own names, else something like them."""
    taken = {key for record in one.records if is_option(key := record[KEY] or record["name"])}
    rows: dict[str, int] = {}
    for record in one.records:
        name = record["name"]
        if name in rows:
            said = Sentence(
                "namnet %(name)s finns redan i listan %(list)s på rad %(row)s.",
                name=shown(name),
                list=shown(one.name),
                row=rows[name],
            )
            findings.bad(record.spot("name"), said)
            continue
        rows[name] = record.row
        key = record[KEY] or name
        if record[KEY] and key in one.values.values():
            said = Sentence(
                "%(key)s finns två gånger i listan %(list)s.", key=shown(key), list=shown(one.name)
            )
            findings.bad(record.spot(KEY), said)
        if record[KEY] and not is_option(key):
            findings.bad(
                record.spot(KEY), Sentence("%(key)s kan inte vara en nyckel i Fridlyst.", key=shown(key))
            )
        if not record[KEY] and not is_option(key):
            key = free_slug(key, taken)
            taken.add(key)
        one.values[name] = key
        one.options.append(Option(key, " ".join(unguarded(record["label"]).split())))


def check_used(one: ChoiceList, findings: Findings) -> None:
    """Tells of a list that no question can have: too few answers, too many, or two that say the same."""
    if not 2 <= len(one.records) <= MOST_OPTIONS:
        said = Sentence(
            "listan %(list)s har %(count)s val. Den ska ha minst två och högst %(most)s.",
            list=shown(one.name),
            count=len(one.records),
            most=MOST_OPTIONS,
        )
        findings.bad(one.records[0].spot(), said)
    labels: dict[str, int] = {}
    for record in one.records:
        label = " ".join(record["label"].split()).casefold()
        if label in labels:
            said = Sentence("samma etikett står redan på rad %(row)s i listan.", row=labels[label])
            findings.bad(record.spot("label"), said)
        labels[label] = record.row


def leave_columns(lists: Mapping[str, ChoiceList], used: Sequence[str], findings: Findings) -> None:
    """Tells which lists no question uses, and which columns of the others mean nothing here."""
    for name, one in lists.items():
        if name not in used:
            said = Sentence("listan %(list)s används inte av någon fråga här.", list=shown(name))
            findings.leave(one.records[0].spot(), said)
    known = [record for name in used if name in lists for record in lists[name].records]
    for column in dict.fromkeys(column for record in known for column in record.cells):
        if column not in _KNOWN:
            first = next(record for record in known if record[column])
            findings.leave(first.spot(column), Sentence("kolumnen läses inte in."))


_MISSING = {
    "list_name": Sentence("listans namn saknas."),
    "name": Sentence("namnet saknas."),
    "label": Sentence("etiketten saknas."),
}
