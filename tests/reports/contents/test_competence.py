"""Competence in reports: the answer first, as published, in every format."""

import re

import pytest
from tests import factories
from tests.competence.making import AUTUMN, SPRING, TODAY, course, told

from fridlyst.competence.queries import competence
from fridlyst.reports.columns import cell_text
from fridlyst.reports.contents.competence import competence_blocks, competence_document
from fridlyst.reports.document import Figure, Heading, Paragraph, Table
from fridlyst.reports.formats import FORMATS, render

pytestmark = pytest.mark.django_db


def text_of(block: Paragraph) -> str:
    return "".join(one.text for one in block.spans)


def town_with_counts() -> factories.Town:
    town = factories.town()
    school, care, few = (factories.body(town, name, kind="department") for name in ("Skola", "Vård", "Stab"))
    factories.body(town, "Väg", kind="department")
    web = course(town)
    for period, share in ((AUTUMN, 0.5), (SPRING, 0.02)):
        for one, staff in ((school, 400), (care, 200)):
            told(town, one, period, staff=staff, left=staff // 20, trained={web.pk: round(staff * share)})
        told(town, few, period, staff=20, left=0, trained={web.pk: 1})
    return town


def test_it_is_said_that_no_course_is_followed() -> None:
    view = competence(municipality_id=factories.town().municipality.pk, today=TODAY)
    said = [text_of(one) for one in competence_blocks(view, "kompetens", 1) if isinstance(one, Paragraph)]
    assert said[0] == "Ingen kurs följs än."
    assert render(competence_document(view, municipality="Askersund"), "pdf").data


def test_the_answer_who_is_missing_and_where_it_goes() -> None:
    town = town_with_counts()
    view = competence(municipality_id=town.municipality.pk, today=TODAY)
    blocks = tuple(competence_blocks(view, "kompetens", 1))
    assert [one.text for one in blocks if isinstance(one, Heading)] == ["Webbkurs om våld"]
    said = " ".join(text_of(one) for one in blocks if isinstance(one, Paragraph))
    assert "1 av 4 har inte lämnat antal anställda: Väg." in said
    assert re.search(r"4\d % av de anställda har gått kursen och arbetar kvar", said.replace("\u00a0", " "))
    assert "Målet nås då i " in said
    figures = [one for one in blocks if isinstance(one, Figure)]
    assert len(figures) == 2
    [bodies] = [one for one in blocks if isinstance(one, Table)]
    rows = {row[0]: row for row in bodies.rows}
    assert cell_text(rows["Stab"][2], bodies.columns[2]) == "skyddat"
    assert cell_text(rows["Väg"][1], bodies.columns[1]) == "saknas"


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_every_format_is_made(format: str) -> None:
    town = town_with_counts()
    view = competence(municipality_id=town.municipality.pk, today=TODAY)
    made = render(competence_document(view, municipality="Askersund"), format)
    assert len(made.data) > 1000
