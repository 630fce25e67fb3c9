"""What is wrong with a form that comes in, and what of it could not be understood: always with the place."""

from dataclasses import dataclass, field

from fridlyst.base.errors import BadInput

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

    def __str__(self) -> str:
        row = f", rad {self.row}" if self.row else ""
        return f"Fliken {self.sheet}{row}" + (f", kolumn {self.column}" if self.column else "")


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a sound form that Fridlyst has nothing for."""

    spot: Spot
    text: str

    def __str__(self) -> str:
        return f"{self.spot}: {self.text}"


@dataclass(slots=True)
class Findings:
    """Gathers both while a form is read."""

    wrong: list[str] = field(default_factory=list)
    wrong_in_all: int = 0
    _unread: list[Unread] = field(default_factory=list)
    _unread_in_all: int = 0

    def bad(self, spot: Spot, text: str) -> None:
        """The form is broken here."""
        self.wrong_in_all += 1
        if len(self.wrong) < _MOST_WRONG:
            self.wrong.append(f"{spot}: {text}")

    def leave(self, spot: Spot, text: str) -> None:
        """This is not taken in, or not as it stood."""
        self._unread_in_all += 1
        if len(self._unread) < _MOST_UNREAD:
            self._unread.append(Unread(spot, text))

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What was left, as far as anybody can read, and at the end how much more there is."""
        more = self._unread_in_all - len(self._unread)
        rest = (Unread(Spot("survey"), f"{more} saker till i filen läses inte heller in."),) if more else ()
        return (*self._unread, *rest)

    def stop_if_bad(self) -> None:
        """Raises BadForm with the first fault in the sentence and the others counted and listed."""
        if self.wrong:
            more = (
                f" Formuläret har {self.wrong_in_all} fel; det här är det första." if self.wrong[1:] else ""
            )
            raise BadForm(self.wrong[0] + more, field="file", details={"errors": self.wrong})


def shown(text: str) -> str:
    """What stood in a cell, short enough for a sentence."""
    flat = " ".join(text.split())
    return f"”{flat[:60]}…”" if len(flat) > 60 else f"”{flat}”"
