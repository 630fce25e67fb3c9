"""A matter with a text that amendments are moved against."""

from dataclasses import dataclass
from datetime import date

from fridlyst.decisions.actions import StepFields, register_matter
from fridlyst.decisions.actions.amendments import propose_amendment
from fridlyst.decisions.fields import AmendmentFields
from fridlyst.decisions.models import Amendment, Matter, Step
from fridlyst.decisions.queries import matter as read_matter
from fridlyst.decisions.shapes import AmendmentView
from fridlyst.organisation.actor import Actor
from fridlyst.texts.actions import add_text, add_version
from fridlyst.texts.models import TextVersion
from fridlyst.texts.shapes import Anchor, Change, Passage, Section, TextBody
from tests.factories import Town

TOGETHER = "Vi arbetar ihop med polisen. Samarbetet sker mellan kommunens förvaltningar och med regionen."
STEPS = (
    StepFields("motion_received", date(2025, 1, 10), "Kommunfullmäktige", "4"),
    StepFields("proposal", date(2025, 5, 2), "Kommunstyrelsen", "60"),
    StepFields("decision", date(2025, 6, 12), "Kommunfullmäktige", "90"),
)


def body(*, together: str = TOGETHER) -> TextBody:
    """Two sections on two pages: one with two paragraphs, one with a list in a cell."""
    return TextBody(
        (
            Section(
                "samverkan",
                "Samverkan",
                1,
                "1.",
                1,
                (
                    Passage("samverkan-1", "paragraph", together, 1),
                    Passage("samverkan-2", "paragraph", "Varje nämnd utser en kontaktperson.", 1),
                ),
            ),
            Section(
                "utbildning",
                "Utbildning",
                1,
                "2.",
                2,
                (
                    Passage("utbildning-1", "cell", "Chefer får grundkurs.", 2, 0, 1, 0, "Vem"),
                    Passage("utbildning-2", "cell", "Politiker får en genomgång.", 2, 0, 1, 1, "Vad"),
                ),
            ),
        )
    )


@dataclass(frozen=True)
class Case:
    """The matter, its steps in order and the first version of its text."""

    by: Actor
    matter: Matter
    steps: tuple[Step, ...]
    version: TextVersion

    @property
    def amendments(self) -> tuple[AmendmentView, ...]:
        return read_matter(self.by.municipality_id, self.matter.slug).amendments

    def moved(self, added: str, quote: str, at: int = 1, amends: Amendment | None = None) -> Amendment:
        """An amendment that adds words after a quotation."""
        fields = AmendmentFields(
            text=f"Efter ”{quote}” läggs till ”{added}”.",
            moved_by="Ledamot (X)",
            anchor=Anchor(quote=quote),
            change=Change("add", added),
            amends_id=amends.pk if amends else None,
        )
        return propose_amendment(by=self.by, step_id=self.steps[at].pk, fields=fields)


def case(at: Town, number: str = "KS 2025-7", text: TextBody | None = None) -> Case:
    """A matter on its way, with a text of one version."""
    made = register_matter(by=at.actor, registration_number=number, title="Program", steps=STEPS)
    running = add_text(by=at.actor, title="Program")
    version = add_version(by=at.actor, text_id=running.pk, body=text or body(), origin="read")
    Matter.objects.filter(pk=made.pk).update(text=running)
    made.refresh_from_db()
    return Case(at.actor, made, tuple(made.steps.all()), version)
