"""The letter: each part from the facts, what is unknown said as that, own words instead."""

import io
from collections.abc import Iterator
from datetime import date

import docx
import pytest
from pytest_django.fixtures import DjangoAssertNumQueries as Statements
from tests import factories
from tests.factories import Town

from fridlyst.decisions import queries
from fridlyst.decisions.actions import StepFields, register_matter
from fridlyst.decisions.actions.letters import add_letter, answer_checklist, write_part
from fridlyst.decisions.models import Condition, Matter, MatterDocument
from fridlyst.decisions.queries.letters import letter
from fridlyst.decisions.shapes_letters import LetterFields, QuestionAnswer
from fridlyst.exchange.enacting import enact_programme
from fridlyst.organisation.queries import municipality
from fridlyst.programmes.fields import EnactmentFields
from fridlyst.programmes.models import Cost
from fridlyst.programmes.terms import Payer
from fridlyst.reports.contents.letter.document import letter_document, text_blocks
from fridlyst.reports.contents.letter.example import example_template
from fridlyst.reports.contents.letter.facts import LetterFacts, letter_facts
from fridlyst.reports.contents.letter.fields import SCHEMA, field_values
from fridlyst.reports.contents.letter.parts import ComposedPart, composed
from fridlyst.reports.contents.letter.wording import within
from fridlyst.reports.document import BulletList, Paragraph, Signatures
from fridlyst.reports.formats import render
from fridlyst.reports.own_template.fields import Schema
from fridlyst.reports.own_template.running import check_template, fill_template

STEPS = [
    StepFields("motion_received", date(2022, 2, 27), "Kommunfullmäktige", "100"),
    StepFields("assignment", None, "Socialförvaltningen", summary="Förvaltningen samverkar med facken."),
    StepFields(
        "referred_back",
        date(2025, 4, 23),
        "Arbetsutskottet",
        "58",
        conditions=["Redovisa vad programmet kostar", "Samverka med de fackliga parterna"],
    ),
    StepFields("proposal", date(2025, 10, 22), "Arbetsutskottet", "170", amendments=["Lägg till ett ord."]),
]


@pytest.fixture
def town() -> Town:
    return factories.town()


def registered(town: Town, steps: list[StepFields]) -> Matter:
    return register_matter(
        by=town.actor, registration_number="2025.202 KS", title="Program mot våld", steps=steps
    )


def facts(town: Town, matter: Matter, **fields: object) -> LetterFacts:
    given = {"title": "Nytt program"} | fields
    row = add_letter(by=town.actor, matter_id=matter.pk, fields=LetterFields(**given))  # type: ignore[arg-type]
    return reread(town, matter, row.pk)


def reread(town: Town, matter: Matter, letter_id: int) -> LetterFacts:
    here = town.municipality.pk
    return letter_facts(
        municipality(town.slug), queries.matter(here, matter.slug), letter(here, matter.slug, letter_id)
    )


def parts(found: LetterFacts) -> dict[str, ComposedPart]:
    return {one.key: one for one in composed(found)}


@pytest.mark.django_db
def test_where_nothing_is_known_that_is_said_and_nothing_else(town: Town) -> None:
    found = parts(facts(town, registered(town, [])))
    unknown = {key for key, one in found.items() if not one.text}
    assert unknown == {
        *("proposal", "background", "economy", "goals", "equality", "consultation"),
        *("follow_up", "assessment", "union", "sent_to"),
    }
    assert found["economy"].said == "Ingen uppgift om kostnader."
    assert found["matter"].text == "Ärendet gäller program mot våld."
    assert found["basis"].text == "- Tjänsteskrivelse"


@pytest.mark.django_db
def test_the_steps_become_a_background(town: Town) -> None:
    found = parts(facts(town, registered(town, STEPS)))
    assert found["background"].text.splitlines() == [
        "Den 27 februari 2022, §\u00a0100, väcktes en motion i kommunfullmäktige.",
        "Vid en tidpunkt som inte framgår av handlingarna lämnades ett uppdrag i ärendet "
        "(socialförvaltningen). Förvaltningen samverkar med facken.",
        "Den 23 april 2025, §\u00a058, återremitterade arbetsutskottet ärendet. "
        "Beslutet förenades med två villkor:",
        "1. Redovisa vad programmet kostar",
        "2. Samverka med de fackliga parterna",
        "Den 22 oktober 2025, §\u00a0170, lade arbetsutskottet fram sitt förslag till beslut.",
        "I ärendet lades ett tilläggsyrkande:",
        "1. Lägg till ett ord.",
    ]
    assert [str(one.label) for one in found["background"].used] == ["ärendets steg (4)"]
    assert found["union"].text.splitlines() == [
        "I återremissen ställdes villkoret: Samverka med de fackliga parterna. Villkoret är inte besvarat.",
        "Förvaltningen samverkar med facken (socialförvaltningen).",
    ]


@pytest.mark.django_db
def test_conditions_stand_with_their_answers(town: Town) -> None:
    matter = registered(town, STEPS)
    Condition.objects.filter(position=0).update(
        answer="Det ryms i budgeten", proof_kind="figure", proof_figure="0 kronor, budget 2025"
    )
    Condition.objects.filter(position=1).update(answer="Det är gjort.")
    lines = parts(facts(town, matter))["assessment"].text.splitlines()
    assert lines[:3] == [
        "Återremissen ställde två villkor. Av dem är 1 besvarade.",
        "1. Redovisa vad programmet kostar. Svar: Det ryms i budgeten. Underlag: 0 kronor, budget 2025.",
        "2. Samverka med de fackliga parterna. Svar: Det är gjort. Svaret saknar underlag.",
    ]
    assert lines[-1] == "- Yrkande 1 är inte avgjort: Lägg till ett ord."


@pytest.mark.django_db
def test_costs_rounds_and_what_is_proposed_come_from_the_programme(town: Town) -> None:
    body = factories.body(town)
    programme = factories.programme(
        town, registration_number="2025.202 KS", follow_up=[("annual", "Programmet följs upp varje år")]
    )
    goal = factories.goal(town, programme)
    known, _unknown = (factories.activity(town, goal, title, leads=[body]) for title in ("A", "B"))
    for year, amount, payer in ((2026, 400_000, Payer.OWN_BUDGET), (2027, 100_000, Payer.STATE_GRANT)):
        Cost.objects.create(activity=known, year=year, payer=payer, amount=amount)
    factories.sent_in(town, factories.opened(town, programme), body, "done")
    found = parts(facts(town, registered(town, [])))
    assert found["proposal"].text.splitlines()[1] == (
        "1. Uppföljningen ”Tertial 2 2026” av ”Program mot våld” för 2026–2028 godkänns."
    )
    thin = "\u202f"
    assert found["economy"].text.splitlines() == [
        f"Programmets aktiviteter beräknas kosta 500{thin}000\u00a0kronor under 2026–2027. Av beloppet ryms "
        f"400{thin}000\u00a0kronor inom egen budget och betalas 100{thin}000\u00a0kronor med statsbidrag. "
        "För en aktivitet av 2 finns ingen uppgift om kostnad.",
        f"- 2026: 400{thin}000\u00a0kronor",
        f"- 2027: 100{thin}000\u00a0kronor",
    ]
    assert found["follow_up"].text.splitlines() == [
        "Programmet följs upp varje år.",
        "Uppföljningen ”Tertial 2 2026” pågår. 1 av 1 har lämnat sina svar. "
        "Av 2 rapporter om aktiviteter är läget: 2 klara.",
    ]


@pytest.mark.django_db
def test_what_is_in_force_is_told_after_the_steps(town: Town) -> None:
    programme = factories.programme(town, registration_number="2025.202 KS", valid_to=date(2028, 12, 31))
    fields = EnactmentFields(date(2026, 1, 1), decided_by="Kommunfullmäktige", decided_on=date(2025, 10, 29))
    enact_programme(by=town.actor, programme_id=programme.pk, fields=fields)
    found = parts(facts(town, registered(town, STEPS[:1])))["background"]
    assert found.text.splitlines()[-1] == (
        "Programmet gäller från och med den 1 januari 2026 till och med den 31 december 2028, "
        "enligt beslut av kommunfullmäktige den 29 oktober 2025."
    )
    assert len(found.used) == 2


@pytest.mark.django_db
def test_own_words_stand_instead_and_say_when_the_facts_have_changed(town: Town) -> None:
    matter = registered(town, STEPS[:1])
    found = facts(town, matter)
    proposed = parts(found)["background"]
    write_part(
        by=town.actor,
        letter_id=found.letter.id,
        part="background",
        text="Vår.",
        beside=proposed.mark,
        version=0,
    )
    own = parts(reread(town, matter, found.letter.id))["background"]
    assert (own.text, own.proposal, own.changed) == ("Vår.", proposed.proposal, False)
    matter.steps.create(kind="decision", position=2, body_name="Kommunfullmäktige", date=date(2026, 5, 1))
    assert parts(reread(town, matter, found.letter.id))["background"].changed


@pytest.mark.django_db
def test_the_document_has_signature_and_checklists_with_what_is_unanswered(town: Town) -> None:
    matter = registered(town, STEPS)
    MatterDocument.objects.create(matter=matter, title="Program <2026> & bilaga")
    found = facts(town, matter, signed_by="Anna Ek", sent_to=["Socialnämnden"], written_on=date(2026, 5, 4))
    answers = {"heard": QuestionAnswer("no", "Inte än."), "told": QuestionAnswer("yes")}
    answer_checklist(
        by=town.actor, letter_id=found.letter.id, checklist="children", answers=answers, version=0
    )
    document = letter_document(reread(town, matter, found.letter.id))
    assert Signatures(("Anna Ek",)) in document.blocks
    (annex,) = document.appendices
    table = next(document.every_table())
    assert annex.title == "Barnrättschecklista"
    assert [row[1] for row in table.rows].count("Inte besvarad") == 5
    assert table.note == "Frågorna 1, 2, 4, 5, 6 är inte besvarade (5 av 7)."
    assert document.contents() == []
    for name in ("pdf", "docx", "html"):
        assert render(document, name).data
    assert "Program &lt;2026&gt; &amp; bilaga" in render(document, "html").data.decode()


@pytest.mark.django_db
def test_a_letter_is_read_in_a_fixed_number_of_statements(
    town: Town, django_assert_num_queries: Statements
) -> None:
    programme = factories.programme(town, registration_number="2025.202 KS")
    found = facts(town, registered(town, STEPS))
    assert found.programme is not None
    for number in range(2):
        with django_assert_num_queries(17):
            letter_facts(found.municipality, found.matter, found.letter)
        factories.activity(town, factories.goal(town, programme, number=str(number + 2)))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Kommunfullmäktige", "kommunfullmäktige"),
        ("Kommunstyrelsens arbetsutskott", "kommunstyrelsens arbetsutskott"),
        ("Barn- och utbildningsnämnden", "barn- och utbildningsnämnden"),
        ("Socialförvaltningen", "socialförvaltningen"),
        ("Region Väst", "Region Väst"),
        ("IFO", "IFO"),
    ],
)
def test_a_body_inside_a_sentence(name: str, said: str) -> None:
    assert within(name) == said


def test_lines_become_paragraphs_and_lists() -> None:
    blocks = list(text_blocks("Ett.\n\n1. a\n2) b\n- c\n• d\nTvå."))
    assert [type(one) for one in blocks] == [Paragraph, BulletList, BulletList, Paragraph]
    assert [(one.ordered, len(one.items)) for one in blocks if isinstance(one, BulletList)] == [
        (True, 2),
        (False, 2),
    ]


def test_the_example_template_holds_every_field() -> None:
    assert set(check_template(example_template(), SCHEMA)) == set(every_field(dict(SCHEMA), ""))


def every_field(schema: dict[str, Schema], path: str) -> Iterator[str]:
    for name, under in schema.items():
        if isinstance(under, dict):
            yield from every_field(under, f"{path}{name}.")
            continue
        yield f"{path}{name}"
        if isinstance(under, list):
            of = under[0]
            yield from every_field(of, f"{path}{name}.") if isinstance(of, dict) else [f"{path}{name}"]


@pytest.mark.django_db
def test_every_field_has_a_value_of_its_kind_and_the_example_is_filled(town: Town) -> None:
    programme = factories.programme(town, registration_number="2025.202 KS")
    factories.goal(town, programme)
    matter = registered(town, STEPS)
    MatterDocument.objects.create(matter=matter, title="Program <2026> & bilaga")
    found = facts(town, matter, sent_to=["Socialnämnden"], signed_by="Anna Ek")
    answers = {"heard": QuestionAnswer("no", "Inte än.")}
    answer_checklist(
        by=town.actor, letter_id=found.letter.id, checklist="children", answers=answers, version=0
    )
    values = field_values(reread(town, matter, found.letter.id))
    check_shape(dict(SCHEMA), values)
    filled = docx.Document(io.BytesIO(fill_template(example_template(), SCHEMA, values)))
    said = [one.text for one in filled.paragraphs]
    assert "brev.undertecknare: Anna Ek" in said
    assert "- Program <2026> & bilaga (finns inte bland handlingarna i ärendet)" in said
    assert not [one for one in said if "{" in one]


def check_shape(schema: Schema, value: object) -> None:
    if isinstance(schema, str):
        assert isinstance(value, str)
    elif isinstance(schema, list):
        assert isinstance(value, list)
        for one in value:
            check_shape(schema[0], one)
    else:
        assert isinstance(value, dict)
        assert value.keys() == schema.keys()
        for name, under in schema.items():
            check_shape(under, value[name])


@pytest.mark.django_db
def test_a_letter_tells_of_nothing_that_came_after_it_nor_of_itself(town: Town) -> None:
    own = StepFields("statement", date(2025, 10, 15), "Kontoret")
    found = facts(town, registered(town, [*STEPS[:3], own, STEPS[3]]), written_on=date(2025, 10, 15))
    assert [step.kind for step in found.matter.steps] == ["motion_received", "assignment", "referred_back"]
    told = str(parts(facts(town, registered_again(town), written_on=date(2024, 1, 1)))["matter"])
    assert "behandlades senast" not in told, "the assignment's day is not known"
    undated = facts(town, registered_again(town, "4"), written_on=None)
    assert len(undated.matter.steps) == len(STEPS)


def registered_again(town: Town, number: str = "2025.203 KS") -> Matter:
    return register_matter(by=town.actor, registration_number=number, title="Annat", steps=STEPS)
