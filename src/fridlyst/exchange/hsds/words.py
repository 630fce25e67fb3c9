"""The words that services are sorted by, as HSDS taxonomies: the same in every municipality."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.conf import settings
from django.utils import translation

from fridlyst.exchange.hsds.identities import Item, identity
from fridlyst.programmes.terms import TargetGroup, ViolenceForm
from fridlyst.support.shapes import NationalLine, PublicService
from fridlyst.support.terms import Access, Seeker

# What a service promises: fields of PublicService that are true or not.
PROMISES: Final = (
    ("free", "Kostar ingenting"),
    ("no_decision", "Inget beslut behövs först"),
    ("anonymous", "Du kan vara anonym"),
    ("children", "Barn får komma med"),
    ("pets", "Djur får komma med"),
    ("interpreter", "Tolk kan ordnas"),
    ("always_open", "Öppet dygnet runt"),
    ("protected_address", "Adressen är skyddad och visas aldrig"),
)


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A list of words; `link` says what a word of it tells of a service."""

    key: str
    name: str
    description: str
    link: str
    words: Sequence[tuple[object, object]]

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(str(code) for code, _ in self.words)


TAXONOMIES: Final = (
    Taxonomy("seeker", "För vem", "Vem stödet är till för.", "eligibility", Seeker.choices),
    Taxonomy("target_group", "Målgrupp", "Programmets målgrupper.", "target_group", TargetGroup.choices),
    Taxonomy(
        "violence_form", "Våldsform", "Den form av våld som stödet gäller.", "subject", ViolenceForm.choices
    ),
    Taxonomy(
        "access",
        "Tillgänglighet",
        "Det som är ordnat för att fler ska kunna nå stödet.",
        "access",
        Access.choices,
    ),
    Taxonomy("promise", "Villkor", "Det som gäller för den som söker stödet.", "condition", PROMISES),
)
Codes = Mapping[str, tuple[str, ...]]


@cache
def taxonomies() -> Mapping[str, Item]:
    """Every taxonomy by its identity."""
    made = (_taxonomy(one) for one in TAXONOMIES)
    return {str(item["id"]): item for item in made}


@cache
def terms() -> Mapping[str, Item]:
    """Every term by its identity, with the taxonomy that it stands in."""
    with translation.override(settings.LANGUAGE_CODE):
        return {str(item["id"]): item for taxonomy in TAXONOMIES for item in _terms(taxonomy)}


def attributes(service_id: str, codes: Codes) -> list[Item]:
    """The service's words; a code that no list holds is left out."""
    return [
        _attribute(service_id, taxonomy, code) for taxonomy in TAXONOMIES for code in _known(taxonomy, codes)
    ]


def term_ids(codes: Codes) -> frozenset[str]:
    """The identities of the terms, and of their taxonomies."""
    found = [(taxonomy, code) for taxonomy in TAXONOMIES for code in _known(taxonomy, codes)]
    ids = {term_id(taxonomy.key, code) for taxonomy, code in found}
    return frozenset(ids | {taxonomy_id(taxonomy.key) for taxonomy, _ in found})


def codes_of(service: PublicService) -> Codes:
    """The codes of a service, by taxonomy."""
    return {
        "seeker": service.whom,
        "target_group": service.target_groups,
        "violence_form": service.violence_forms,
        "access": service.accessibility,
        "promise": tuple(one for one, _ in PROMISES if getattr(service, one) is True),
    }


def codes_of_line(line: NationalLine) -> Codes:
    """The codes of a national line, by taxonomy."""
    kept = tuple(one for one in ("free", "interpreter", "always_open") if getattr(line, one) is True)
    return {"seeker": line.whom, "violence_form": line.forms, "promise": kept}


def taxonomy_id(key: str) -> str:
    """A taxonomy's identity."""
    return identity("taxonomy", key)


def term_id(key: str, code: str) -> str:
    """A term's identity."""
    return identity("term", key, code)


def label(taxonomy: str, code: str) -> str:
    """The word in Swedish, or the code where no list holds it."""
    term = terms().get(term_id(taxonomy, code))
    return str(term["name"]) if term else code


def _known(taxonomy: Taxonomy, codes: Codes) -> Iterator[str]:
    return (code for code in codes.get(taxonomy.key, ()) if code in taxonomy.codes)


def _taxonomy(taxonomy: Taxonomy) -> Item:
    return {
        "id": taxonomy_id(taxonomy.key),
        "name": taxonomy.name,
        "description": taxonomy.description,
        "version": "1",
    }


def _terms(taxonomy: Taxonomy) -> Iterator[Item]:
    for code, name in taxonomy.words:
        yield {
            "id": term_id(taxonomy.key, str(code)),
            "code": str(code),
            "name": str(name),
            "description": f"{taxonomy.name}: {name}",
            "taxonomy": taxonomy.name,
            "taxonomy_id": taxonomy_id(taxonomy.key),
            "taxonomy_detail": _taxonomy(taxonomy),
            "language": "sv",
        }


def _attribute(service_id: str, taxonomy: Taxonomy, code: str) -> Item:
    term = term_id(taxonomy.key, code)
    return {
        "id": identity("attribute", service_id, term),
        "link_id": service_id,
        "link_type": taxonomy.link,
        "link_entity": "service",
        "value": code,
        "taxonomy_term_id": term,
        "taxonomy_term": terms()[term],
    }
