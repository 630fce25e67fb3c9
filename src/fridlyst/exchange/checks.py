"""What the schema cannot say of a programme file: keys that meet, dates that exist, orders that hold."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from fridlyst.base.errors import BadInput
from fridlyst.base.slugs import slug
from fridlyst.exchange.cost_checks import cost_problems
from fridlyst.exchange.service_part import service_problems
from fridlyst.exchange.validation import place
from fridlyst.exchange.walking import (
    Found,
    Json,
    Place,
    Tree,
    alignments,
    goals,
    listed,
    own_body,
    owned,
    owner_key,
    steering_reference,
    under_goals,
)
from fridlyst.programmes.schedules import from_file
from fridlyst.programmes.terms import TargetGroup, ViolenceForm

Problems = Iterator[str]
_DATES = (
    "valid_from", "valid_to", "adopted_on", "start", "end", "date", "withdrawn_on", "placed_on",
    "adjusted_on", "posted_on", "comment_by", "next_on", "reviewed_on",
)  # fmt: skip
_LARGEST_TARGET = Decimal(10) ** 10


def meaning_problems(file: Tree) -> list[str]:
    """What does not hold in a file that follows the schema, as "goals[2].title: …"."""
    bad_dates = list(_dates(file, ()))
    if bad_dates:
        return bad_dates
    return [problem for check in _CHECKS for problem in check(file)]


def _dates(value: Json, at: Place) -> Problems:
    pairs: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for name, part in pairs:
        if name in _DATES and isinstance(part, str) and not is_date(part):
            yield f"{place((*at, name))}: dagen ”{part}” finns inte."
        yield from _dates(part, (*at, name))


def is_date(text: str) -> bool:
    """Whether the text is a day of the calendar, as ISO 8601 writes it."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _periods(file: Tree) -> Problems:
    holders = [(("programme",), file["programme"]), *listed(file, "bodies"), *listed(file, "steering")]
    for at, holder in holders:
        start, end = holder.get("valid_from"), holder.get("valid_to")
        if start and end and end < start:
            yield f"{place((*at, 'valid_to'))}: sista dagen {end} ligger före första dagen {start}."


def _keys(file: Tree) -> Problems:
    yield from _twins(listed(file, "bodies"), "key")
    yield from _twins(goals(file), "key")
    yield from _twins(under_goals(file, "activities"), "key")
    yield from _twins(under_goals(file, "indicators"), "key")
    yield from _twins(listed(file, "steering"), "key")
    for at, document in listed(file, "steering"):
        yield from _twins(listed(document, "goals", at), "number")
    yield from _twins(listed(file, "matters"), "registration_number")
    yield from _twins(listed(file, "support_services"), "name", same=_service_key)


def _service_key(name: str) -> str:
    return slug(name, longest=100)


def _twins(items: Found, name: str, same: Callable[[str], str] = str) -> Problems:
    seen: dict[str, Place] = {}
    for at, item in items:
        value = item.get(name)
        if value is None:
            continue
        first = seen.setdefault(same(value), at)
        if first != at:
            yield f"{place((*at, name))}: ”{value[:60]}” står redan på {place(first)}."


def _owners(file: Tree) -> Problems:
    known = _bodies(file)
    for at, item in owned(file):
        for number, owner in enumerate(item.get("responsible") or []):
            yield from _known(owner_key(owner), known, (*at, "responsible", number))
    for part in ("activities", "indicators"):
        for at, item in under_goals(file, part):
            yield from _own(item, known, at)


def _own(item: Tree, known: set[str], at: Place) -> Problems:
    if item.get("body"):
        yield from _known(item["body"], known, (*at, "body"))
    if item.get("origin") == "body" and own_body(item) is None:
        yield f"{place((*at, 'responsible'))}: en enhets egen aktivitet eller indikator behöver en ansvarig."


def _known(key: str, known: set[str], at: Place) -> Problems:
    if key not in known:
        yield f"{place(at)}: ingen i bodies har nyckeln ”{key[:60]}”."


def _bodies(file: Tree) -> set[str]:
    return {body["key"] for body in file.get("bodies") or []}


def _organisation(file: Tree) -> Problems:
    known = _bodies(file)
    parents = {body["key"]: body.get("parent") for body in file.get("bodies") or []}
    for at, body in listed(file, "bodies"):
        yield from _too_long(body["name"], 300, (*at, "name"))
        for number, member in enumerate(body.get("members") or []):
            yield from _known(member, known, (*at, "members", number))
            if member == body["key"]:
                yield f"{place((*at, 'members', number))}: en enhet kan inte ingå i sig själv."
        if body.get("parent"):
            yield from _known(body["parent"], known, (*at, "parent"))
            if _loops(body["key"], parents):
                yield f"{place((*at, 'parent'))}: enheten ligger under sig själv."


def _loops(key: str, parents: dict[str, str | None]) -> bool:
    seen, current = {key}, parents.get(key)
    while current is not None and current not in seen:
        seen.add(current)
        current = parents.get(current)
    return current == key


def _served(file: Tree) -> Problems:
    known = {goal["key"] for _at, goal in goals(file) if "key" in goal}
    for at, activity in under_goals(file, "activities"):
        for number, key in enumerate(activity.get("also_serves") or []):
            if key not in known:
                yield f"{place((*at, 'also_serves', number))}: inget mål har nyckeln ”{key[:60]}”."


def _alignments(file: Tree) -> Problems:
    held = {
        document["key"]: {goal["number"] for goal in document["goals"]}
        for document in file.get("steering") or []
    }
    for at, aligned in alignments(file):
        if aligned.get("stance") == "not_followed" and not (aligned.get("why") or "").strip():
            yield f"{place((*at, 'why'))}: skriv varför målet inte följs."
        reference = steering_reference(file, aligned)
        if reference is None:
            yield f"{place((*at, 'document'))}: skriv vilket styrdokument målet ”{aligned['goal']}” står i."
        elif reference[0] in held and reference[1] not in held[reference[0]]:
            yield f"{place((*at, 'goal'))}: styrdokumentet ”{reference[0]}” har inget mål ”{reference[1]}”."


def _aligned_once(file: Tree) -> Problems:
    holders: list[tuple[Place, Tree, str]] = [((), file, "alignments")]
    holders += [(at, goal, "aligned") for at, goal in goals(file)]
    for at, holder, part in holders:
        seen: set[object] = set()
        for here, aligned in listed(holder, part, at):
            reference = steering_reference(file, aligned)
            if reference in seen:
                yield f"{place(here)}: målet ”{aligned['goal']}” står redan i listan."
            seen.add(reference)


def _schedules(file: Tree) -> Problems:
    for at, item in [*goals(file), *under_goals(file, "activities")]:
        given = item.get("schedule") or []
        for number, schedule in enumerate(given if isinstance(given, list) else [given]):
            here = (*at, "schedule", number) if isinstance(given, list) else (*at, "schedule")
            try:
                from_file(schedule)
            except BadInput as wrong:
                yield f"{place((*here, wrong.field or 'kind'))}: {wrong.message}"


def _codes(file: Tree) -> Problems:
    holders = [*under_goals(file, "activities"), *listed(file, "support_services")]
    lists = (("target_groups", TargetGroup.values), ("violence_forms", ViolenceForm.values))
    for at, holder in holders:
        for name, known in lists:
            for number, code in enumerate(holder.get(name) or []):
                if code not in known:
                    yield f"{place((*at, name, number))}: ”{code[:40]}” ska vara ett av {', '.join(known)}."


def _services(file: Tree) -> Problems:
    known = _bodies(file)
    for at, service in listed(file, "support_services"):
        yield from _too_long(service["name"], 300, (*at, "name"))
        lowest, highest = service.get("minimum_age"), service.get("maximum_age")
        if lowest is not None and highest is not None and highest < lowest:
            yield f"{place((*at, 'maximum_age'))}: högsta åldern är lägre än lägsta åldern."
        if service.get("body"):
            yield from _known(service["body"], known, (*at, "body"))
        yield from (f"{place((*at, name))}: {problem}" for name, problem in service_problems(service))


def _blank(file: Tree) -> Problems:
    titled = [
        (("programme",), file["programme"]),
        *owned(file),
        *listed(file, "matters"),
        *listed(file, "steering"),
    ]
    named = [*listed(file, "bodies"), *listed(file, "support_services")]
    for holders, name in ((titled, "title"), (named, "name")):
        for at, holder in holders:
            if not holder[name].strip():
                yield f"{place((*at, name))}: får inte vara tomt."


def _numbers(file: Tree) -> Problems:
    for at, indicator in under_goals(file, "indicators"):
        target = indicator.get("target_value")
        if target is not None and abs(Decimal(str(target))) >= _LARGEST_TARGET:
            yield f"{place((*at, 'target_value'))}: talet är för stort."
        yield from _definition(indicator, at)


def _definition(indicator: Tree, at: Place) -> Problems:
    scale = [Decimal(str(one)) for one in indicator.get("scale") or ()]
    if any(abs(one) >= _LARGEST_TARGET for one in scale):
        yield f"{place((*at, 'scale'))}: talet är för stort."
    elif scale and scale[0] >= scale[1]:
        yield f"{place((*at, 'scale'))}: det högsta värdet ska vara större än det lägsta."
    counts = indicator.get("kind", "number") in ("share", "number")
    if indicator.get("by_sex") and (not counts or (indicator.get("not_persons_because") or "").strip()):
        yield f"{place((*at, 'by_sex'))}: bara det som räknar personer kan delas upp på kön."


def _lengths(file: Tree) -> Problems:
    for at, document in listed(file, "steering"):
        yield from _too_long(document.get("publisher") or "", 300, (*at, "publisher"))
        for here, goal in listed(document, "goals", at):
            yield from _too_long(goal["number"], 60, (*here, "number"))
    for at, matter in listed(file, "matters"):
        for here, step in listed(matter, "steps", at):
            yield from _too_long(str(step.get("paragraph") or ""), 20, (*here, "paragraph"))
            yield from _too_long(step.get("body") or "", 300, (*here, "body"))


def _too_long(text: str, longest: int, at: Place) -> Problems:
    if len(text) > longest:
        yield f"{place(at)}: får vara högst {longest} tecken men är {len(text)}."


_CHECKS: tuple[Callable[[Tree], Problems], ...] = (
    _periods,
    _keys,
    _blank,
    _organisation,
    _owners,
    _served,
    _alignments,
    _aligned_once,
    _schedules,
    _codes,
    _services,
    _numbers,
    _lengths,
    cost_problems,
)
