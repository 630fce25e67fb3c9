"""A sentence that is read piece by piece: what has been understood is taken out of it."""

import re

from fridlyst.decisions.wording.quotes import restored, without_quotes

GAP = " ¦ "
_FILL = """
    a att av avsnittet beslut bifalla bifalls bör cellen dagens de del den denna denne det detta
    dock dokumentet där en enligt ett flyttas följande föreslås för föreslagna förslag förslaget
    gällande görs helhet handlingsplanen handlingsprogrammet i in kapitlet kolumnen kommer
    kommunfullmäktige kompletteras kvar lista listan lydelse lydelsen läggs lägger lägga med mening
    meningen nedan nedanstående ny nya nytt nuvarande och om ord orden ordet planen programmet
    programmets programtexten punkt punkten punktlistan rad raden rubrik rubriken rutan samt sin ska
    skall skrivning skrivningen så som styckena stycke stycket står strategin strategins tabell
    tabellen text texten till tillägg tillägget tillkommer ut ur vara vi yrka yrkande yrkandet yrkar
    ändras ändring ändringen är även omedelbart direkt strax sist först
"""
_FILLERS = frozenset(_FILL.split())
_WORD = re.compile(r"\w+")


class Sentence:
    """What is left to understand in `text`, its quotes kept apart."""

    def __init__(self, words: str) -> None:
        plain = without_quotes(words)
        self.text = plain.text
        self.quotes = plain.quotes

    def take(self, pattern: re.Pattern[str], *, keep: str = "") -> re.Match[str] | None:
        """The first match, taken out of what is left; what the group `keep` holds stays."""
        found = pattern.search(self.text)
        if found:
            kept = found[keep] or "" if keep else ""
            self.text = f"{self.text[: found.start()]}{GAP}{kept}{GAP}{self.text[found.end() :]}"
        return found

    def said(self, part: str) -> str:
        """The words of a part, with their quotes."""
        return restored(part, self.quotes)

    @property
    def left_over(self) -> str:
        """The words that nobody has understood, in order; empty when they say nothing."""
        told = []
        for part in self.text.split(GAP.strip()):
            words = restored(part, self.quotes).strip(" ,.;:–-")
            if any(word.casefold() not in _FILLERS for word in _WORD.findall(words)):
                told.append(words)
        return " … ".join(told)
