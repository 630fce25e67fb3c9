"""Documents of a matter: checked, kept once by what they hold, and let go when nobody needs them."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries as Statements

from fridlyst.base.checks import TextMissing, TextTooLong
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.decisions.actions.common import EditedMeanwhile
from fridlyst.decisions.actions.conditions import answer_condition
from fridlyst.decisions.actions.documents import (
    DocumentInUse,
    HasFileAlready,
    Upload,
    add_document,
    attach_file,
    document_mark,
    edit_document,
    remove_document,
)
from fridlyst.decisions.condition_rules import ProofFields
from fridlyst.decisions.models import MatterDocument
from fridlyst.decisions.queries.documents import download
from fridlyst.files.actions import let_go
from fridlyst.files.errors import HasMacros, TooLarge, WrongType
from fridlyst.files.models import StoredFile
from fridlyst.files.queries import PIECE, content, pieces
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event
from tests.decisions.matter_making import NOTE, WORD, Case, case
from tests.files.making import word_holding

pytestmark = pytest.mark.django_db


def add(of: Case, upload: Upload = WORD, title: str = "Skrivelse", **more: int) -> MatterDocument:
    return add_document(by=of.by, matter_id=of.matter.pk, title=title, upload=upload, **more)


def test_a_document_stands_in_the_matter_with_who_and_what() -> None:
    here = case()
    step = here.matter.steps.all()[1]
    add(here, step_id=step.pk)
    (found,) = here.read().documents
    assert (found.title, found.filename, found.kind, found.size) == (
        "Skrivelse",
        "tjänsteskrivelse.docx",
        "docx",
        len(WORD.data),
    )
    assert len(found.sha256) == 64
    assert found.added_by == here.by.label
    assert here.read().steps[1].documents == (found,)
    assert Event.objects.filter(verb="added", object_type="matter_document", object_id=found.id).exists()


def test_without_a_title_it_is_called_as_its_file() -> None:
    assert add(case(), Upload(NOTE.data, "../en\u202e anteckning.txt"), " ").title == "en anteckning.txt"


def test_the_same_bytes_are_kept_once_until_the_last_one_goes() -> None:
    here = case()
    first, second = add(here), add(here, Upload(WORD.data, "samma.docx"), "Samma")
    assert first.file_id == second.file_id
    remove_document(by=here.by, document_id=first.pk)
    assert StoredFile.objects.count() == 1
    remove_document(by=here.by, document_id=second.pk)
    assert StoredFile.objects.count() == 0
    assert here.read().documents == ()


def test_another_municipality_keeps_its_own_copy() -> None:
    here, there = case(), case("1489", "Alingsås")
    mine, theirs = add(here), add(there)
    assert mine.file_id != theirs.file_id
    assert theirs.file_id is not None
    assert not let_go(by=here.by, file_id=theirs.file_id)
    remove_document(by=here.by, document_id=mine.pk)
    assert StoredFile.objects.get().pk == theirs.file_id


@pytest.mark.parametrize(
    ("upload", "title", "error"),
    [
        (Upload(b"MZ" + b"\0" * 90, "plan.pdf"), "x", WrongType),
        (Upload(b"x" * 25_000_001, "plan.txt"), "x", TooLarge),
        (Upload(word_holding({"word/vbaProject.bin": b"x"}), "plan.docx"), "x", HasMacros),
        (WORD, "x" * 501, TextTooLong),
        (Upload(WORD.data, "\u202e"), "", TextMissing),
    ],
)
def test_what_cannot_be_taken_in_leaves_nothing(upload: Upload, title: str, error: type[Exception]) -> None:
    here = case()
    before = Event.objects.count()
    with pytest.raises(error):
        add(here, upload, title)
    assert (StoredFile.objects.count(), MatterDocument.objects.count()) == (0, 0)
    assert Event.objects.count() == before


def test_a_named_enclosure_gets_its_file_once() -> None:
    here = case()
    named = MatterDocument.objects.create(matter=here.matter, title="Bilaga 1")
    attach_file(by=here.by, document_id=named.pk, upload=WORD)
    assert here.read().documents[0].filename == WORD.filename
    with pytest.raises(HasFileAlready):
        attach_file(by=here.by, document_id=named.pk, upload=NOTE)
    assert StoredFile.objects.count() == 1


def test_renaming_sees_that_somebody_else_was_first() -> None:
    here = case()
    row = add(here)
    seen = document_mark(row.title, row.step_id)
    edit_document(by=here.by, document_id=row.pk, version=seen, title="Ny", step_id=None)
    with pytest.raises(EditedMeanwhile):
        edit_document(by=here.by, document_id=row.pk, version=seen, title="Min", step_id=None)
    elsewhere = case("1489", "Alingsås").matter.steps.all()[0]
    again = document_mark("Ny", None)
    with pytest.raises(NotFound):
        edit_document(by=here.by, document_id=row.pk, version=again, title="Ny", step_id=elsewhere.pk)
    assert here.read().documents[0].title == "Ny"


def test_what_proves_an_answer_is_not_removed() -> None:
    here = case()
    row = add(here)
    condition = here.read().conditions[0]
    proof = ProofFields("document", document_id=row.pk)
    answer_condition(by=here.by, condition_id=condition.id, version=1, answer="Ingenting", proof=proof)
    with pytest.raises(DocumentInUse, match="Vad kostar det"):
        remove_document(by=here.by, document_id=row.pk)
    answer_condition(by=here.by, condition_id=condition.id, version=2, answer="Ingenting", proof=None)
    remove_document(by=here.by, document_id=row.pk)


def test_only_those_who_keep_matters_may() -> None:
    here = case()
    row = add(here)
    for role in (Role.READER, Role.REPORTER, Role.APPROVER):
        who = here.somebody(role)
        with pytest.raises(NotPermitted):
            add_document(by=who, matter_id=here.matter.pk, title="x", upload=WORD)
        with pytest.raises(NotPermitted):
            remove_document(by=who, document_id=row.pk)
    add_document(by=here.somebody(Role.REGISTRAR), matter_id=here.matter.pk, title="x", upload=WORD)


def test_another_municipalitys_documents_are_not_there() -> None:
    here, there = case(), case("1489", "Alingsås")
    row = add(there)
    for act in (
        lambda: add_document(by=here.by, matter_id=there.matter.pk, title="x", upload=WORD),
        lambda: attach_file(by=here.by, document_id=row.pk, upload=WORD),
        lambda: edit_document(by=here.by, document_id=row.pk, version=0, title="x", step_id=None),
        lambda: remove_document(by=here.by, document_id=row.pk),
        lambda: download(
            municipality_id=here.town.municipality.pk, slug=there.matter.slug, document_id=row.pk
        ),
    ):
        with pytest.raises(NotFound):
            act()


def test_a_large_file_is_read_in_pieces(django_assert_num_queries: Statements) -> None:
    here = case()
    data = bytes(range(32, 127)) * 27_000
    row = add(here, Upload(data, "lång.txt"))
    municipality = here.town.municipality.pk
    with django_assert_num_queries(1):
        found = download(municipality_id=municipality, slug=here.matter.slug, document_id=row.pk)
    assert (found.name, found.media_type) == ("lång.txt", "text/plain; charset=utf-8")
    with django_assert_num_queries(3):
        read = list(pieces(municipality_id=municipality, file=found.file))
    assert [len(one) for one in read] == [PIECE, PIECE, len(data) - 2 * PIECE]
    assert b"".join(read) == data == content(municipality_id=municipality, file_id=found.file.id)
