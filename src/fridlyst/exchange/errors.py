"""What can be wrong with a programme file."""

from fridlyst.base.errors import BadInput, Conflict


class BadProgrammeFile(BadInput):
    """The file cannot be used; `details["errors"]` lists up to twenty places with what is wrong there."""

    code = "bad-programme-file"


class OtherMunicipality(BadInput):
    """The file is about another municipality than the one it is taken into."""

    code = "other-municipality"


class AlreadyImported(Conflict):
    """The programme is there already; `details["slug"]` is its address."""

    code = "already-imported"


def refusal(name: str, problems: list[str]) -> BadProgrammeFile:
    """One error out of many problems: the first in the sentence, the others counted and listed."""
    more = f" Filen har {len(problems)} fel; det här är det första." if len(problems) > 1 else ""
    return BadProgrammeFile(f"{name}: {problems[0]}{more}", details={"errors": problems[:20]})
