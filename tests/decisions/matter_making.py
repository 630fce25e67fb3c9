"""Matters in the midst of things, made by the actions that users go through."""

from dataclasses import dataclass, replace

from django.db.models import Max

from fridlyst.decisions.actions import register_matter
from fridlyst.decisions.actions.documents import Upload
from fridlyst.decisions.fields import StepFields
from fridlyst.decisions.models import Matter, Step
from fridlyst.decisions.queries import matter as read_matter
from fridlyst.decisions.shapes import MatterView
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.texts.actions import add_text, add_version
from fridlyst.texts.models import TextVersion
from fridlyst.texts.shapes import Passage, Section, TextBody
from tests import factories
from tests.factories import Town
from tests.files.making import plain_word

WORD = Upload(plain_word(), "tjänsteskrivelse.docx")
NOTE = Upload(b"En anteckning", "anteckning.txt")


@dataclass(frozen=True)
class Case:
    """A town with a matter that leads to a text."""

    town: Town
    matter: Matter

    @property
    def by(self) -> Actor:
        return self.town.actor

    def read(self) -> MatterView:
        return read_matter(self.town.municipality.pk, self.matter.slug)

    def somebody(self, role: Role, body_id: int | None = None) -> Actor:
        """Somebody with a role, who is no system."""
        return replace(self.by, is_system=False, grants=(Grant(role, body_id),), label=str(role))

    def goes_on(self, kind: str) -> Step:
        """The matter takes one more step, past what its rules would ask."""
        last = self.matter.steps.aggregate(last=Max("position"))["last"]
        return Step.objects.create(matter=self.matter, kind=kind, position=(last or 0) + 1)


def case(code: str = "1882", name: str = "Askersund", *steps: StepFields) -> Case:
    """A matter with these steps; without any, one that was referred back with two conditions."""
    town = factories.town(code, name)
    given = steps or (
        StepFields("assignment"),
        StepFields("referred_back", conditions=["Vad kostar det?", "Hur följs det upp?"]),
    )
    matter = register_matter(by=town.actor, registration_number="2025.1 KS", title="Program", steps=given)
    return Case(town, matter)


def text_of(case: Case, **sections: str) -> TextVersion:
    """A first version of the matter's text: key → the words under a heading of the same name."""
    text = add_text(by=case.by, title="Programmet")
    Matter.objects.filter(pk=case.matter.pk).update(text=text)
    case.matter.refresh_from_db()
    return version_of(case, **sections)


def version_of(case: Case, **sections: str) -> TextVersion:
    """The next version of the matter's text."""
    body = TextBody(
        tuple(
            Section(key, key.capitalize(), 1, str(at), passages=(Passage(f"{key}-1", "paragraph", words),))
            for at, (key, words) in enumerate(sections.items(), start=1)
        )
    )
    assert case.matter.text_id is not None
    return add_version(by=case.by, text_id=case.matter.text_id, body=body, origin="read")
