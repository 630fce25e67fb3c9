"""Support services in a programme file: their plain form, read into fields, and what does not hold."""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Final

from fridlyst.base.errors import FridlystError
from fridlyst.exchange.normal import Plain, compact, stripped
from fridlyst.exchange.walking import Tree
from fridlyst.support.contact_rules import check_contacts
from fridlyst.support.fields import ContactFields, OpeningFields, ServiceFields
from fridlyst.support.opening_rules import check_openings
from fridlyst.support.place_rules import check_no_place
from fridlyst.support.queries import ServiceView
from fridlyst.support.review_rules import USUAL_MONTHS
from fridlyst.support.rules import check_shown
from fridlyst.support.terms import Access, Seeker

_LISTS: Final = ("target_groups", "violence_forms", "whom", "languages", "accessibility")
_ORDERED: Final = (("whom", Seeker.values), ("accessibility", Access.values))
_TEXTS: Final = ("description", "cost", "hours", "area", "place")
_TOLD: Final = ("always_open", "protected_address", "open_office")
# What is yes, no or not said.
_OPEN: Final = ("interpreter", "free", "pets", "children", "no_decision", "anonymous")
_AGES: Final = ("minimum_age", "maximum_age")


def service_part(given: Tree, body_key: str | None) -> Plain:
    """A support service; an age of zero and a no stand."""
    months = given.get("review_months")
    said = compact(
        {
            "name": given["name"].strip(),
            **{name: stripped(given.get(name)) for name in _TEXTS},
            **{name: list(given.get(name) or []) for name in _LISTS},
            **{name: [code for code in known if code in (given.get(name) or ())] for name, known in _ORDERED},
            "body": body_key,
            **{name: given.get(name) or False for name in (*_TOLD, "published")},
            "contacts": [_contact_part(one) for one in given.get("contacts") or []],
            "openings": [_opening_part(one) for one in given.get("openings") or []],
            "reviewed_on": given.get("reviewed_on"),
            "review_months": None if months == USUAL_MONTHS else months,
        }
    )
    ages = {name: int(given[name]) for name in _AGES if given.get(name) is not None}
    return said | ages | _answered(given, _OPEN)


def service_as_given(view: ServiceView) -> Plain:
    """A stored service in the words of the file."""
    names = (*_LISTS, *_TEXTS, *_TOLD, *_OPEN, *_AGES, "name", "published", "review_months")
    contacts = [
        {name: getattr(one, name) for name in ("kind", "value", "label", "free", "unseen")}
        for one in view.contacts
    ]
    openings = [
        {"weekdays": list(one.weekdays), "opens": f"{one.opens:%H:%M}", "closes": f"{one.closes:%H:%M}"}
        for one in view.openings
    ]
    reviewed = view.reviewed_on.isoformat() if view.reviewed_on else None
    told = {name: getattr(view, name) for name in names}
    return {**told, "contacts": contacts, "openings": openings, "reviewed_on": reviewed}


def service_fields(given: Tree, body_id: int | None = None) -> ServiceFields:
    """What a service in a file says, for the actions; WrongHours is left to them."""
    said: Plain = {
        **{name: stripped(given.get(name)) for name in _TEXTS},
        **{name: tuple(given.get(name) or ()) for name in _LISTS},
        **{name: bool(given.get(name)) for name in _TOLD},
        **{name: given.get(name) for name in _OPEN},
        **{name: None if given.get(name) is None else int(given[name]) for name in _AGES},
    }
    return ServiceFields(
        name=given["name"],
        body_id=body_id,
        contacts=[ContactFields(**_contact_part(one)) for one in given.get("contacts") or []],
        openings=[_opening(one) for one in given.get("openings") or []],
        review_months=int(given.get("review_months") or USUAL_MONTHS),
        **said,
    )


def reviewed_day(given: Tree) -> date | None:
    """The day when somebody went through the service."""
    return date.fromisoformat(given["reviewed_on"]) if given.get("reviewed_on") else None


def service_problems(given: Tree) -> Iterator[tuple[str, str]]:
    """What the directory would refuse: the key that is wrong, and why."""
    fields = service_fields(given)
    checks: tuple[tuple[str, Callable[[], object]], ...] = (
        ("contacts", lambda: check_contacts(fields.contacts)),
        ("openings", lambda: check_openings(fields.openings)),
        ("place", lambda: check_no_place(fields)),
        ("published", lambda: check_shown(len(fields.contacts)) if given.get("published") else None),
    )
    for name, check in checks:
        try:
            check()
        except FridlystError as wrong:
            yield wrong.field if wrong.field and wrong.field in given else name, wrong.message


def _answered(given: Tree, names: tuple[str, ...]) -> Plain:
    return {name: given[name] for name in names if given.get(name) is not None}


def _contact_part(given: Tree) -> Plain:
    words = compact({"label": stripped(given.get("label"))})
    return {"kind": given["kind"], "value": given["value"].strip(), **words} | _answered(
        given, ("free", "unseen")
    )


def _opening_part(given: Tree) -> Plain:
    return {"weekdays": sorted(given["weekdays"]), "opens": given["opens"], "closes": given["closes"]}


def _opening(given: Tree) -> OpeningFields:
    return OpeningFields(
        given["weekdays"], time.fromisoformat(given["opens"]), time.fromisoformat(given["closes"])
    )
