"""The data catalogue as DCAT-AP-SE 3.0 in JSON-LD: what there is, by whom, under what licence."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from fridlyst.insight.shapes import PublicProgramme
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.web.insight.datasets import Dataset, offered
from fridlyst.web.shared.addresses import address

LICENCE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
_FILE_TYPES: Final = "http://publications.europa.eu/resource/authority/file-type/"
_CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_PUBLIC: Final = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_GOVERNMENT: Final = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
_SWEDISH: Final = "http://publications.europa.eu/resource/authority/language/SWE"
_LOCAL_AUTHORITY: Final = "http://purl.org/adms/publishertype/LocalAuthority"
# How an address of this site is made whole.
Whole = Callable[[str], str]


def catalogue(town: MunicipalityView, every: Iterable[PublicProgramme], whole: Whole) -> dict[str, Any]:
    """The catalogue with one data set for each kind of data and programme."""
    here = whole(address("insight_public:open_data", town.slug))
    publisher = {"@id": f"{here}#publisher"}
    sets = [_dataset(found, one, publisher, whole) for found in every for one in offered(found)]
    agent = {
        "@id": f"{here}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": _said(f"{town.name}s kommun" if not town.name.endswith("s") else f"{town.name} kommun"),
        "dcterms:type": {"@id": _LOCAL_AUTHORITY},
    }
    return {
        "@context": _CONTEXT,
        "@graph": [
            {
                "@id": f"{here}#catalogue",
                "@type": "dcat:Catalog",
                "dcterms:title": _said(f"Öppna data om program i {town.name}"),
                "dcterms:description": _said(
                    "Kommunens program mot våld: mål, aktiviteter, mått och beslut."
                ),
                "dcterms:publisher": publisher,
                "dcterms:license": {"@id": LICENCE},
                "dcterms:language": {"@id": _SWEDISH},
                "foaf:homepage": {"@id": here},
                "dcat:dataset": [{"@id": one["@id"]} for one in sets],
            },
            agent,
            *sets,
        ],
    }


def _dataset(found: PublicProgramme, one: Dataset, publisher: dict[str, str], whole: Whole) -> dict[str, Any]:
    town, slug = found.municipality.slug, found.view.slug
    page = whole(address("insight_public:open_data", town))
    files = [
        _distribution(whole(data_href(found, one, extension)), page, extension, f"{one.title}, {extension}")
        for extension in ("csv", "json")
    ]
    changed = found.publishing.changed_at
    return {
        "@id": f"{page}#{slug}-{one.name}",
        "@type": "dcat:Dataset",
        "dcterms:title": _said(f"{one.title}: {found.view.title}"),
        "dcterms:description": _said(str(one.about)),
        "dcterms:publisher": publisher,
        "dcterms:identifier": f"{page}#{slug}-{one.name}",
        "dcterms:accessRights": {"@id": _PUBLIC},
        "dcterms:language": {"@id": _SWEDISH},
        "dcat:theme": {"@id": _GOVERNMENT},
        "dcat:landingPage": {"@id": whole(address("insight_public:programme", town, slug))},
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:fn": found.municipality.name,
            "vcard:hasURL": {"@id": whole(address("insight_public:feedback", town, slug))},
        },
        **({"dcterms:modified": _time(changed.isoformat())} if changed else {}),
        "dcat:distribution": files,
    }


def data_href(found: PublicProgramme, one: Dataset, extension: str) -> str:
    """Where the data set is fetched."""
    return address(f"insight_public:data_{extension}", found.municipality.slug, found.view.slug, one.name)


def _distribution(href: str, page: str, extension: str, title: str) -> dict[str, Any]:
    media = {"csv": "text/csv", "json": "application/json"}[extension]
    return {
        "@id": href,
        "@type": "dcat:Distribution",
        "dcterms:title": _said(title),
        "dcat:accessURL": {"@id": page},
        "dcat:downloadURL": {"@id": href},
        "dcterms:license": {"@id": LICENCE},
        "dcterms:format": {"@id": f"{_FILE_TYPES}{extension.upper()}"},
        "dcat:mediaType": media,
    }


def _said(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "sv"}


def _time(text: str) -> dict[str, str]:
    return {"@value": text, "@type": "xsd:dateTime"}
