"""The English of the interface: whole, looked up as it is written; test_reading sees it on every page."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.template import Engine, Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils import translation
from tools import messages

from fridlyst.base.errors import NotPermitted
from fridlyst.organisation.terms import Role
from tests.web.walking.english import catalogue, is_swedish, known
from tests.web.walking.inhabited import Inhabited

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}")


def test_every_placeholder_is_kept() -> None:
    for entry in catalogue():
        pairs = [(entry.msgid, entry.msgstr)]
        if entry.msgid_plural:
            pairs = [(entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1])]
        for said, meant in pairs:
            assert sorted(PLACEHOLDER.findall(said)) == sorted(PLACEHOLDER.findall(meant)), said


def test_no_english_sentence_is_left_in_swedish() -> None:
    found = [text for entry in catalogue() for text in (entry.msgstr, *entry.msgstr_plural.values())]
    assert [text for text in found if is_swedish(text)] == []


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
