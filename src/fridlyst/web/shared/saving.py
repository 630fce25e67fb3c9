"""Forms whose answers an action saves: every error beside its field, and nothing typed is lost."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from secrets import token_urlsafe
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fridlyst.accounts.sending import do_once
from fridlyst.base.errors import BadInput, Conflict, WrongState
from fridlyst.base.translating import translated
from fridlyst.web.shared.diff import Piece, word_diff
from fridlyst.web.shared.text import Words

T = TypeVar("T")


@dataclass(frozen=True)
class Difference:
    """One field in which what is saved and what was typed differ."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Crumb:
    """One step of the way to a page."""

    label: Words
    href: str


@dataclass(frozen=True)
class FormPage:
    """What stands around a form: its title, its button, the way back, and an explanation."""

    title: Words
    save: Words
    back: str
    crumbs: tuple[Crumb, ...] = ()
    lead: Words = ""


class CheckList(forms.CheckboxSelectMultiple):
    """Many boxes in columns, one where they are `tall`; `folds` hides them under what is chosen."""

    check_list = True

    def __init__(self, *, folds: bool = False, tall: bool = False, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.folds, self.tall = folds, tall


class SavingForm(forms.Form):
    """A form with the `version` that it was filled from; `initial` is what is saved now.

    `fields_of_errors` maps the field that an action names to the form's own. A form that `makes_new`
    carries, when it is opened for something new, a token by which `sends` knows it again.
    """

    makes_new = False

    fields_of_errors: dict[str, str] = {}

    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **{"label_suffix": ""} | options)
        self.clash: tuple[Difference, ...] = ()
        self.clashed = False
        if self.makes_new and "version" not in self.initial:
            self.fields["once"] = _token_field()

    def sends(self, user_id: int | None, act: Callable[[], str]) -> str | None:
        """The address that `act` gives, done once also when the form is sent twice; None as in `submit`."""
        if user_id is None or not self.data.get(self.add_prefix("once")):
            return self.submit(act)
        return self.submit(lambda: do_once(user_id=user_id, token=self._fingerprint(), act=act))

    def submit(self, act: Callable[[], T]) -> T | None:
        """What the action gives, or None when the form now says what is wrong."""
        if not self.is_valid():
            return None
        try:
            return act()
        except Conflict as error:
            self.add_error(None, translated(error.message))
            self._show_clash()
        except (BadInput, WrongState) as error:
            self.add_error(self._field_of(error.field), translated(error.message))
        return None

    def saves(self, act: Callable[[], object]) -> bool:
        """Whether the action was done; otherwise the form now says what is wrong."""
        return self.submit(act) is not None

    @property
    def seen(self) -> int:
        """The version that the person saw; one that never was when the form carried none."""
        found = self.cleaned_data.get("version")
        return -1 if found is None else int(found)

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows the form."""
        if not self.is_bound:
            return HTTPStatus.OK
        return HTTPStatus.CONFLICT if self.clashed else HTTPStatus.UNPROCESSABLE_ENTITY

    def _fingerprint(self) -> str:
        """Which opened form, and what was in it: the same again is a double click, other words are not."""
        given: Any = self.data
        carried: Any = self.files
        files = sorted((name, file.name, file.size) for name, file in carried.items())
        sent = [sorted(given.lists()), files]
        return sha256(json.dumps(sent).encode()).hexdigest()

    def _field_of(self, named: str | None) -> str | None:
        field = self.fields_of_errors.get(named or "", named)
        return field if field in self.fields else None

    def _show_clash(self) -> None:
        self.clashed = True
        self.clash = tuple(self._differences())
        given: Any = self.data
        told = given.copy()
        told[self.add_prefix("version")] = str(self.initial.get("version", ""))
        self.data = told

    def _differences(self) -> Iterable[Difference]:
        for bound in self.visible_fields():
            saved = said(bound.field, self.initial.get(bound.name))
            typed = said(bound.field, bound.data)
            if saved != typed:
                yield Difference(str(bound.label), word_diff(saved, typed))


def _token_field() -> forms.CharField:
    return forms.CharField(
        required=False, max_length=64, widget=forms.HiddenInput, initial=lambda: token_urlsafe(18)
    )


def said(field: forms.Field, value: Any) -> str:  # noqa: ANN401
    """A field's value in words: the labels of what is chosen, otherwise the text."""
    if isinstance(field, forms.MultipleChoiceField):
        labels = choice_labels(field)
        return ", ".join(labels.get(str(one), str(one)) for one in value or ())
    if isinstance(field, forms.ChoiceField):
        return choice_labels(field).get(str(value or ""), str(value or ""))
    if isinstance(field, forms.BooleanField):
        return _("ja") if value else _("nej")
    prepared = field.prepare_value(value)
    return "" if prepared is None else " ".join(str(prepared).split(" ")).replace("\r\n", "\n").strip()


def choice_labels(field: forms.ChoiceField) -> dict[str, str]:
    """Value → label, of grouped choices too."""
    found: dict[str, str] = {}
    choices: Any = field.choices
    for value, label in choices:
        pairs = label if isinstance(label, (list, tuple)) else [(value, label)]
        found |= {str(inner): str(words) for inner, words in pairs}
    return found


def form_answer(
    request: HttpRequest,
    form: SavingForm,
    page: FormPage,
    template: str = "shared/form_page.html",
    **more: object,
) -> HttpResponse:
    """The page with the form, as it was opened or as it came back."""
    return render(request, template, {"form": form, "page": page, **more}, status=form.status)
