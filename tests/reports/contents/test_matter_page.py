"""A matter as a file: what people wrote in it is shown as they wrote it, and never run."""

from datetime import date

import pypdfium2
import pytest
from tests import factories

from fridlyst.decisions.actions import StepFields, register_matter
from fridlyst.decisions.fields import AmendmentFields
from fridlyst.decisions.queries import matter
from fridlyst.organisation.queries import municipality
from fridlyst.reports.archive.gathering import matter_facts
from fridlyst.reports.contents.matter import matter_document
from fridlyst.reports.formats import render

HOSTILE = '#set page(width: 1cm) *fet* $x^2$ @nyckel <w:r> ]] {{ 7 }} "citat"'


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["pdf", "html"])
def test_an_amendment_is_shown_sign_for_sign(format: str) -> None:
    town = factories.town("1489", "Alingsås")
    step = StepFields(
        "proposal", date(2025, 10, 22), "Styrelsen", "170", amendments=[AmendmentFields(text=HOSTILE)]
    )
    made = register_matter(by=town.actor, registration_number="KS 1", title="Program", steps=[step])
    here = municipality(town.slug)
    facts = matter_facts(here, matter(here.id, made.slug))
    data = render(matter_document(facts), format).data
    if format == "html":
        assert "#set page(width: 1cm) *fet* $x^2$ @nyckel &lt;w:r&gt; ]] {{ 7 }}" in data.decode()
        return
    pages = pypdfium2.PdfDocument(data)
    said = "".join(page.get_textpage().get_text_bounded() for page in pages)
    assert "".join(HOSTILE.split()) in "".join(said.replace("\ufffe", "").split())
