"""A municipality's own Word template: what it may say, what it may not, and what comes out."""

import io
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from fridlyst.reports.own_template.errors import (
    BrokenTemplate,
    TemplateFault,
    TemplateTooSlow,
    UnknownField,
    UnsafeTemplate,
)
from fridlyst.reports.own_template.fields import Names
from fridlyst.reports.own_template.running import check_template, fill_template

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
ATTACHED = RELATIONS + "attachedTemplate"
SCHEMA: Names = {
    "arende": {
        "diarienummer": "ärendets nummer",
        "rubrik": "vad ärendet gäller",
        "steg": [{"datum": "när", "villkor": [{"text": "vad"}]}],
    },
    "brev": {"rubrik": "brevets rubrik", "skickas_till": ["ett namn"]},
}
VALUES = {
    "arende": {
        "diarienummer": "<b>&amp; 2025.202",
        "rubrik": "Ett stycke\aEtt till",
        "steg": [
            {"datum": "1 maj", "villkor": [{"text": "först"}, {"text": "sedan"}]},
            {"datum": "2 maj", "villkor": []},
        ],
    },
    "brev": {"rubrik": "Rubriken", "skickas_till": ["Socialnämnden"]},
}


def template(*lines: str, header: str = "") -> bytes:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    made.sections[0].header.paragraphs[0].text = header
    return saved(made)


def saved(made: Document) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def lines_of(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]


def test_fields_of_the_text_and_the_header_are_found_each_once() -> None:
    data = template(
        "{{ arende.diarienummer }} {{ arende.diarienummer }}",
        "{%p for s in arende.steg %}",
        "{{ s.datum }}{% for v in s.villkor %}{{ loop.index }} {{ v.text }}{% endfor %}",
        "{%p endfor %}",
        header="{{ brev.rubrik }}",
    )
    assert check_template(data, SCHEMA) == (
        "arende.diarienummer",
        "arende.steg",
        "arende.steg.datum",
        "arende.steg.villkor",
        "arende.steg.villkor.text",
        "brev.rubrik",
    )


def test_it_is_filled_with_words_that_mean_something_in_xml() -> None:
    data = template(
        "Dnr {{ arende.diarienummer }}",
        "{{ arende.rubrik }}",
        "{%p for s in arende.steg %}",
        "{{ s.datum }}: {% for v in s.villkor %}{{ v.text }}, {% endfor %}",
        "{%p endfor %}",
        header="{{ brev.rubrik }}",
    )
    letter = fill_template(data, SCHEMA, VALUES)
    assert lines_of(letter) == [
        "Dnr <b>&amp; 2025.202",
        "Ett stycke",
        "Ett till",
        "1 maj: först, sedan, ",
        "2 maj: ",
    ]
    opened = docx.Document(io.BytesIO(letter))
    assert opened.sections[0].header.paragraphs[0].text == "Rubriken"
    assert opened.core_properties.title == "Rubriken"


def test_a_field_that_word_has_cut_into_runs_is_one() -> None:
    made = docx.Document()
    line = made.add_paragraph()
    for piece in ("{", "{ aren", "de.diarie", "nummer }", "}"):
        line.add_run(piece)
    assert check_template(saved(made), SCHEMA) == ("arende.diarienummer",)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{{ ärende.dnr }}", "arende.diarienummer"),
        ("{{ arende.diarenummer }}", "arende.diarienummer"),
        ("{{ diarienummer }}", "arende.diarienummer"),
        ("{{ brev.titel }}", "brev.rubrik"),
        ("{% for s in arende.steg %}{{ s.datun }}{% endfor %}", "s.datum"),
        ("{{ zzzzzz }}", ""),
    ],
)
def test_a_field_that_does_not_exist_is_named_with_the_one_that_was_meant(written: str, meant: str) -> None:
    with pytest.raises(UnknownField) as told:
        check_template(template("Ingress", written), SCHEMA)
    assert "finns inte (i brödtexten, vid ”" in told.value.message
    assert (f"Menade du {{{{ {meant} }}}}?" in told.value.message) is bool(meant)


@pytest.mark.parametrize(
    "written",
    [
        "{% if arende.rubrik %}x",
        "{{ arende.rubrik",
        "{{ arende.rubrik }",
        "{{ arende.rubrik-- }}",
        "{% frobnicate %}",
        "{% for a in range(9999999) %}x{% endfor %}",
        "{% for a in arende.steg %}{% for b in arende.steg %}x{% endfor %}{% endfor %}",
        "{% for a, b in arende.steg %}x{% endfor %}",
        "{% for a in arende.rubrik %}x{% endfor %}",
        "{{ 'a' * 999999999 }}",
        "{{ arende.rubrik.upper() }}",
        "{{ arende.rubrik|upper }}",
        "{{ arende['rubrik'] }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% macro x() %}{% endmacro %}",
        "{{" + "(" * 4000 + "1" + ")" * 4000 + "}}",
        "{{ 1 if arende.rubrik else 2 }}",
        "{% if arende.rubrik > 1 %}x{% endif %}",
    ],
)
def test_anything_but_fields_for_and_if_is_refused_with_its_place(written: str) -> None:
    with pytest.raises(BrokenTemplate) as told:
        check_template(template("Ingress", written), SCHEMA)
    assert "i brödtexten" in told.value.message


@pytest.mark.parametrize("path", ["__class__", "__class__.__mro__", "format", "_x"])
def test_nothing_of_python_can_be_reached(path: str) -> None:
    with pytest.raises(TemplateFault):
        check_template(template(f"{{{{ arende.rubrik.{path} }}}}"), SCHEMA)


def test_a_list_is_not_a_text() -> None:
    with pytest.raises(UnknownField, match="flera uppgifter, inte en text"):
        check_template(template("{{ arende.steg }}"), SCHEMA)


def test_many_faults_are_told_first_ones_first() -> None:
    with pytest.raises(TemplateFault) as told:
        check_template(template(*(f"{{{{ q{n} }}}}" for n in range(9))), SCHEMA)
    assert told.value.message.count("finns inte") == 5
    assert told.value.message.endswith("Det finns 4 fel till.")


def test_a_template_without_fields_says_none() -> None:
    assert check_template(template("Bara text"), SCHEMA) == ()


@pytest.mark.parametrize("kind", ["oleObject", "frame", "image"])
def test_what_is_fetched_or_run_when_the_letter_is_opened_is_refused(kind: str) -> None:
    made = docx.Document()
    made.part.relate_to("https://elsewhere.example/x", RELATIONS + kind, is_external=True)
    with pytest.raises(UnsafeTemplate):
        check_template(saved(made), SCHEMA)


def test_word_fields_that_fetch_are_refused() -> None:
    made = docx.Document()
    run = made.add_paragraph().add_run()
    mark = run._r.makeelement(qn("w:instrText"), {})
    mark.text = ' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" '
    run._r.append(mark)
    with pytest.raises(UnsafeTemplate, match="DDEAUTO"):
        check_template(saved(made), SCHEMA)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def told(*instructions: str) -> str:
    """A paragraph for each piece of a field's instruction."""
    return "".join(f"<w:p><w:r><w:instrText>{one}</w:instrText></w:r></w:p>" for one in instructions)


def holding(xml: str, before: str = "") -> bytes:
    """A template with raw marks in its text, and with what stands before the first of them."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(template("{{ brev.rubrik }}"))) as package, ZipFile(out, "w") as made:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:sectPr", xml.encode() + b"<w:sectPr", 1)
                data = data.replace(b"<w:document", before.encode() + b"<w:document", 1)
            made.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "xml",
    [
        '<w:p><w:fldSimple w:instr="INCLUDETEXT &quot;http://elsewhere.example/&quot;"/></w:p>',
        told("INCLUDE", "TEXT x"),
        told("INCLUDE&#84;EXT x"),
        told("INCLUDE<!-- -->TEXT x"),
        f'<q:p xmlns:q="{WORD}"><q:r><q:instrText>INCLUDETEXT x</q:instrText></q:r></q:p>',
    ],
)
def test_a_word_field_that_fetches_is_seen_however_it_is_written(xml: str) -> None:
    with pytest.raises(UnsafeTemplate, match="INCLUDETEXT"):
        check_template(holding(xml), SCHEMA)


def test_what_people_write_never_becomes_what_a_word_field_does() -> None:
    for xml in (told("{{ brev.rubrik }}"), told("HYPERLINK {{ brev.rubrik }}")):
        with pytest.raises(BrokenTemplate, match="inte kan stå text"):
            check_template(holding(xml), SCHEMA)
    with pytest.raises(BrokenTemplate, match="inte kan stå text"):
        check_template(template("{{r brev.rubrik }}"), SCHEMA)


def test_a_template_that_names_entities_is_refused() -> None:
    with pytest.raises(BrokenTemplate, match="går inte att läsa"):
        check_template(holding("", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), SCHEMA)


def test_words_with_braces_are_only_words() -> None:
    values = VALUES | {"brev": {"rubrik": "{{ 7*7 }}{% for", "skickas_till": []}}
    letter = fill_template(template("{{ brev.rubrik }} {{ brev.rubrik }}"), SCHEMA, values)
    assert lines_of(letter) == ["{{ 7*7 }}{% for {{ 7*7 }}{% for"]


def test_the_file_that_the_template_was_made_from_is_let_go_of() -> None:
    made = docx.Document(io.BytesIO(template("{{ brev.rubrik }}")))
    settings = made.part._settings_part
    key = settings.relate_to("file:///C:/min/mall.dotx", ATTACHED, is_external=True)
    mark = settings.element.makeelement(qn("w:attachedTemplate"), {qn("r:id"): key})
    settings.element.append(mark)
    letter = fill_template(saved(made), SCHEMA, VALUES)
    assert lines_of(letter) == ["Rubriken"]
    with ZipFile(io.BytesIO(letter)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"mall.dotx" not in everything
    assert b"attachedTemplate" not in everything


@pytest.mark.parametrize("data", [b"PK\x03\x04 not a package", b"", b"plain text"])
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenTemplate, match="går inte att läsa"):
        check_template(data, SCHEMA)


def test_one_that_takes_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fridlyst.reports.own_template.running._LIMITS", {"cpu": 1, "memory": 1_000_000_000})
    with pytest.raises(TemplateTooSlow):
        check_template(template("{{" * 200_000), SCHEMA)
