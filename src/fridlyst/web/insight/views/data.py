"""Open data: the catalogue as a page and as JSON-LD, and the data sets as CSV and JSON."""

import json

from django.http import HttpRequest, HttpResponse

from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.insight import queries
from fridlyst.insight.shapes import PublicProgramme
from fridlyst.reports.tables import CSV_TYPE, JSON_TYPE, table_as_csv, table_records
from fridlyst.web.insight.catalogue import LICENCE, data_href
from fridlyst.web.insight.catalogue import catalogue as as_linked_data
from fridlyst.web.insight.datasets import Dataset, offered
from fridlyst.web.insight.framing import framed, read_only
from fridlyst.web.programmes.presenters import period_words
from fridlyst.web.shared.exports import file_answer

_LINKED = "application/ld+json"


@read_only
def show(request: HttpRequest, town: str) -> HttpResponse:
    """What there is, in words."""
    every = _every(town)
    sets = [
        {
            "programme": found.view,
            "period": period_words(found.view),
            "changed": found.publishing.changed_at,
            "as_of": found.as_of,
            "sets": [
                (one, data_href(found, one, "csv"), data_href(found, one, "json")) for one in offered(found)
            ],
        }
        for found in every
    ]
    kinds = {one.name: one for found in every for one in offered(found)}
    context: dict[str, object] = {"sets": sets, "kinds": tuple(kinds.values()), "licence": LICENCE}
    return framed(request, "insight/open_data.html", every[0].municipality, context)


@read_only
def catalogue(request: HttpRequest, town: str) -> HttpResponse:
    """The same for machines (DCAT-AP-SE)."""
    found = _every(town)
    graph = as_linked_data(found[0].municipality, found, request.build_absolute_uri)
    return HttpResponse(json.dumps(graph, ensure_ascii=False, indent=1), content_type=_LINKED)


@read_only
def as_csv(request: HttpRequest, town: str, programme: str, dataset: str) -> HttpResponse:
    """A data set as CSV: UTF-8 with byte order mark, semicolons, decimal comma."""
    found, one = _one(town, programme, dataset)
    data = table_as_csv(one.columns, one.rows(found, today()))
    return file_answer(data, name=f"{programme}-{dataset}.csv", media_type=CSV_TYPE)


@read_only
def as_json(request: HttpRequest, town: str, programme: str, dataset: str) -> HttpResponse:
    """A data set as JSON, with what is needed to know what it is."""
    found, one = _one(town, programme, dataset)
    told = {
        "publisher": {"name": found.municipality.name, "code": found.municipality.code},
        "programme": {"key": found.view.slug, "title": found.view.title, "period": found.view.period},
        "dataset": one.name,
        "licence": LICENCE,
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "fields": {field.name: str(field.means) for field in one.fields},
        "rows": table_records(one.columns, one.rows(found, today())),
    }
    return HttpResponse(json.dumps(told, ensure_ascii=False, indent=1), content_type=JSON_TYPE)


def _one(town: str, programme: str, dataset: str) -> tuple[PublicProgramme, Dataset]:
    """The data set, if the programme is public and it was chosen; NotFound otherwise."""
    found = queries.public_programme(town, programme, today=today())
    for one in offered(found):
        if one.name == dataset:
            return found, one
    raise NotFound


def _every(town: str) -> list[PublicProgramme]:
    here = queries.public_town(town)
    return [
        queries.as_public(here.municipality, view, chosen, today=today()) for view, chosen in here.programmes
    ]
