"""Light Swedish: words that carry nothing by themselves, endings taken off, words that say the same."""

import re
from functools import lru_cache

_STOP = """
    alltså att av bland bl ca da de dem den denna denne deras dess dessa det detta detsamma densamma
    dels då där därefter därför därmed därtill dit dock dvs där efter eftersom ej eller emellan en
    enligt ett ex exempelvis fram från för före genom gentemot här härmed hos hur i ifrån in inför
    inklusive inne innan inom ju just kl med medan mellan mm men mot när nedan och också om osv ovan
    oavsett på per respektive så såväl såsom sådan sådana sådant samt sedan sig sin sina sitt som
    ska skall skulle t till tillsammans trots under upp ur ut utan utifrån utöver vad var vara varit
    varken vars vem vid vilka vilken vilket via vår vårt våra är åt över än även
"""
STOP = frozenset(_STOP.split())
_LIGHT = """
    all alla allt andra arbeta arbetar arbetas bedriva bedrivs behöver berörd berörda bli blir bör
    därutöver egen egna eget erbjud erbjuda erbjuds erbjuder erhålla erhåller finnas finns få får
    förekommer ge ger ges genomföra genomförs genomför gör göra görs gälla gäller ha har hade ingå
    ingår innefatta kan komma kommer kunna låta många måste möjlighet någon något några olika
    omfattar omfattas redan samtliga ske sker särskild särskilda särskilt ta tas tar fortlöpande
    löpande tillhandahålla upprätta upprättas varje vissa visst övriga övrig övrigt
"""
LIGHT = frozenset(_LIGHT.split())
NEGATIONS = frozenset({"inte", "ej", "aldrig", "ingen", "inga", "inget", "icke", "varken"})
_SAME = (
    "samverkan samverka samverkar samverkas samarbete samarbeta samarbetar",
    "medarbetare personal personalen anställd anställda",
    "uppföljning följas följs följa uppföljas utvärdering",
    "årlig årligen år",
    "part organisation förbund",
    "chef ledare",
    "syfte avsikt",
    "kostnad utgift",
    "information upplysning",
    "kompetensutveckling fortbildning",
    "förebygga prevention preventiv förebyggande",
)
_VOWELS = "aeiouyåäö"
_ENDINGS = re.compile(
    r"(?:heternas|heterna|hetens|heten|heter|ors|ers|ars|andena|anden|andet|andes|arnas|ernas|ornas|arens|arna|erna|orna"
    r"|ande|arne|aren|ades|aste|erns|ade|are|ast|ens|ern|ets|het|ad|ar|as|at|(?<!pl)(?<!g)(?<!m)an|en|er|es|et|or|a|e"
    r"|(?<=[bcdfghjklmnoprtvy])s)$"
)
_MAKING = re.compile(r"(?<=\w{5})(?:ningar|ning|ing|else|ande)$")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without its endings, in small letters: "fackliga" as "facklig", "parterna" as "parter".

    After Porter's Swedish stemmer (snowballstem.org), in a lighter form of our own.
    """
    word = word.casefold()
    start = _region(word)
    if start >= len(word):
        return word
    found = _ENDINGS.search(word, start)
    kept = word[: found.start()] if found else word
    if kept[start:].endswith(("dd", "gd", "nn", "dt", "gt", "kt", "tt")):
        kept = kept[:-1]
    for ending in ("lig", "els", "ig"):
        if kept[start:].endswith(ending):
            kept = kept[: -len(ending)]
            break
    return _MAKING.sub("", kept)


@lru_cache(maxsize=20_000)
def meaning(word: str) -> str:
    """The word's stem, or one stem for all words that say the same."""
    found = stem(word)
    return _MEANT.get(found, found)


def _region(word: str) -> int:
    """Where endings may begin: after the first consonant that follows a vowel, and three letters at least."""
    for at in range(1, len(word)):
        if word[at] not in _VOWELS and word[at - 1] in _VOWELS:
            return max(at + 1, 3)
    return len(word)


_MEANT = {stem(word): stem(group.split()[0]) for group in _SAME for word in group.split()}
