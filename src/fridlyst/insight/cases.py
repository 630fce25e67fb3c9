"""Whether a text tells of somebody's own situation: rough, kind, and never kept."""

import re
import unicodedata

_NEAR = (
    "man|make|maken|maka|fru|sambo|särbo|ex|exman|exmake|exfru|exsambo|pojkvän|flickvän|partner|pappa|mamma|"
    "far|mor|styvpappa|styvmamma|bonuspappa|bror|syster|son|dotter|barn|barnen|bonusbarn|granne|kompis|vän|"
    "väninna|kollega|klient|elev|patient|husband|wife|boyfriend|girlfriend|father|mother|daughter|brother"
)
_DOES = (
    "slår|slog|slagit|sparkar|sparkade|hotar|hotade|hotat|misshandla|våldta|våldtog|tvinga|kontrollera[rd]|"
    "förföljer|stalkar|strypt|stryper|utnyttja|kränk|rädd|sjukhus|polisanmäl|anmält|anmälan|skyddat boende|"
    "gift bort|giftas bort|hit me|hits|beats|threat|raped|afraid"
)
_WHOSE = r"(?:min|mitt|mina|hans|hennes|vår|våra|deras|my|her|his)"
_PATTERNS = (
    # "min man slår", in one sentence, either way round.
    rf"\b{_WHOSE} (?:\w+ )?(?:{_NEAR})\b[^.!?]{{0,120}}(?:{_DOES})",
    rf"(?:{_DOES})[^.!?]{{0,60}}\b{_WHOSE} (?:\w+ )?(?:{_NEAR})\b",
    r"\b(?:han|hon) (?:\w+ )?(?:slår|slog|sparkade|hotade|våldtog|tvingade|ströp) "
    r"(?:mig|henne|honom|min|mitt)\b",
    r"\bjag (?:blir|blev|har blivit|är) (?:\w+ )?(?:slagen|misshandlad|våldtagen|hotad|utsatt för)\b",
    r"\bjag är rädd för (?:min|mitt|att han|att hon|honom|henne)\b",
    r"\b(?:mitt|hennes|hans) (?:ärende|fall) (?:hos|på|i) (?:soc|socialtjänsten|socialnämnden|polisen)\b",
    r"\b(?:he|she) (?:hits|beats|hit|beat|threatened|raped) (?:me|her|him)\b",
)
_CASE = tuple(re.compile(pattern) for pattern in _PATTERNS)


def looks_like_a_case(text: str) -> bool:
    """Whether the text reads as what has happened to somebody; it misses some, and takes some too many."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return any(pattern.search(plain) for pattern in _CASE)
