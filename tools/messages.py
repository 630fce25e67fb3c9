"""Keeps the translations: finds every Swedish sentence in the code, merges, compiles.

python -m tools.messages   merges what is new into locale/*/LC_MESSAGES/django.po and compiles .mo
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "fridlyst"
LANGUAGES = ("en",)
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
    ids = {one for path in SOURCE.rglob("*.py") for one in _in_python(path.read_text(encoding="utf-8"))}
    ids |= {one for path in SOURCE.rglob("*.html") for one in in_template(path.read_text(encoding="utf-8"))}
    plain = [path for name in PLAIN for path in (SOURCE / name).rglob("*.py")]
    return ids | {one for path in plain for one in _sentences(path)}


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
    file = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    before = {entry.msgid: entry for entry in polib.pofile(str(file))} if file.exists() else {}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    many = plurals()
    for msgid in sorted(found()):
        old = before.get(msgid)
        entry = polib.POEntry(msgid=msgid, msgstr=old.msgstr if old else "")
        if "%(" in msgid:
            entry.flags.append("python-format")
        if msgid in many:
            entry.msgid_plural = many[msgid]
            entry.msgstr, entry.msgstr_plural = "", (old.msgstr_plural if old else {}) or {0: "", 1: ""}
        catalogue.append(entry)
    file.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(file))
    catalogue.save_as_mofile(str(file.with_suffix(".mo")))
    return catalogue


def main() -> None:
    """Merge and compile every language, and say what is left to translate."""
    for language in LANGUAGES:
        catalogue = merge(language)
        print(f"{language}: {len(catalogue)} meningar, {len(catalogue.untranslated_entries())} att översätta")
    polib.pofile(str(PLAINER)).save_as_mofile(str(PLAINER.with_suffix(".mo")))


if __name__ == "__main__":
    main()
