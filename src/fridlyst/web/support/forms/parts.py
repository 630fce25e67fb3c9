"""What the parts of a service's form share: answers that may be left unsaid, and rows that come and go."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from fridlyst.base.errors import BadInput, FridlystError, WrongState
from fridlyst.support.fields import ServiceFields
from fridlyst.web.shared.saving import SavingForm
from fridlyst.web.shared.text import Words

T = TypeVar("T")
_YES: Final = "ja"
_NO: Final = "nej"
_SAID: Final = {_YES: True, _NO: False}
ADD: Final = "lagg_till"
DROP: Final = "ta_bort"


class AnswerField(forms.TypedChoiceField):
    """Yes, no or not said: True, False or None."""

    def __init__(self, label: Words, help_text: Words = "") -> None:
        super().__init__(
            label=label,  # type: ignore[arg-type]
            help_text=help_text,  # type: ignore[arg-type]
            required=False,
            choices=[(_YES, _("Ja")), (_NO, _("Nej")), ("", _("Inte ifyllt"))],
            coerce=_SAID.__getitem__,
            empty_value=None,
            widget=forms.RadioSelect,
        )


def answer_initial(value: bool | None) -> str:
    """The choice that stands for the value."""
    return "" if value is None else _YES if value else _NO


# Where a field is written that another part holds.
_PARTS: Final[dict[str, Words]] = {
    "name": _("Vad och för vem"),
    "description": _("Vad och för vem"),
    "contacts": _("Kontakt"),
    "hours": _("Öppettider"),
    "place": _("Plats och tillgänglighet"),
    "area": _("Plats och tillgänglighet"),
    "cost": _("Villkor"),
}


class ServicePart(SavingForm):
    """One part of a service: what it changes of the service's fields, the rest stands.

    What an action refuses for the sake of another part is said with that part's name.
    """

    def submit(self, act: Callable[[], T]) -> T | None:
        """What the action gives, or None when the form now says what is wrong, and where."""
        elsewhere: list[Words] = []

        def placed() -> T:
            try:
                return act()
            except (BadInput, WrongState) as error:
                elsewhere.extend(self._elsewhere(error))
                raise

        found = super().submit(placed)
        for part in elsewhere:
            self.add_error(None, _("Det står under ”%(part)s”.") % {"part": part})
        return found

    def field_with(self, error: FridlystError) -> str | None:
        """The form's own field for what the action names."""
        return error.field

    def _elsewhere(self, error: FridlystError) -> Iterator[Words]:
        error.field = self.field_with(error)
        if error.field in _PARTS and error.field not in self.fields:
            yield _PARTS[error.field]

    def changed(self, fields: ServiceFields) -> ServiceFields:
        """The fields with what was typed in this part."""
        raise NotImplementedError


class RowsPart(ServicePart):
    """A part with rows of the same fields; the buttons that add and take away work without script."""

    row: ClassVar[str] = "rad"
    most: ClassVar[int] = 12

    rows = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 (what a form takes)
        super().__init__(*args, **options)
        self.count = self._counted()
        self.initial["rows"] = self.count
        for at in range(self.count):
            for name, field in self.row_fields().items():
                # A row is left out by leaving it empty: no field of it is said to be optional.
                field.needed = True  # type: ignore[attr-defined]
                self.fields[self.name(at, name)] = field

    def row_fields(self) -> Mapping[str, forms.Field]:
        """The fields of one row, made anew."""
        raise NotImplementedError

    @classmethod
    def name(cls, at: int, name: str) -> str:
        """What a field of the row `at`, from 0, is called."""
        return f"{cls.row}-{at}-{name}"

    @property
    def bound_rows(self) -> list[dict[str, Any]]:
        """The rows for the template: their fields by name, and their place."""
        names = tuple(self.row_fields())
        return [{"at": at} | {one: self[self.name(at, one)] for one in names} for at in range(self.count)]

    @property
    def full(self) -> bool:
        """Whether no row more is taken."""
        return self.count >= self.most

    def given(self, at: int) -> dict[str, Any]:
        """The cleaned values of a row; a field that was wrong is not there."""
        found = {name: self.cleaned_data.get(self.name(at, name)) for name in self.row_fields()}
        return {name: value for name, value in found.items() if self.name(at, name) not in self.errors}

    def _counted(self) -> int:
        told = str(self.data.get("rows", "") if self.is_bound else self.initial.get("rows", ""))
        count = int(told) if told.isascii() and told.isdigit() and len(told) < 4 else 1
        return min(max(1, count), self.most)


def asks_for_rows(data: QueryDict) -> bool:
    """Whether a button that adds or takes away a row was pressed."""
    return ADD in data or DROP in data


def reshaped(form: RowsPart) -> dict[str, Any]:
    """What a form begins with that has a row more or less than the one sent, as typed and unchecked."""
    typed = {name: form[name].data for name in form.fields}
    rows: Sequence[dict[str, Any]] = [
        {name: typed.pop(form.name(at, name)) for name in form.row_fields()} for at in range(form.count)
    ]
    dropped = str(form.data.get(DROP, ""))
    kept = [row for at, row in enumerate(rows) if str(at) != dropped]
    count = len(kept) + (1 if ADD in form.data else 0)
    values = {form.name(at, name): value for at, row in enumerate(kept) for name, value in row.items()}
    return typed | values | {"rows": max(1, count)}
