"""Makes the report of a round in a format: from what is stored to a finished file."""

from fridlyst.base.sentences import Sentence
from fridlyst.reports.contents.beside import beside
from fridlyst.reports.contents.places import finished
from fridlyst.reports.formats import Rendered, render
from fridlyst.reports.formats.progress import Progress, silently
from fridlyst.reports.kinds import FOLLOWUP, report_of
from fridlyst.reports.round_material import report_material

_READ = 0.1


def make_report(
    *,
    municipality_id: int,
    round_slug: str,
    format: str,
    kind: str = FOLLOWUP,
    progress: Progress = silently,
) -> Rendered:
    """One of the round's REPORTS as one of FORMATS; `progress` hears a share 0–1 and what is being done.

    NotFound for another municipality's round and for one that is not opened; UnknownFormat, UnknownReport.
    """
    report = report_of(kind)
    progress(0.0, Sentence("Läser svaren"))
    material = report_material(municipality_id=municipality_id, slug=round_slug)
    document = report.contents(material, beside(material))
    # Only in Word does anybody go on writing, and need to be told what.
    shown = document if format.lower() == "docx" else finished(document)
    return render(shown, format, progress=_after(progress, _READ))


def _after(progress: Progress, done: float) -> Progress:
    """The same listener for the rest of the way."""

    def tell(share: float, doing: str) -> None:
        progress(done + (1 - done) * share, doing)

    return tell
