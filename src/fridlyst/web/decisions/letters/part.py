"""The letters on the matter's page, and what became of the decisions that are sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries.dispatching import dispatches
from fridlyst.decisions.queries.letters import letters
from fridlyst.decisions.shapes import MatterView, StepView
from fridlyst.decisions.shapes_letters import DispatchView, LetterView
from fridlyst.web.decisions.finding import below, step_words
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.text import day


@dataclass(frozen=True)
class LetterRow:
    """A letter: what it is called, to whom and when, and where it is written and read."""

    title: str
    about: str
    href: str
    preview_href: str


@dataclass(frozen=True)
class SentRow:
    """A step that an extract can be had of; `failed` says that some of its mail did not arrive."""

    step: str
    extract_href: str
    send_href: str
    said: str
    failed: bool


@dataclass(frozen=True)
class LettersPart:
    """What the part shows; without `add_href` the visitor writes no letters."""

    letters: tuple[LetterRow, ...]
    extracts: tuple[SentRow, ...]
    add_href: str
    templates_href: str


def present(matter: MatterView, visit: Visit) -> LettersPart:
    """The part: two statements for who keeps matters, none for others."""
    keeps = may_keep_matters(visit.actor)
    steps = [step for step in matter.steps if has_extract(step)]
    sent = dispatches(visit.municipality.id, [step.id for step in steps]) if keeps else {}
    found = letters(visit.municipality.id, matter.id) if keeps else ()
    return LettersPart(
        letters=tuple(_letter(one, matter, visit) for one in found),
        extracts=tuple(_sent(step, matter, visit, sent.get(step.id, ()), keeps=keeps) for step in steps),
        add_href=below(visit, matter, "new_letter") if keeps else "",
        templates_href=address("decisions:templates", visit.municipality.slug) if keeps else "",
    )


def has_extract(step: StepView) -> bool:
    """Whether minutes are kept of the step: some body did it on a day, in a paragraph."""
    return bool(step.on and step.body_name and step.paragraph)


def _letter(one: LetterView, matter: MatterView, visit: Visit) -> LetterRow:
    about = [one.to_body, day(one.written_on) if one.written_on else _("utan datum")]
    return LetterRow(
        title=one.title,
        about=", ".join(filter(None, about)),
        href=below(visit, matter, "letter", one.id),
        preview_href=below(visit, matter, "letter_preview", one.id),
    )


def _sent(
    step: StepView, matter: MatterView, visit: Visit, sent: Sequence[DispatchView], *, keeps: bool
) -> SentRow:
    return SentRow(
        step=step_words(step),
        extract_href=below(visit, matter, "extract", step.id),
        send_href=below(visit, matter, "send_decision", step.id) if keeps else "",
        said=sent_words(sent),
        failed=any(one.state == "failed" for one in sent),
    )


def sent_words(sent: Sequence[DispatchView]) -> str:
    """How many got it, how many did not; nothing while nothing is sent."""
    states = [one.state for one in sent]
    said = []
    if done := states.count("sent"):
        said.append(ngettext("skickat till %(n)s adress", "skickat till %(n)s adresser", done) % {"n": done})
    if waiting := states.count("waiting"):
        said.append(_("%(n)s väntar") % {"n": waiting})
    if failed := states.count("failed"):
        said.append(_("%(n)s kom inte fram") % {"n": failed})
    return ", ".join(said)
