"""A programme file that cannot be used is refused in one sentence that says where."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from fridlyst.exchange.errors import BadProgrammeFile
from fridlyst.exchange.programme_file import dump, load, looks_like_one
from tests.exchange.small import small

File = dict[str, Any]


def refused(data: bytes | str) -> str:
    with pytest.raises(BadProgrammeFile) as caught:
        load(data, name="fil.json")
    assert caught.value.code == "bad-programme-file"
    assert caught.value.message.startswith("fil.json")
    return caught.value.message


def changed(change: Callable[[File], object]) -> str:
    file = small()
    change(file)
    return refused(json.dumps(file))


def test_the_small_file_is_good_in_both_ways_of_writing() -> None:
    file = small()
    assert load(json.dumps(file), name="a") == file
    assert load(dump(file, as_yaml=True), name="a") == file
    assert load(dump(file).encode("utf-16"), name="a") == file
    assert load(b"\xef\xbb\xbf" + dump(file).encode(), name="a") == file


def activity(file: File) -> File:
    found: File = file["goals"][0]["activities"][0]
    return found


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        (lambda f: f["goals"][1].pop("title"), "goals[1]: ", "”title” saknas"),
        (lambda f: activity(f).update(titel="x"), "goals[0].activities[0]: ", "”titel” hör inte till"),
        (lambda f: activity(f).update(title=""), "goals[0].activities[0].title: ", "tomt"),
        (lambda f: activity(f).update(title=" "), "goals[0].activities[0].title: ", "tomt"),
        (lambda f: activity(f).update(title=7), "goals[0].activities[0].title: ", "ska vara text"),
        (lambda f: f["programme"].update(title="x" * 2001), "programme.title: ", "2000 tecken"),
        (lambda f: f["programme"].update(kind="lag"), "programme.kind: ", "ska vara ett av programme"),
        (lambda f: f["programme"].update(valid_from="2024"), "programme.valid_from: ", "inget datum"),
        (lambda f: f["programme"].update(valid_from="2024-02-30"), "programme.valid_from: ", "finns inte"),
        (lambda f: f["programme"].update(valid_to="2023-01-01"), "programme.valid_to: ", "före första dagen"),
        (lambda f: f["municipality"].update(code=180), "municipality.code: ", "citattecken"),
        (lambda f: f["municipality"].update(code="18"), "municipality.code: ", "fyra siffror"),
        (
            lambda f: activity(f)["responsible"].append("xx"),
            "goals[0].activities[0].responsible[2]: ",
            "”xx”",
        ),
        (lambda f: activity(f)["responsible"].append({"body": 3}), "responsible[2].body: ", "text"),
        (lambda f: activity(f).update(also_serves=["m9"]), "activities[0].also_serves[0]: ", "”m9”"),
        (lambda f: f["goals"][1].update(key="m1"), "goals[1].key: ", "står redan på goals[0]"),
        (lambda f: f["bodies"][1].update(key="sn"), "bodies[1].key: ", "står redan på bodies[0]"),
        (lambda f: f["bodies"][2].update(members=["x"]), "bodies[2].members[0]: ", "”x”"),
        (lambda f: f["bodies"][2].update(members=["alla"]), "bodies[2].members[0]: ", "ingå i sig"),
        (lambda f: f["bodies"][0].update(parent="sn"), "bodies[0].parent: ", "under sig"),
        (lambda f: f["bodies"][0].update(name="x" * 301), "bodies[0].name: ", "högst 300"),
        (
            lambda f: f["goals"][0]["aligned"][0].update(goal="9"),
            "goals[0].aligned[0].document: ",
            "styrdokument",
        ),
        (lambda f: f["alignments"][0].update(goal="9"), "alignments[0].goal: ", "inget mål ”9”"),
        (lambda f: f["alignments"][0].update(why=" "), "alignments[0].why: ", "varför"),
        (lambda f: f["alignments"].append(f["alignments"][0]), "alignments[1]: ", "står redan i listan"),
        (
            lambda f: activity(f)["schedule"].update(rrule="FREQ=SECONDLY"),
            "goals[0].activities[0].schedule.rrule: ",
            "går inte att använda",
        ),
        (
            lambda f: activity(f).update(schedule=[{"kind": "none"}, {"kind": "när"}]),
            "activities[0].schedule[1].kind: ",
            "ska vara ett av once",
        ),
        (
            lambda f: activity(f).update(source={"page": 10**29}),
            "goals[0].activities[0].source.page: ",
            "högst 100000",
        ),
        (lambda f: activity(f).update(target_groups=["alla"]), "activities[0].target_groups[0]: ", "”alla”"),
        (
            lambda f: activity(f).update(origin="body", responsible=[]),
            "activities[0].responsible: ",
            "ansvarig",
        ),
        (
            lambda f: f["goals"][0]["indicators"][0].update(target_value=1e12),
            "goals[0].indicators[0].target_value: ",
            "för stort",
        ),
        (
            lambda f: f.update(support_services=[{"name": "Jour", "minimum_age": 9, "maximum_age": 5}]),
            "support_services[0].maximum_age: ",
            "lägre",
        ),
        (
            lambda f: f.update(support_services=[{"name": "Jour"}, {"name": "jour "}]),
            "support_services[1].name: ",
            "står redan",
        ),
    ],
)
def test_a_broken_file_says_where(change: Callable[[File], object], where: str, words: str) -> None:
    message = changed(change)
    assert where in message
    assert words in message


def test_every_fault_is_counted_and_listed() -> None:
    file = small()
    file["goals"][0].pop("title")
    file["goals"][1].pop("title")
    with pytest.raises(BadProgrammeFile) as caught:
        load(json.dumps(file), name="f")
    assert "2 fel" in caught.value.message
    assert caught.value.details["errors"] == ["goals[0]: ”title” saknas.", "goals[1]: ”title” saknas."]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ingen programfil"),
        (b"%PDF-1.7\n\xff\xfe\x00", "inte text i UTF-8"),
        (b"PK\x03\x04\x00\x00", "tecken som inte"),
        (b"[1, 2]", "ingen programfil"),
        (b'{"format": "annat/1"}', "ingen programfil"),
        (b'{"format": ', "rad 1"),
        (b"a: b: c", "rad 1"),
        (b"format: !!python/object/apply:os.system [id]", "YAML"),
        (b"a: &x [1]\nb: *x\n", "& eller *"),
        (b"a: 1\na: 2\n", "två gånger"),
        (b'{"a": 1, "a": 2}', "två gånger"),
        (b'{"a": NaN}', "inte är ett tal"),
        (b"a: .inf", "inte är ett tal"),
        (b'{"a": "\\u0000"}', "tecken som inte"),
        (b'{"a": "\\ud800"}', "tecken som inte"),
        (b"[" * 5000, "nivåer"),
        (b"a: " + b"[" * 5000, "nivåer"),
        (b'{"a":' * 100 + b"1" + b"}" * 100, "nivåer"),
        (b"a: " + b"9" * 5000, "tal"),
        (b"? [a]\n: 1\n", "nyckel"),
        (b"x" * (11 * 1024 * 1024), "större än"),
        (b"[" + b"1," * 500_000 + b"1]", "för många"),
    ],
)
def test_what_is_no_programme_file_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    assert words in refused(data)


def test_a_reference_bomb_is_refused_before_it_unfolds() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert "& eller *" in refused(bomb)


def test_a_date_in_yaml_needs_no_quotation_marks() -> None:
    text = dump(small(), as_yaml=True).replace("'2024-01-01'", "2024-01-01")
    assert "valid_from: 2024-01-01" in text
    assert load(text, name="f")["programme"]["valid_from"] == "2024-01-01"


def test_a_dumped_file_is_the_same_however_it_was_ordered() -> None:
    file = small()
    turned = dict(reversed(list(file.items())))
    assert dump(turned) == dump(file)
    assert next(iter(json.loads(dump(file)))) == "format"


def test_a_document_is_told_from_a_programme_file() -> None:
    assert looks_like_one(dump(small()).encode())
    assert looks_like_one(b"# om programmet\nformat: fridlyst-programme/1\n")
    assert not looks_like_one(b"%PDF-1.7 text")
    assert not looks_like_one("Handlingsplan mot våld".encode())
