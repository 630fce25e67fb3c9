"""The only writer of a municipality's own Word templates."""

from collections.abc import Callable, Sequence

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_name
from fridlyst.base.errors import NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.decisions import policies
from fridlyst.decisions.actions.common import check_version
from fridlyst.decisions.letter_rules import LARGEST_TEMPLATE, TemplateNameTaken
from fridlyst.decisions.models import Letter, LetterTemplate
from fridlyst.files.actions import keep_file, let_go
from fridlyst.files.checking import check_upload
from fridlyst.files.kinds import Format
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require

# What tells which fields a template uses, and raises BadInput for one that cannot be used.
ReadFields = Callable[[bytes], Sequence[str]]
_WORD = frozenset({Format.WORD})


def add_template(
    *, by: Actor, name: str, data: bytes, filename: str, read_fields: ReadFields
) -> LetterTemplate:
    """A new template, if the file may be kept and `read_fields` finds nothing wrong with it."""
    fields = _checked(by, data, filename, read_fields)
    with transaction.atomic():
        made = LetterTemplate(municipality_id=by.municipality_id, name=_free_name(by, name))
        _fill(made, by, data, filename, fields)
        made.save()
        write_trail(by, "added", "letter_template", made.pk, {"name": made.name})
    return made


def replace_template(
    *, by: Actor, template_id: int, data: bytes, filename: str, version: int, read_fields: ReadFields
) -> LetterTemplate:
    """Another file in the place of the template's; the letters that use it use the new one."""
    fields = _checked(by, data, filename, read_fields)
    with transaction.atomic():
        row = _own(by, template_id)
        check_version(row.version, version, "mallen")
        before = row.file_id
        _fill(row, by, data, filename, fields)
        row.version += 1
        row.save()
        let_go(by=by, file_id=before)
        write_trail(by, "replaced", "letter_template", row.pk, {"name": row.name})
    return row


@transaction.atomic
def remove_template(*, by: Actor, template_id: int, version: int) -> int:
    """Take the template away; how many letters now look as Fridlyst's own do instead."""
    require(policies.may_keep_matters(by))
    row = _own(by, template_id)
    check_version(row.version, version, "mallen")
    letters = Letter.objects.filter(matter__municipality_id=by.municipality_id, template=row)
    left = letters.update(template=None)
    write_trail(by, "removed", "letter_template", row.pk, {"name": row.name, "letters": left})
    row.delete()
    let_go(by=by, file_id=row.file_id)
    return left


def _checked(by: Actor, data: bytes, filename: str, read_fields: ReadFields) -> tuple[str, ...]:
    """Before any row is held: reading a template takes a while."""
    require(policies.may_keep_matters(by))
    check_upload(data, filename, allowed=_WORD, largest=LARGEST_TEMPLATE)
    return tuple(read_fields(data))


def _fill(row: LetterTemplate, by: Actor, data: bytes, filename: str, fields: Sequence[str]) -> None:
    row.file = keep_file(by=by, data=data, filename=filename, allowed=_WORD, largest=LARGEST_TEMPLATE)
    row.fields, row.added_at, row.added_by = list(fields), clock.now(), by.label


def _own(by: Actor, template_id: int) -> LetterTemplate:
    rows = LetterTemplate.objects.select_for_update(no_key=True)
    row = rows.filter(municipality_id=by.municipality_id, pk=template_id).first()
    if row is None:
        raise NotFound
    return row


def _free_name(by: Actor, name: str) -> str:
    kept = check_name(name, "name", longest=200, missing="Skriv vad mallen ska heta.")
    same = LetterTemplate.objects.filter(municipality_id=by.municipality_id, name__iexact=kept)
    if same.exists():
        raise TemplateNameTaken(
            Sentence("Det finns redan en mall som heter ”%(name)s”.", name=kept), field="name"
        )
    return kept
