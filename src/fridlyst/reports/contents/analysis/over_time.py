"""How it has gone round by round."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.whole import change_table, compared, status_figure
from fridlyst.reports.document import Block, Heading, Table, paragraph


def over_time(reckoning: Reckoning) -> Iterator[Block]:
    """Answers and statuses of this round and those before it, oldest first."""
    yield Heading(1, _("Utveckling över omgångarna"), "utveckling")
    standings = reckoning.material.standings
    if len(standings) < 2:
        yield paragraph(_("Det här är första omgången, så det finns inget att jämföra med."))
        return
    yield _answered(reckoning)
    rows = tuple((one.round.title, one.counts) for one in standings)
    yield status_figure("over-tid", _("Läge omgång för omgång"), _("Omgång"), rows, _("svar"))
    previous = reckoning.material.previous
    if previous:
        yield paragraph(_("Jämfört med %(round)s:") % {"round": previous.title}, f" {compared(reckoning)}")
        yield change_table(reckoning)


def _answered(reckoning: Reckoning) -> Table:
    columns = (
        Column(_("Omgång"), weight=3, key="round"),
        Column(_("Svara senast"), Kind.DATE, key="due"),
        Column(_("Tillfrågade"), Kind.NUMBER, key="asked"),
        Column(_("Har svarat"), Kind.NUMBER, key="answered"),
        Column(_("I tid"), Kind.NUMBER, key="in_time"),
    )
    rows: tuple[Row, ...] = tuple(
        (one.round.title, one.round.closes_on, one.asked, one.answered, one.in_time)
        for one in reckoning.material.standings
    )
    return Table("svar-over-tid", _("Svar omgång för omgång"), columns, rows)
