"""The English of the interface: whole, looked up as it is written, and nothing Swedish beside it."""

import re
from collections.abc import Iterator

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.template import Engine, Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils import translation
from django.utils.translation import trans_real
from lxml import html
from tools import messages

from fridlyst.base.errors import NotPermitted
from fridlyst.organisation.terms import Role
from tests.web.walking.addresses import routes
from tests.web.walking.inhabited import Inhabited

# Letters and words that Swedish sentences hold and English ones do not.
SWEDISH = re.compile(
    r"[åäöÅÄÖ]|\b(?:och|eller|inte|som|med|till|av|ett|det|den|du|har|om|ej|nytt|ingen|inga|alla|visa|spara|svar"
    r"|svaret|aktivitet|aktiviteter|sida|namn|ansvarig|ansvariga|klar|sparat|utkast|maj|juni|juli|augusti)\b",
    re.IGNORECASE,
)
# The one authority that has no English short name, and the words that the form asks for in Swedish.
KEPT = (
    *("Myndigheten för digital förvaltning", "mål", "område", "åtgärd"),
    *("Två gånger per år", "Juni 2026", "Löpande"),
)
READ_ALOUD = ("aria-label", "title", "alt", "placeholder")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}")
# A report is written in the language of the one who makes it; components of the style guide stay Swedish.
OUTSIDE = ("/stil/", "/hamta/", "/admin/")


def catalogue() -> polib.POFile:
    return polib.pofile(str(messages.ROOT / "locale/en/LC_MESSAGES/django.po"))


def known() -> set[str]:
    return {entry.msgid for entry in catalogue()}


def test_every_placeholder_is_kept() -> None:
    for entry in catalogue():
        pairs = [(entry.msgid, entry.msgstr)]
        if entry.msgid_plural:
            pairs = [(entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1])]
        for said, meant in pairs:
            assert sorted(PLACEHOLDER.findall(said)) == sorted(PLACEHOLDER.findall(meant)), said


def test_no_english_sentence_is_left_in_swedish() -> None:
    found = [text for entry in catalogue() for text in (entry.msgstr, *entry.msgstr_plural.values())]
    assert [text for text in found if SWEDISH.search(_without(text, KEPT))] == []


def test_templates_look_up_what_is_extracted() -> None:
    found = {one for source in _sources() for one in _looked_up(source)}
    assert len(found) > 200
    assert found - known() == set()


def test_a_template_with_every_form_is_extracted_as_django_looks_it_up() -> None:
    source = (
        "{% load i18n %}{% translate \"100 % klart\" %}{% translate 'Ja' %}"
        "{% blocktranslate trimmed with n=1 %}\n  Rad ett,\n  {{ n }} och 5 %\n{% endblocktranslate %}"
        "{% blocktranslate count n=rows %}{{ n }} rad{% plural %}{{ n }} rader{% endblocktranslate %}"
    )
    assert set(messages.in_template(source)) == set(_looked_up(source))


def test_pages_look_up_only_what_is_in_the_catalogue(
    ours: Inhabited, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _recorded(monkeypatch)
    for _address, _page in _pages(ours, Role.COORDINATOR):
        pass
    assert len(asked & known()) > 300
    assert asked - known() - _of_packages() == set()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.REPORTER, Role.APPROVER, Role.REGISTRAR])
def test_no_page_says_anything_in_swedish(ours: Inhabited, role: Role) -> None:
    left: dict[str, str] = {}
    pages = 0
    for address, page in _pages(ours, role):
        pages += 1
        own = _stored()
        for text in _texts(page):
            if SWEDISH.search(text) and SWEDISH.search(_without(text, (*KEPT, *own))):
                left.setdefault(text, address)
    assert pages > 40
    assert left == {}


def test_swedish_is_spoken_unless_english_is_chosen(ours: Inhabited) -> None:
    client = ours.client(Role.READER)
    assert "Översikt" in client.get(f"/{ours.town.slug}/").content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(f"/{ours.town.slug}/").content.decode()
    assert '<html lang="en"' in page
    assert "Overview" in page
    assert "Översikt" not in page


def test_a_named_error_is_said_in_the_language_of_the_page(ours: Inhabited) -> None:
    client = ours.client(Role.READER)
    address = f"/{ours.town.slug}/organisation/ny-enhet/"
    assert NotPermitted().message in client.get(address).content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "You are not allowed to do this." in client.get(address).content.decode()


def _pages(here: Inhabited, role: Role) -> Iterator[tuple[str, str]]:
    """Every page of the town that is a whole page or a part of one, in English."""
    client = here.client(role)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    for values in (here.values, *here.others):
        for address in _addresses({**values, "name": "field", "user_id": 1}):
            answer = client.get(address)
            if answer.headers.get("Content-Type", "").startswith("text/html") and answer.content.strip():
                yield address, answer.content.decode()


def _addresses(values: dict[str, object]) -> Iterator[str]:
    for route in routes():
        if all(part in values for part in route.parts) and "(?P" not in route.pattern:
            address = route.filled(values)
            if "logga-ut" not in address and not any(part in address for part in OUTSIDE):
                yield address


def _texts(page: str) -> Iterator[str]:
    """What the page says, to the eye and to the ear."""
    for element in html.fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        said = (element.text, element.tail, *(element.get(name) for name in READ_ALOUD))
        yield from (" ".join(text.split()) for text in said if text and text.strip())


def _stored() -> tuple[str, ...]:
    """All that people have written, longest first: it is shown as it was written."""
    rows = (row for model in apps.get_models() for row in model._default_manager.values_list())
    texts = {" ".join(text.split()) for row in rows for value in row for text in _strings(value)}
    return tuple(sorted((text for text in texts if SWEDISH.search(text)), key=len, reverse=True))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def _without(text: str, parts: tuple[str, ...]) -> str:
    for part in parts:
        text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", "·", text, flags=re.IGNORECASE)
    return text


def _recorded(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """A set that grows with every message id that is looked up."""
    asked: set[str] = set()
    one, many = trans_real.gettext, trans_real.ngettext

    def gettext(message: str) -> str:
        asked.add(str(message))
        return one(message)

    def ngettext(singular: str, plural: str, number: int) -> str:
        asked.add(str(singular))
        return many(singular, plural, number)

    monkeypatch.setattr("django.utils.translation._trans.gettext", gettext)
    monkeypatch.setattr("django.utils.translation._trans.ngettext", ngettext)
    return asked


def _of_packages() -> set[str]:
    """What Django and the other packages look up in catalogues of their own, and nothing."""
    catalogues = trans_real.translation("sv")._catalog._catalogs  # type: ignore[attr-defined]
    return {key if isinstance(key, str) else key[0] for one in catalogues for key in one} | {""}


def _sources() -> Iterator[str]:
    """Every template but the one whose tags are there only where other sign-ins are set up."""
    texts = (file.read_text(encoding="utf-8") for file in messages.SOURCE.rglob("*.html"))
    return (text for text in texts if "get_providers" not in text)


def _looked_up(source: str) -> Iterator[str]:
    """The message ids that the template asks for when Django draws it."""
    template = Engine.get_default().from_string(source)
    for node in template.nodelist.get_nodes_by_type(Node):
        if isinstance(node, BlockTranslateNode):
            text, _names = node.render_token_list(node.singular)
            yield translation.trim_whitespace(text) if node.trimmed else text
        elif isinstance(node, TranslateNode) and isinstance(node.filter_expression.var.literal, str):
            yield node.filter_expression.var.literal.replace("%", "%%")
