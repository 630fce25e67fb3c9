"""Makes an archive package: gathers, writes, lists."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from django.utils.translation import override

from fridlyst.base.clock import today
from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.reports.archive.gathering import of_matter, of_programme
from fridlyst.reports.archive.item import Item, Written
from fridlyst.reports.archive.listing import lists
from fridlyst.reports.archive.target import Package, package_at, write_beside, write_item, zipped
from fridlyst.reports.formats.progress import Progress, silently

LANGUAGE = "sv"


class WhatToArchive(BadInput):
    """A package is of one programme or of one matter."""

    code = "archive-what"


@dataclass(frozen=True, slots=True)
class Made:
    """A package that was written: how many files beside the lists, and their size in bytes."""

    files: int
    size: int


def make_archive(
    municipality: MunicipalityView,
    target: Path,
    *,
    programme: str = "",
    matter: str = "",
    force: bool = False,
    progress: Progress = silently,
) -> Made:
    """Write the package of a programme (its address) or a matter (its number) to a folder or a .zip.

    In Swedish, the language of the authority's documents. NotFound, WhatToArchive, ArchiveTarget; then
    nothing is left behind. `progress` hears a share 0–1 and what is being written.
    """
    with override(LANGUAGE):
        items = _gathered(municipality, programme, matter)
        with package_at(target, force=force) as package:
            return _fill(package, municipality, programme or matter, items, progress)


def archive_file(municipality: MunicipalityView, *, matter: str, progress: Progress = silently) -> bytes:
    """The package of a matter as the bytes of a zip file; NotFound."""
    with override(LANGUAGE), TemporaryFile() as file:
        items = of_matter(municipality, matter)
        with zipped(file) as package:
            _fill(package, municipality, matter, items, progress)
        file.seek(0)
        return file.read()


def _gathered(municipality: MunicipalityView, programme: str, matter: str) -> tuple[Item, ...]:
    if bool(programme) == bool(matter):
        raise WhatToArchive("Välj ett program (--programme) eller ett ärende (--matter).")
    return of_programme(municipality, programme) if programme else of_matter(municipality, matter)


def _fill(
    package: Package, municipality: MunicipalityView, title: str, items: tuple[Item, ...], progress: Progress
) -> Made:
    written: list[Written] = []
    for number, item in enumerate(items):
        progress(number / len(items), Sentence("Skriver %(file)s", file=item.path))
        written.append(write_item(package, item))
    write_beside(package, lists(municipality, title, today(), written).items())
    progress(1.0, Sentence("Paketet är klart"))
    return Made(len(written), sum(one.size for one in written))
