"""The open interface described (OpenAPI 3.1), with what it can and what it cannot."""

from typing import Final

from fridlyst import __version__
from fridlyst.api.problems import promised
from fridlyst.exchange.hsds.identities import Item
from fridlyst.organisation.queries import MunicipalityView

_SCHEMA: Final = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema"
_PARAMETERS: Final = {
    "search": (
        "Ord som alla ska finnas i texten, utan skillnad på stor och liten bokstav",
        {"type": "string"},
    ),
    "page": ("Sidan, från 1", {"type": "integer", "minimum": 1}),
    "per_page": ("Antal på sidan", {"type": "integer", "minimum": 1, "maximum": 500, "default": 50}),
    "format": ("ndjson ger allt, en rad för varje", {"type": "string", "enum": ["json", "ndjson"]}),
    "full": ("Allt om varje", {"type": "boolean"}),
    "minimal": ("Bara id och när det ändrades", {"type": "boolean"}),
    "full_service": ("Organisationens stöd i sin helhet", {"type": "boolean"}),
    "modified_after": ("Ändrade den dagen i Sverige eller senare", {"type": "string", "format": "date-time"}),
    "taxonomy_id": ("Har något ord ur listan", {"type": "string", "format": "uuid"}),
    "taxonomy_term_id": ("Har ordet", {"type": "string", "format": "uuid"}),
    "organization_id": ("Hör till organisationen", {"type": "string", "format": "uuid"}),
    "top_only": ("Bara ord som inga andra står under: alla", {"type": "boolean"}),
    "parent_id": ("Ord under ordet: inga", {"type": "string", "format": "uuid"}),
}
_PAGES: Final = ("search", "page", "per_page", "format")
_FILTERS: Final = ("taxonomy_id", "taxonomy_term_id", "organization_id", "modified_after", "full")
# Address, what a list holds, the published schemas of one in a list and alone, the parameters of each.
_LISTS: Final = (
    ("services", "Stöd", "compiled/service_list", "compiled/service", (*_PAGES, *_FILTERS, "minimal"), ()),
    (
        "organizations",
        "Organisationer",
        "compiled/organization_list",
        "compiled/organization",
        (*_PAGES, "full", "full_service"),
        ("full_service",),
    ),
    (
        "service_at_locations",
        "Stöd på platser",
        "compiled/service_at_location_list",
        "compiled/service",
        (*_PAGES, *_FILTERS),
        (),
    ),
    ("taxonomies", "Listor med ord", "taxonomy", "taxonomy", _PAGES, ()),
    (
        "taxonomy_terms",
        "Ord",
        "taxonomy_term",
        "taxonomy_term",
        (*_PAGES, "taxonomy_id", "top_only", "parent_id"),
        (),
    ),
)


def description(town: MunicipalityView, base: str) -> Item:
    """The whole description for a municipality; `base` is the site's address."""
    paths: Item = {"/": {"get": _reading("Version och beskrivning", "root", (), {"type": "object"})}}
    for address, name, listed, alone, of_list, of_one in _LISTS:
        paths[f"/{address}"] = {"get": _reading(name, address, of_list, _page(listed))}
        one = _reading(name, f"{address}_one", of_one, {"$ref": f"{_SCHEMA}/{alone}.json"}, 404)
        paths[f"/{address}/{{id}}"] = {"parameters": [_id()], "get": one}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Stöd i {town.name}",
            "version": __version__,
            "summary": "Open Referral HSDS 3.0, öppet och bara för läsning",
            "description": (
                "Öppet för alla, utan nyckel. Ett stöd med skyddad adress har aldrig en plats. "
                "Fel svaras enligt RFC 9457. Skicka inte vidare vad en besökare skriver: "
                "hämta listan och sök hos er."
            ),
            "license": {"name": "CC0 1.0", "identifier": "CC0-1.0"},
        },
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "servers": [{"url": f"{base}/api/hsds/{town.slug}"}],
        "paths": paths,
        "components": {"parameters": {name: _parameter(name) for name in _PARAMETERS}},
    }


def _reading(name: str, operation: str, parameters: tuple[str, ...], schema: Item, *problems: int) -> Item:
    answer = {"description": name, "content": {"application/json": {"schema": schema}}}
    refused = promised(*problems, *((422,) if parameters else ()))["responses"]
    assert isinstance(refused, dict)
    return {
        "summary": name,
        "operationId": operation,
        "parameters": [{"$ref": f"#/components/parameters/{one}"} for one in parameters],
        "responses": {"200": answer, **{str(status): problem for status, problem in refused.items()}},
    }


def _page(schema: str) -> Item:
    whole = {name: {"type": "integer"} for name in ("total_items", "total_pages", "page_number", "size")}
    said = {name: {"type": "boolean"} for name in ("first_page", "last_page", "empty")}
    contents = {"contents": {"type": "array", "items": {"$ref": f"{_SCHEMA}/{schema}.json"}}}
    return {
        "type": "object",
        "required": [*whole, *said, "contents"],
        "properties": {**whole, **said, **contents},
    }


def _parameter(name: str) -> Item:
    said, schema = _PARAMETERS[name]
    return {"name": name, "in": "query", "required": False, "description": said, "schema": schema}


def _id() -> Item:
    return {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
