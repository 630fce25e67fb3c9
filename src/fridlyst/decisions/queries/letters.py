"""Reading letters and their templates, each with a fixed number of SQL statements."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from fridlyst.base.errors import NotFound
from fridlyst.decisions.models import Letter, LetterTemplate
from fridlyst.decisions.shapes_letters import (
    ChecklistAnswers,
    LetterView,
    OwnPart,
    QuestionAnswer,
    TemplateView,
)


def letters(municipality_id: int, matter_id: int) -> tuple[LetterView, ...]:
    """The letters of a matter, newest first; one statement."""
    return tuple(letter_view(row) for row in _letters(municipality_id).filter(matter_id=matter_id))


def letter(municipality_id: int, matter_slug: str, letter_id: int) -> LetterView:
    """One letter of a matter; NotFound for another's. One statement."""
    row = _letters(municipality_id).filter(matter__slug=matter_slug, pk=letter_id).first()
    if row is None:
        raise NotFound
    return letter_view(row)


def letter_templates(municipality_id: int) -> tuple[TemplateView, ...]:
    """The municipality's own templates, by name; one statement."""
    rows = LetterTemplate.objects.filter(municipality_id=municipality_id).order_by("name", "id")
    columns = ("pk", "name", "fields", "file__size", "added_at", "added_by", "letters", "version")
    using = Letter.objects.filter(template_id=OuterRef("pk")).order_by().values("template_id")
    counted = rows.annotate(letters=Coalesce(Subquery(using.annotate(n=Count("pk")).values("n")), 0))
    return tuple(
        TemplateView(pk, name, tuple(fields), *rest)
        for pk, name, fields, *rest in counted.values_list(*columns)
    )


def letter_template(municipality_id: int, template_id: int) -> TemplateView:
    """One template; NotFound for another's. One statement."""
    found = (one for one in letter_templates(municipality_id) if one.id == template_id)
    view = next(found, None)
    if view is None:
        raise NotFound
    return view


def template_data(municipality_id: int, template_id: int) -> bytes:
    """The bytes of a template; NotFound for another's. One statement."""
    rows = LetterTemplate.objects.filter(municipality_id=municipality_id, pk=template_id)
    data = rows.values_list("file__data", flat=True).first()
    if data is None:
        raise NotFound
    return bytes(data)


def _letters(municipality_id: int) -> QuerySet[Letter]:
    rows = Letter.objects.filter(matter__municipality_id=municipality_id)
    return rows.select_related("to_body", "template").order_by("-written_on", "-id")


def letter_view(row: Letter) -> LetterView:
    """The letter in a row."""
    return LetterView(
        id=row.pk,
        matter_id=row.matter_id,
        title=row.title,
        to_body_id=row.to_body_id,
        to_body=row.to_body.name if row.to_body else "",
        written_on=row.written_on,
        signed_by=row.signed_by,
        sent_to=tuple(row.sent_to),
        programme=row.programme,
        template_id=row.template_id,
        template=row.template.name if row.template else "",
        own={key: OwnPart(**given) for key, given in row.parts.items()},
        checklists={key: _answers(given) for key, given in row.checklists.items()},
        version=row.version,
    )


def _answers(given: Mapping[str, Any]) -> ChecklistAnswers:
    answers = {key: QuestionAnswer(**one) for key, one in given["answers"].items()}
    return ChecklistAnswers(answers, given["version"])
