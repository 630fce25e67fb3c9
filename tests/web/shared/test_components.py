"""Components show what they are given, escaped exactly once."""

import pytest
from django import forms
from django.template import engines
from django_cotton.compiler_regex import CottonCompiler  # type: ignore[import-untyped]

from fridlyst.web.shared.diff import word_diff
from fridlyst.web.shared.status import HeatCell, HeatRow, status_parts

HOSTILE = '<script>x</script> & "citat" \'s {{ secret }} {% now "Y" %}'
ONCE = "&lt;script&gt;x&lt;/script&gt; &amp; &quot;citat&quot; &#x27;s {{ secret }} {% now &quot;Y&quot; %}"

WRITTEN = [
    "<c-notice>{{ text }}</c-notice>",
    '<c-notice title="{{ text }}">x</c-notice>',
    '<c-notice :title="text">x</c-notice>',
    '<c-button title="{{ text }}">x</c-button>',
    '<c-button name="a" :value="text">x</c-button>',
    '<c-link href="/x/">{{ text }}</c-link>',
    '<c-status code="done" label="{{ text }}" />',
    '<c-empty title="{{ text }}">x</c-empty>',
    '<c-table caption="{{ text }}">x</c-table>',
    '<c-progress label="{{ text }}" />',
    '<c-moment when="{{ text }}" what="x" />',
    '<c-confirm id="a" title="{{ text }}" yes="Ja" button="Nej" action="/x/">x</c-confirm>',
    '<c-field :field="form.a" />',
    '<c-field :field="form.a" label="{{ text }}" />',
    '<c-field :field="form.b" />',
    '<c-field :field="form.b" help="{{ text }}" />',
    '<c-choice-cards :field="form.b" label="{{ text }}" />',
    '<c-drop :field="form.c" />',
    '<c-error-summary :form="form" />',
    '<c-diff :pieces="pieces" />',
    '<c-heat-map caption="x" :columns="columns" :rows="rows" />',
    '<c-key-figures :figures="figures" />',
    '<c-facts :facts="figures" />',
    '<c-tabs label="x" :ways="figures" here="x" />',
    '<c-crumbs :ways="figures" here="{{ text }}" />',
    '<c-stepper label="x" :steps="figures" now="x" />',
    '<c-print-head left="{{ text }}" />',
    '<c-figure caption="{{ text }}">x</c-figure>',
    '<c-time-line label="{{ text }}">x</c-time-line>',
    "<c-pill>{{ text }}</c-pill>",
    "<c-tag>{{ text }}</c-tag>",
]


class HostileForm(forms.Form):
    a = forms.CharField(label=HOSTILE, help_text=HOSTILE)
    b = forms.ChoiceField(
        label=HOSTILE, choices=[("x", HOSTILE)], widget=forms.RadioSelect, help_text=HOSTILE
    )
    c = forms.FileField(label=HOSTILE, help_text=HOSTILE)

    def clean(self) -> None:
        raise forms.ValidationError(HOSTILE)


def draw(written: str, context: dict[str, object]) -> str:
    # A template made of a string does not pass the loader that understands <c-…>.
    page: str = engines["django"].from_string(CottonCompiler().process(written)).render(context)
    assert "<c-" not in page
    return page


def drawn(written: str) -> str:
    figure = {"label": HOSTILE, "value": HOSTILE, "of": HOSTILE, "href": "/x/", "key": "k", "count": None}
    context: dict[str, object] = {
        "text": HOSTILE,
        "secret": "LEAKED",
        "form": HostileForm({"a": HOSTILE}),
        "pieces": word_diff("gammalt", HOSTILE),
        "columns": [HOSTILE],
        "rows": (HeatRow(HOSTILE, (HeatCell("done", HOSTILE, "", HOSTILE),), "", (HOSTILE,)),),
        "figures": [figure],
    }
    return draw(written, context)


@pytest.mark.parametrize("written", WRITTEN)
def test_what_people_typed_is_text_and_nothing_else(written: str) -> None:
    page = drawn(written)
    assert "<script>" not in page
    assert "LEAKED" not in page
    assert "&amp;lt;" not in page
    assert "&amp;amp;" not in page
    if "pieces" not in written:
        assert ONCE in page


def test_a_field_ties_its_label_help_and_error_together() -> None:
    page = drawn('<c-field :field="form.a" />')
    assert 'for="id_a"' in page
    assert 'aria-describedby="id_a_helptext"' in page


def test_a_field_in_error_says_so_to_everyone() -> None:
    class Asked(forms.Form):
        a = forms.CharField(label="Rubrik")

    page = draw('<c-field :field="form.a" />', {"form": Asked({"a": ""})})
    assert 'aria-invalid="true"' in page
    assert 'id="id_a_error"' in page
    assert "id_a_error" in page.split("aria-describedby=")[1][:40]


def test_not_answered_is_never_drawn_as_done() -> None:
    written = '<c-status-bar :parts="parts" label="x" />'
    page = draw(written, {"parts": status_parts({"unknown": 3})})
    assert 'data-status="done"' not in page
    assert "3 ej besvarade" in page
    assert draw('<c-status code="" />', {}).count("Ej besvarad") == 1
