"""A form as rows, before it is a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fridlyst.exchange.xlsform.words import HINT, LABEL, guarded

Row = Mapping[str, str]


@dataclass(slots=True)
class Form:
    """The rows of `survey` and `choices` by column, and what `settings` says; `content` as words.CONTENT."""

    title: str
    form_id: str
    content: str
    version: str = ""
    survey: list[Row] = field(default_factory=list)
    choices: list[Row] = field(default_factory=list)
    _lists: set[str] = field(default_factory=set)

    def add(self, kind: str, name: str = "", label: str = "", hint: str = "", **more: str) -> None:
        """One row of the survey; `more` are columns by name."""
        said = {"type": kind, "name": name, LABEL: guarded(label), HINT: guarded(hint)}
        self.survey.append({**said, **more})

    def add_list(self, name: str, options: Mapping[str, str], keys: Mapping[str, str] | None = None) -> None:
        """A list of choices, name → label; given twice it stands once. `keys` where a name is not the key."""
        if name in self._lists:
            return
        self._lists.add(name)
        for option, label in options.items():
            key = (keys or {}).get(option, "")
            said = {"list_name": name, "name": option, LABEL: guarded(label)}
            self.choices.append({**said, "fridlyst_key": key})
