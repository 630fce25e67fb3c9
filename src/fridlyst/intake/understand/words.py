"""What every reader of Swedish printed text needs: folding, joining lines, sentences, footnote marks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fridlyst.intake.blocks import BlockKind, Document, Line

_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"[^\W\d_]+")
_GLUED = re.compile(r"(?<=[^\W\d_]{3})(\d{1,3})(?![\w-])|(?<=[a-zåäö][.,”\"])(\d{1,3})(?![\w.,:/-])")
_NOTE_START = re.compile(
    r"(?<![Mm]ål )(?<!mråde )(?<!ilaga )(?:^|(?<=\s))(\d{1,3}) ?(?=[A-ZÅÄÖ])", re.MULTILINE
)
_SENTENCE = re.compile(r"(?<=[.!?])[”\"’)]?\s+(?=[”\"A-ZÅÄÖ])")
_ABBREVIATED = re.compile(
    r"\b(?:bl\.a|t\.ex|m\.fl|m\.m|d\.v\.s|dvs|ca|kap|nr|Dnr|Skr|Prop|s\.k|jfr|red|f\.n|fr\.o\.m|t\.o\.m)\.$"
)
_ANAPHORA = re.compile(r"^(?:detta|den|det|dessa|de|här|där|därigenom|därmed|syftet)\b", re.IGNORECASE)
_QUOTES = '”“"„'
_LOST_QUOTE = re.compile(r"^(.*?[^\W\d_]\s)([A-ZÅÄÖ][\w-]*(?: [A-ZÅÄÖ][\w-]*)*[”\"])(?=$|[\s.,)])")
_LONGEST_MENDED = 2000
_STEM = 4
_DEFINITE = frozenset({"en", "et", "n", "t", "na", "erna", "arna", "orna"})
_ALWAYS_KNOWN = frozenset({"kommun", "stad", "nämnd", "förvaltning", "verksamhet"})


def fold(text: str) -> str:
    """Every run of white space as one space."""
    return _SPACE.sub(" ", text).strip()


def starts_lower(text: str) -> bool:
    """Whether the text goes on from something before it: its first letter is small."""
    first = text.lstrip(" ,.;:)”\"'’").split(" ", 1)[0]
    return bool(first) and first[0].islower()


def ends_sentence(text: str) -> bool:
    """Whether the text closes a sentence."""
    return text.rstrip(' ”"’)').endswith((".", "!", "?"))


def sentences(text: str) -> list[str]:
    """The text cut into sentences; common abbreviations do not end one."""
    found: list[str] = []
    for part in _SENTENCE.split(fold(text)):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return [part for part in found if part]


def refers_back(sentence: str) -> bool:
    """Whether a sentence leans on the one before it by a pronoun or a word of place."""
    return _ANAPHORA.match(sentence) is not None


def names_again(sentence: str, earlier: str) -> bool:
    """Whether a sentence begins with the definite form of a noun that the one before it brought in
    ("… en plan. Planen …"); a municipality and its parts are known without being brought in."""
    first = _TOKEN.match(sentence)
    if first is None:
        return False
    word = first.group().lower()
    brought_in = {noun for noun in _tokens(earlier) if len(noun) >= _STEM and noun not in _ALWAYS_KNOWN}
    return any(word.startswith(noun) and word[len(noun) :] in _DEFINITE for noun in brought_in)


def mend_quotes(text: str) -> str:
    """Folded text; a lone closing quotation mark gets its opening one back, before the name it closes."""
    text = fold(text)
    if len(text) > _LONGEST_MENDED:
        return text
    marks = [letter for letter in text if letter in _QUOTES]
    if len(marks) == 1:
        return _LOST_QUOTE.sub(lambda found: f"{found.group(1)}{marks[0]}{found.group(2)}", text)
    return text


def _tokens(text: str) -> Iterator[str]:
    return (found.group().lower() for found in _TOKEN.finditer(text))


@dataclass(frozen=True)
class Wording:
    """What the whole document teaches about single words: which there are, which numbers are footnotes."""

    words: frozenset[str]
    notes: frozenset[int]

    def join(self, lines: Iterable[Line | str]) -> str:
        """Printed lines as one running text: words broken at a line end made whole, footnote marks gone."""
        text = ""
        for line in lines:
            text = self._append(text, (line if isinstance(line, str) else line.text).strip())
        return self.clean(text)

    def clean(self, text: str) -> str:
        """The text without footnote marks, with white space folded."""
        return mend_quotes(_GLUED.sub(self._without_note, text))

    def is_note(self, text: str) -> bool:
        """Whether the text is a footnote: it begins with a number that stands behind a word somewhere."""
        found = _NOTE_START.match(text)
        return found is not None and int(found.group(1)) in self.notes

    def _append(self, text: str, line: str) -> str:
        if not text or not line:
            return text or line
        last, first = text.rsplit(" ", 1)[-1], line.split(" ", 1)[0]
        if last.endswith("-") and len(last) > 1:
            return self._append_after_hyphen(text, last, line, first)
        if self._is_broken(last, first):
            return text + line
        return f"{text} {line}"

    def _append_after_hyphen(self, text: str, last: str, line: str, first: str) -> str:
        if first.lower() in {"och", "eller", "samt", "respektive"}:
            return f"{text} {line}"
        if last[-2].isdigit() or not first[:1].islower() or f"{last}{first}".lower() in self.words:
            return text + line
        return text[:-1] + line

    def _is_broken(self, last: str, first: str) -> bool:
        """A word that the column was too narrow for: its halves are no words here, together they are."""
        head, tail = last.lower(), first.lower().rstrip(".,;:)")
        if not (head.isalpha() and tail.isalpha() and first[0].islower()) or len(head) < 5:
            return False
        whole = head + tail
        known = whole in self.words or whole.removesuffix("s") in self.words or f"{whole}s" in self.words
        return known and (head not in self.words or tail not in self.words)

    def _without_note(self, found: re.Match[str]) -> str:
        return "" if int(found.group(1) or found.group(2)) in self.notes else found.group()


def learn(document: Document) -> Wording:
    """The document's own words and the numbers of its footnotes.

    A number is a footnote's when a note begins with it, or when it stands glued to a word and its
    neighbours in the row of numbers do too.
    """
    texts = [block.text for block in document.blocks if block.kind is not BlockKind.FURNITURE]
    whole = "\n".join(texts)
    glued = {int(found.group(1) or found.group(2)) for found in _GLUED.finditer(whole)}
    begun = {int(found.group(1)) for found in _NOTE_START.finditer(whole)}
    notes = {number for number in glued if number in begun or {number - 1, number + 1} <= glued}
    return Wording(_whole_words(document), frozenset(notes))


def _whole_words(document: Document) -> frozenset[str]:
    """Words that stand inside a printed line, so that no line break can have cut them."""
    found: set[str] = set()
    for block in document.blocks:
        for line in block.text.splitlines():
            words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line)
            found.update(word.lower() for word in words[1:-1])
    return frozenset(found)
