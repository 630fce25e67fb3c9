"""Help and usage errors in Swedish: the parser that we stand on speaks English."""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

HELP_BEGINS = "Användning: "
_HEADINGS = (
    ("Usage: ", HELP_BEGINS),
    ("Arguments:", "Argument:"),
    ("Options:", "Val:"),
    ("Commands:", "Kommandon:"),
    ("Show this message and exit.", "Visa den här hjälpen."),
    ("[OPTIONS] COMMAND [ARGS]...", "KOMMANDO [VAL]"),
    ("COMMAND [ARGS]...", "KOMMANDO [VAL]"),
    ("[OPTIONS]", "[VAL]"),
)
_EXTRAS = (
    (re.compile(r"\[default: ([^\]]*); required\]"), r"[förval: \1, krävs]"),
    (re.compile(r"\[default: ([^\]]*)\]"), r"[förval: \1]"),
    (re.compile(r"\[required\]"), "[krävs]"),
    (re.compile(r" ?<(?:str|path|file|list\[str\])>"), ""),
    (re.compile(r"<int(?: range)?>"), "<tal>"),
    (re.compile(r"; required\]"), ", krävs]"),
)
_SENTENCES = (
    (
        re.compile(r"No such command ['\"]?(?P<it>.+?)['\"]?\.(?P<rest>.*)", re.S),
        "Kommandot {it} finns inte.",
    ),
    (re.compile(r"No such option:? ['\"]?(?P<it>[^\s'\"]+)"), "Valet {it} finns inte."),
    (re.compile(r"Missing argument ['\"](?P<it>.+?)['\"]", re.S), "Skriv {it}."),
    (re.compile(r"Missing option ['\"](?P<it>.+?)['\"]", re.S), "Valet {it} saknas."),
    (re.compile(r"Missing command"), "Skriv vilket kommando du vill köra."),
    (
        re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((?P<it>.*)\)"),
        "Det finns något för mycket: {it}.",
    ),
    (re.compile(r"Option '?(?P<it>\S+?)'? requires an argument"), "Valet {it} behöver ett värde."),
    (re.compile(r"Invalid value for ['\"](?P<it>.+?)['\"]:", re.S), "Värdet för {it} går inte att använda."),
)


def help_in_swedish(text: str) -> str:
    """The parser's help with its own words put into Swedish; ours stand."""
    for english, swedish in _HEADINGS:
        text = text.replace(english, swedish)
    for pattern, swedish in _EXTRAS:
        text = pattern.sub(swedish, text)
    return text


def usage_sentence(message: str) -> str:
    """What was wrong with the command, in one sentence."""
    for pattern, sentence in _SENTENCES:
        found = pattern.match(message)
        if found:
            return sentence.format(**found.groupdict())
    return "Kommandot går inte att tolka."


class Command(TyperCommand):
    """A command whose help is in Swedish."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the parser's own context class is private
        return help_in_swedish(super().get_help(ctx))


class Group(TyperGroup):
    """A group of commands whose help is in Swedish."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        return help_in_swedish(super().get_help(ctx))
