"""A form from elsewhere: the file, and what was read in it, carried until it is taken in."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fridlyst.base.translating import translated
from fridlyst.exchange.xlsform.problems import BadForm
from fridlyst.exchange.xlsform.reading import FormRead, read_form
from fridlyst.followup.questioning import Option, QuestionCondition, QuestionFields
from fridlyst.intake.guard import cells_in_worker
from fridlyst.web.shared import file_in
from fridlyst.web.shared.table_upload import TableUpload, table_file


class XlsformUpload(TableUpload):
    """An XLSForm workbook. `wrong` are the places where a form that was read is broken."""

    file = table_file(
        gettext_lazy("Välj formuläret"),
        gettext_lazy("En XLSForm: en Excel-fil (XLSX) med fliken survey. Högst 5 MB."),
        ".xlsx",
    )

    def read(self, bodies: Mapping[str, int]) -> FormRead | None:
        """What the form says; None when the form now says why it cannot be read."""
        found = self.submit(lambda: self._read(bodies))
        if len(self.wrong) > 1:
            said = _("%(count)s saker i formuläret behöver rättas.") % {"count": len(self.wrong)}
            self.errors["file"] = self.error_class([said])
        return found

    def _read(self, bodies: Mapping[str, int]) -> FormRead:
        file = self.cleaned_data["file"]
        try:
            return read_form(cells_in_worker(file.read(), file.name), bodies=bodies)
        except BadForm as error:
            errors: Any = error.details.get("errors", ())
            self.wrong = tuple(translated(one) for one in errors)
            raise


@dataclass(frozen=True)
class Carried:
    """The questions that were read, and the version of those that they were compared with."""

    questions: tuple[QuestionFields, ...]
    seen: int


def carried(round_id: int, questions: Sequence[QuestionFields], seen: int) -> str:
    """The questions as a text that a page can carry, and that nobody can change on the way."""
    content = {"questions": [asdict(one) for one in questions], "seen": seen}
    return file_in.carried(f"xlsform {round_id}", content)


def brought_back(round_id: int, text: str) -> Carried | None:
    """What `carried` wrote for the same round during the last day; None for anything else."""
    given = file_in.brought_back(f"xlsform {round_id}", text)
    return given and Carried(tuple(_question(one) for one in given["questions"]), given["seen"])


def _question(given: dict[str, Any]) -> QuestionFields:
    when = given["condition"]
    condition = when and QuestionCondition(tuple(when["statuses"]), when["question"], tuple(when["values"]))
    more = {"options": tuple(Option(**one) for one in given["options"]), "condition": condition}
    return QuestionFields(**given | more)
