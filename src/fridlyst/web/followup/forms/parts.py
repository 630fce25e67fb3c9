"""What the forms of an answer's parts share: each is saved alone, and knows whether it was touched."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from django import forms

from fridlyst.followup.terms import Status
from fridlyst.web.shared.saving import SavingForm, said
from fridlyst.web.shared.status import label_of
from fridlyst.web.shared.text import Words

# In the order that work goes.
_ANSWERS = (Status.NOT_STARTED, Status.ONGOING, Status.DONE, Status.LATE, Status.STOPPED)


def choices() -> list[tuple[str, str]]:
    """The statuses that can be answered, in the municipality's words: asked for at each form."""
    return [(status.value, label_of(status)) for status in _ANSWERS]


def words_field(label: Words, *, rows: int = 3) -> forms.CharField:
    """A field for a few lines; the blank placeholder lets the stylesheet see that it is empty.

    No longest length: a browser would cut what is pasted. The action says when a text is too long.
    """
    widget = forms.Textarea(attrs={"rows": rows, "placeholder": " "})
    return forms.CharField(label=label, required=False, widget=widget)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Stored:
    """A field's saved value: in words, and as its form field holds it."""

    name: str
    label: Words
    words: str
    value: object


class PartForm(SavingForm):
    """One part of the answer; `was` tells what it held when the page was drawn.

    A whole page is posted at once where there is no script: only what the person touched is saved.
    """

    was = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (what a form takes)
        more: Mapping[str, forms.Field] = MappingProxyType({}),
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self.fields |= more
        self.initial["was"] = self._digest([self[name].value() for name in self.told()])

    def told(self) -> list[str]:
        """The names of the fields that the person fills in."""
        return [name for name in self.fields if name not in ("version", "was")]

    @property
    def touched(self) -> bool:
        """Whether the page that was sent held this part, changed."""
        if not self.is_bound or self.add_prefix("was") not in self.data:
            return False
        return bool(self._digest([self[name].data for name in self.told()]) != self["was"].data)

    @property
    def stored(self) -> list[Stored]:
        """What is saved, field by field, for somebody whose own text is another."""
        return [
            Stored(
                self.add_prefix(name),
                field.label or "",
                said(field, self.initial.get(name)),
                _written(field.prepare_value(self.initial.get(name))),
            )
            for name, field in ((name, self.fields[name]) for name in self.told())
        ]

    @staticmethod
    def _digest(values: list[object]) -> str:
        texts = ["" if value in (None, []) else str(value).replace("\r\n", "\n").strip() for value in values]
        return sha256("\x1f".join(texts).encode()).hexdigest()[:24]


def _written(value: object) -> object:
    """Several choices as one text."""
    return " ".join(map(str, value)) if isinstance(value, list) else value
