"""The forms that stand on a page, ready to be sent as a browser would send them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import resolve
from lxml import html

from tests.web.walking.inhabited import Inhabited, town_pages

Pairs = tuple[tuple[str, str], ...]
Kind = tuple[str, frozenset[str], tuple[str, ...]]
# What only says which opening of a form was sent.
TOKENS = ("csrfmiddlewaretoken", "once")


@dataclass(frozen=True)
class Sent:
    """One form: where it goes, what it holds, and which of its fields choose rows."""

    action: str
    pairs: Pairs
    choices: tuple[str, ...]

    @property
    def data(self) -> dict[str, list[str]]:
        """The fields as Django's test client takes them."""
        found: dict[str, list[str]] = {}
        for name, value in self.pairs:
            found.setdefault(name, []).append(value)
        return found

    def with_field(self, name: str, value: str) -> dict[str, list[str]]:
        """The same form with one field holding another value, and no other."""
        return {**self.data, name: [value]}


def posted_forms(page: str, address: str) -> Iterator[Sent]:
    """Every form of the page that is sent by POST, with what its buttons add."""
    for form in html.fromstring(page).forms:
        if form.method != "POST":
            continue
        action = urljoin(address, form.get("action") or address)
        fields = tuple((name, value) for name, value in form.form_values() if name not in TOKENS)
        buttons = form.xpath(".//button[@name]") or [None]
        for button in buttons:
            pressed = ((button.get("name"), button.get("value", "")),) if button is not None else ()
            yield Sent(action, (*fields, *pressed), _choosing_rows(form))


def _choosing_rows(form: html.FormElement) -> tuple[str, ...]:
    """The fields that choose among what is stored: one of their values is a number, or they have none yet.

    What only tells which version of a row was edited chooses nothing.
    """
    offered: dict[str, list[str]] = {}
    for one in form.xpath(_CHOOSING):
        values = one.value_options if one.tag == "select" else [one.get("value", "")]
        offered.setdefault(one.name or "", []).extend(value for value in values if value)
    return tuple(
        name
        for name, values in offered.items()
        if name and not name.endswith(_TELLING) and (not values or any(value.isdigit() for value in values))
    )


def town_forms(client: Client, town: Inhabited) -> list[Sent]:
    """Every form that the person meets in the town, gathered before any is sent."""
    found = {sent: None for page in town_pages(town) for sent in forms_at(client, page)}
    return [sent for sent in found if sent.action.startswith(f"/{town.town.slug}/")]


def route_of(action: str) -> str:
    """The resolver's address of the view that a form goes to."""
    return resolve(urlsplit(action).path).route


def kind(sent: Sent) -> Kind:
    """Forms of one view with the same fields are read by the same code."""
    return route_of(sent.action), frozenset(sent.data), sent.choices


def unlike(forms: Iterable[Sent]) -> list[Sent]:
    """One of each kind."""
    return list({kind(one): one for one in forms}.values())


def forms_at(client: Client, address: str) -> list[Sent]:
    """The forms of the page at the address; none where there is no page to see."""
    answer = client.get(address)
    if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
        return []
    return list(posted_forms(answer.content.decode(), address))


_TELLING = (*TOKENS, "version", "was")
_CHOOSING = ".//select | .//input[@type='checkbox' or @type='radio' or @type='hidden']"
