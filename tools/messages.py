"""Keeps the translations: finds every Swedish sentence in the code, merges, compiles.

python -m tools.messages   merges what is new into locale/*/LC_MESSAGES/django.po and compiles .mo

English holds the whole interface; the other languages hold what the public directory says, and no more.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "fridlyst"
LANGUAGES = ("en",)
# Languages of the public directory: what folder each stands in, and how it counts.
TWO = "nplurals=2; plural=(n != 1);"
PUBLIC_LANGUAGES = {
    "sv_Simple": TWO,
    "fi": TWO,
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 :"
    " n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "so": TWO,
    "ti": "nplurals=2; plural=(n > 1);",
    "prs": "nplurals=2; plural=(n > 1);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 :"
    " n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
}
COUNT = re.compile(r"nplurals=(\d)")
# Where the words of the public directory stand; a page for staff is in Swedish alone.
PUBLIC = (
    "web/quiet",
    "web/directory",
    "support/finding",
    "support/terms.py",
    "support/languages.py",
    "support/calendar_words.py",
    "reports/printed/words.py",
)
FOR_STAFF = re.compile(r"""\A/staff|{% extends "directory/staff""")
FOR_EDITORS = {"ServiceState", "Missing", "PlaceKind"}
# What Django says in Swedish, said in plain words instead; mended by hand.
PLAINER = ROOT / "locale" / "sv" / "LC_MESSAGES" / "django.po"
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "Sentence", "check_version"}
# What these say in plain sentences the surfaces translate: named errors, doubts, why a job failed.
PLAIN = (
    *(
        "accounts",
        "base",
        "comparison",
        "decisions",
        "files",
        "followup",
        "indicators",
        "intake",
        "organisation",
    ),
    *("programmes", "reports", "review", "support", "texts", "competence", "counts", "figures", "insight"),
)
SENTENCE = re.compile(r"[A-ZÅÄÖ].*\s.*\.", re.S)
TRANSLATE = re.compile(r"""{%\s*(?:translate|trans)\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
TRANSLATED_FILTER = re.compile(r"""_\((?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\)""")
BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b([^%]*)%}(.*?){%\s*endblocktrans(?:late)?\s*%}", re.S)
PLURAL = re.compile(r"{%\s*plural\s*%}")
VARIABLE = re.compile(r"{{\s*([\w.]+)\s*}}")


def found() -> set[str]:
    """Every message id in Python and templates."""
    ids = {one for path in SOURCE.rglob("*.*") for one in _in_file(path)}
    plain = [path for name in PLAIN for path in (SOURCE / name).rglob("*.py")]
    return ids | {one for path in plain for one in _sentences(path)}


def public() -> set[str]:
    """Every message id that a visitor of the directory can meet, on a page or on paper."""
    return {one for path in _public_files() for one in _in_public_file(path)}


def _in_public_file(path: Path) -> Iterator[str]:
    """Its message ids but those that only who edits the directory meets."""
    if path.suffix != ".py":
        return _in_file(path)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [node for node in tree.body if getattr(node, "name", "") not in FOR_EDITORS]
    return _in_python(ast.unparse(tree))


def _public_files() -> Iterator[Path]:
    for name in PUBLIC:
        place = SOURCE / name
        files = [place] if place.is_file() else sorted(place.rglob("*.*"))
        yield from (path for path in files if not _for_staff(path))


def _for_staff(path: Path) -> bool:
    if path.suffix not in (".py", ".html"):
        return True
    return bool(FOR_STAFF.search(f"/{path.name}\n{path.read_text(encoding='utf-8')}"))


def _in_file(path: Path) -> Iterator[str]:
    if path.suffix == ".py":
        yield from _in_python(path.read_text(encoding="utf-8"))
    elif path.suffix == ".html":
        yield from in_template(path.read_text(encoding="utf-8"))


def plurals() -> dict[str, str]:
    """Message id → its plural, where it has one."""
    pairs: dict[str, str] = {}
    for path in SOURCE.rglob("*.py"):
        for call in _calls(path.read_text(encoding="utf-8")):
            if _name(call).startswith("ngettext"):
                one, many = _texts(call)[:2]
                pairs[one] = many
    for path in SOURCE.rglob("*.html"):
        for options, body in BLOCK.findall(path.read_text(encoding="utf-8")):
            first, *rest = PLURAL.split(body)
            if rest:
                pairs[_block(options, first)] = _block(options, rest[0])
    return pairs


def _in_python(source: str) -> Iterator[str]:
    for call in _calls(source):
        texts = _texts(call)
        if texts:
            yield texts[0]


def _sentences(path: Path) -> Iterator[str]:
    """Whole sentences that stand as plain text in the code; docstrings and what holds values are not."""
    if "migrations" in path.parts:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    passed |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield from [node.value] if SENTENCE.fullmatch(node.value) else []


def _calls(source: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node) in CALLS:
            yield node


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _texts(call: ast.Call) -> list[str]:
    return [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]


def in_template(source: str) -> Iterator[str]:
    """Every message id of a template, as Django looks it up."""
    for pattern in (TRANSLATE, TRANSLATED_FILTER):
        for double, single in pattern.findall(source):
            yield (double or single).replace('\\"', '"').replace("\\'", "'").replace("%", "%%")
    for options, body in BLOCK.findall(source):
        yield _block(options, PLURAL.split(body)[0])


def _block(options: str, body: str) -> str:
    """The id that Django gives a translated block: variables as %(name)s, white space trimmed if asked."""
    text = VARIABLE.sub(r"%(\1)s", body.replace("%", "%%"))
    if "trimmed" in options.split():
        text = " ".join(line.strip() for line in text.splitlines() if line.strip())
    return text


def merge(language: str) -> polib.POFile:
    """The catalogue with what is new added and what is gone left out."""
    file = catalogue_file(language)
    before = {entry.msgid: entry for entry in polib.pofile(str(file))} if file.exists() else {}
    counts = PUBLIC_LANGUAGES.get(language, TWO)
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": counts,
    }
    many = plurals()
    for msgid in sorted(public() if language in PUBLIC_LANGUAGES else found()):
        catalogue.append(_entry(msgid, before.get(msgid), many.get(msgid), forms(counts)))
    file.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(file))
    catalogue.save_as_mofile(str(file.with_suffix(".mo")))
    return catalogue


def catalogue_file(language: str) -> Path:
    """Where the language's words are mended by hand."""
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def forms(counts: str) -> int:
    """How many forms of a word a language has, by the line that says how it counts."""
    said = COUNT.search(counts)
    assert said is not None
    return int(said[1])


def _entry(msgid: str, old: polib.POEntry | None, many: str | None, forms: int) -> polib.POEntry:
    entry = polib.POEntry(msgid=msgid, msgstr=old.msgstr if old else "")
    if "%(" in msgid:
        entry.flags.append("python-format")
    if many is not None:
        kept = old.msgstr_plural if old else {}
        entry.msgid_plural, entry.msgstr = many, ""
        entry.msgstr_plural = {number: kept.get(number, "") for number in range(forms)}
    return entry


def main() -> None:
    """Merge and compile every language, and say what is left to translate."""
    for language in (*LANGUAGES, *PUBLIC_LANGUAGES):
        catalogue = merge(language)
        print(f"{language}: {len(catalogue)} meningar, {len(catalogue.untranslated_entries())} att översätta")
    polib.pofile(str(PLAINER)).save_as_mofile(str(PLAINER.with_suffix(".mo")))


if __name__ == "__main__":
    main()
