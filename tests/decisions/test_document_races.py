"""Files that are kept once, when several hold and let go of them at the same moment."""

from functools import partial

import pytest
from django.db import connection

from fridlyst.decisions.actions import register_matter
from fridlyst.decisions.actions.conditions import answer_condition
from fridlyst.decisions.actions.documents import add_document, remove_document
from fridlyst.decisions.models import Condition, MatterDocument
from fridlyst.files.models import StoredFile
from tests.decisions.matter_making import WORD, case
from tests.followup.test_races import DONE, TIMES, meeting

pytestmark = [
    pytest.mark.storage,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one at a time"),
]


def test_the_same_file_added_at_once_is_kept_once() -> None:
    here = case()
    others = [
        register_matter(by=here.by, registration_number=f"N{number}", title="Annat").pk for number in range(3)
    ]
    works = [
        partial(add_document, by=here.by, matter_id=pk, title="Samma", upload=WORD)
        for pk in (here.matter.pk, *others)
    ]
    assert meeting(*works) == [DONE] * 4
    assert (MatterDocument.objects.count(), StoredFile.objects.count()) == (4, 1)


def test_a_file_that_goes_while_it_is_added_is_there_afterwards() -> None:
    here = case()
    for number in range(TIMES):
        other = register_matter(by=here.by, registration_number=f"N{number}", title="Annat")
        row = add_document(by=here.by, matter_id=here.matter.pk, title="Ut", upload=WORD)
        found = meeting(
            partial(remove_document, by=here.by, document_id=row.pk),
            partial(add_document, by=here.by, matter_id=other.pk, title="In", upload=WORD),
        )
        assert found == [DONE, DONE]
        kept = MatterDocument.objects.get()
        assert kept.file is not None
        assert bytes(kept.file.data) == WORD.data
        remove_document(by=here.by, document_id=kept.pk)
        assert not StoredFile.objects.exists()


def test_two_who_answer_a_condition_at_once_do_not_write_over_each_other() -> None:
    here = case()
    pk = here.read().conditions[0].id

    def answer(words: str) -> None:
        answer_condition(by=here.by, condition_id=pk, version=1, answer=words, proof=None)

    found = meeting(lambda: answer("Ett"), lambda: answer("Två"))
    assert sorted(found) == ["EditedMeanwhile", DONE]
    assert Condition.objects.get(pk=pk).answer == ("Ett" if found[0] == DONE else "Två")
