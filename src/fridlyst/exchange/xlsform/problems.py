"""What is wrong with a form that comes in, and what of it could not be understood: always with the place."""

from dataclasses import dataclass, field

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence

_MOST_WRONG, _MOST_UNREAD = 20, 500


class BadForm(BadInput):
    """The form is broken; `details["errors"]` lists up to twenty places with what is wrong there."""

    code = "bad-form"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the workbook as a person finds it: rows from 1 with the header; 0 and "" are the whole."""

    sheet: str
    row: int = 0
    column: str = ""

    @property
    def said(self) -> Sentence:
        """The place in words."""
        if self.row and self.column:
            return Sentence(
                "Fliken %(sheet)s, rad %(row)s, kolumn %(column)s",
                sheet=self.sheet,
                row=self.row,
                column=self.column,
            )
        if self.row:
            return Sentence("Fliken %(sheet)s, rad %(row)s", sheet=self.sheet, row=self.row)
        return Sentence("Fliken %(sheet)s", sheet=self.sheet)


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a sound form that Fridlyst has nothing for."""

    spot: Spot
    text: Sentence

    @property
    def said(self) -> Sentence:
        """The place and what is there, as one sentence."""
        return at(self.spot, self.text)


@dataclass(slots=True)
class Findings:
    """Gathers both while a form is read."""

    wrong: list[Sentence] = field(default_factory=list)
    wrong_in_all: int = 0
    _unread: list[Unread] = field(default_factory=list)
    _unread_in_all: int = 0

    def bad(self, spot: Spot, text: Sentence) -> None:
        """The form is broken here."""
        self.wrong_in_all += 1
        if len(self.wrong) < _MOST_WRONG:
            self.wrong.append(at(spot, text))

    def leave(self, spot: Spot, text: Sentence) -> None:
        """This is not taken in, or not as it stood."""
        self._unread_in_all += 1
        if len(self._unread) < _MOST_UNREAD:
            self._unread.append(Unread(spot, text))

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What was left, as far as anybody can read, and at the end how much more there is."""
        more = self._unread_in_all - len(self._unread)
        rest = (
            (
                Unread(
                    Spot("survey"), Sentence("%(count)s saker till i filen läses inte heller in.", count=more)
                ),
            )
            if more
            else ()
        )
        return (*self._unread, *rest)

    def stop_if_bad(self) -> None:
        """Raises BadForm with the first fault in the sentence and the others counted and listed."""
        if not self.wrong:
            return
        first = self.wrong[0]
        if self.wrong_in_all > 1:
            first = Sentence(
                "%(fault)s Formuläret har %(count)s fel; det här är det första.",
                fault=first,
                count=self.wrong_in_all,
            )
        raise BadForm(first, field="file", details={"errors": self.wrong})


def at(spot: Spot, text: Sentence) -> Sentence:
    """What is said, with the place before it."""
    return Sentence("%(place)s: %(what)s", place=spot.said, what=text)


def shown(text: str) -> str:
    """What stood in a cell, short enough for a sentence; what is not seen, or turns the line, shows as �."""
    flat = "".join(one if one.isprintable() else "�" for one in " ".join(text.split()))
    return f"”{flat[:60]}…”" if len(flat) > 60 else f"”{flat}”"
