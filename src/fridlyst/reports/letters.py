"""A letter as a finished file: by ours, or by the municipality's own template; and taking templates in."""

from collections.abc import Sequence
from dataclasses import dataclass

from fridlyst.base.sentences import Sentence
from fridlyst.decisions import queries
from fridlyst.decisions.actions.templates import add_template, replace_template
from fridlyst.decisions.models import LetterTemplate
from fridlyst.decisions.queries.letters import letter, template_data
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.reports.contents.letter.document import letter_document
from fridlyst.reports.contents.letter.facts import LetterFacts, letter_facts
from fridlyst.reports.contents.letter.fields import SCHEMA, field_values
from fridlyst.reports.formats import FORMATS, Rendered, UnknownFormat, render
from fridlyst.reports.own_template.running import check_template, fill_template

LETTER_FORMATS = ("docx", "pdf")
OWN = "mall"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A template that was taken in; `fields` is empty for one that is the same whatever the letter says."""

    template: LetterTemplate
    fields: tuple[str, ...]


def facts_of(municipality: MunicipalityView, matter_slug: str, letter_id: int) -> LetterFacts:
    """All that a letter is written from; NotFound for another municipality's."""
    matter = queries.matter(municipality.id, matter_slug)
    return letter_facts(municipality, matter, letter(municipality.id, matter_slug, letter_id))


def letter_file(facts: LetterFacts, format: str) -> Rendered:
    """The letter in one of LETTER_FORMATS, or by its own template (OWN); UnknownFormat, TemplateFault."""
    if format == OWN and facts.letter.template_id is not None:
        data = template_data(facts.municipality.id, facts.letter.template_id)
        word = FORMATS["docx"]
        return Rendered(fill_template(data, SCHEMA, field_values(facts)), word.media_type, word.extension)
    if format not in LETTER_FORMATS:
        raise UnknownFormat(
            Sentence("Brevet finns inte i formatet ”%(format)s”.", format=format[:20]), field="format"
        )
    return render(letter_document(facts), format)


def fields_in(data: bytes) -> Sequence[str]:
    """The fields that a template uses; TemplateFault for one that cannot be used."""
    return check_template(data, SCHEMA)


def take_in_template(*, by: Actor, name: str, data: bytes, filename: str) -> TakenIn:
    """A new template of the municipality's own; what `add_template` and `check_template` raise."""
    made = add_template(by=by, name=name, data=data, filename=filename, read_fields=fields_in)
    return TakenIn(made, tuple(made.fields))


def put_in_place(*, by: Actor, template_id: int, data: bytes, filename: str, version: int) -> TakenIn:
    """Another file in the place of a template's."""
    made = replace_template(
        by=by, template_id=template_id, data=data, filename=filename, version=version, read_fields=fields_in
    )
    return TakenIn(made, tuple(made.fields))
