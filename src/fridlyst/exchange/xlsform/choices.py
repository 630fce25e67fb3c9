"""The lists of choices of a form that comes in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fridlyst.base.slugs import free_slug
from fridlyst.exchange.xlsform.names import is_key
from fridlyst.exchange.xlsform.problems import Findings, shown
from fridlyst.exchange.xlsform.tables import Record
from fridlyst.exchange.xlsform.words import KEY, LONGEST_LABEL, YES_NO, refers, unguarded
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
        findings.bad(record.spot(column), f"{_MISSING[column]} saknas.")
    if len(record["label"]) > LONGEST_LABEL:
        findings.bad(record.spot("label"), f"texten är längre än {LONGEST_LABEL} tecken.")
    if refers(record["label"]):
        findings.leave(record.spot("label"), "texten hänvisar till ett annat svar och läses in som den står.")
    return not missing


def _fill(one: ChoiceList, findings: Findings) -> None:
    """Options with the keys they had in Fridlyst, else the choices' own names, else something like them."""
    taken = {key for record in one.records if (key := record[KEY] or record["name"]) and is_key(key)}
    rows: dict[str, int] = {}
    for record in one.records:
        name = record["name"]
        if name in rows:
            at = f"finns redan i listan {shown(one.name)} på rad {rows[name]}."
            findings.bad(record.spot("name"), f"namnet {shown(name)} {at}")
            continue
        rows[name] = record.row
        key = record[KEY] or name
        if record[KEY] and key in one.values.values():
            findings.bad(record.spot(KEY), f"{shown(key)} finns två gånger i listan {shown(one.name)}.")
        if not record[KEY] and not is_key(key):
            key = free_slug(key, taken)
            taken.add(key)
        one.values[name] = key
        one.options.append(Option(key, unguarded(record["label"])))


def leave_columns(lists: Mapping[str, ChoiceList], used: Sequence[str], findings: Findings) -> None:
    """Tells which lists no question uses, and which columns of the others mean nothing here."""
    for name, one in lists.items():
        if name not in used:
            findings.leave(one.records[0].spot(), f"listan {shown(name)} används inte av någon fråga här.")
    known = [record for name in used if name in lists for record in lists[name].records]
    for column in dict.fromkeys(column for record in known for column in record.cells):
        if column not in _KNOWN:
            first = next(record for record in known if record[column])
            findings.leave(first.spot(column), "kolumnen läses inte in.")


_MISSING = {"list_name": "listans namn", "name": "namnet", "label": "etiketten"}
