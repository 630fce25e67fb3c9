"""What the activities cost: by year, goal, body and payer; what nobody has told is unknown, not nothing."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.programmes.queries import CostSummary
from fridlyst.programmes.terms import Payer
from fridlyst.reports.charts import amount_bars
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents.words import language, listed
from fridlyst.reports.document import Block, Figure, Heading, Paragraph, Span, Table, paragraph
from fridlyst.reports.drawings.amounts import WIDTH
from fridlyst.reports.wording import number_text, within

_PAID = (Payer.OWN_BUDGET, Payer.STATE_GRANT)


def costs(summary: CostSummary | None) -> Iterator[Block]:
    """The part about costs; nothing where nobody has told of any and no matter asks."""
    if summary is None or not (summary.told or summary.asked):
        return
    yield Heading(1, _("Vad aktiviteterna kostar"), "kostnader")
    yield from sentences(summary)
    if summary.total:
        yield by_year(summary)
    if summary.told:
        yield by_goal(summary)
        yield by_body(summary)


def sentences(summary: CostSummary) -> Iterator[Paragraph]:
    """The sum with who pays it, and how much of it is not known."""
    if summary.told:
        paid = [
            f"{kronor(one.amount)} {within(str(Payer(one.payer).label))}"
            for one in summary.by_payer
            if one.amount
        ]
        split = f": {listed(paid)}." if paid else "."
        head = _("Det som är angivet summerar till %(sum)s") % {"sum": kronor(summary.total)}
        yield paragraph(Span(head, strong=True), split)
    yield paragraph(unknown(summary))
    if summary.shared:
        yield paragraph(shared(summary))


def unknown(summary: CostSummary) -> str:
    """How many activities nobody has told the cost of, in words."""
    if not summary.missing:
        return _("Alla %(all)s aktiviteter har en uppgift om kostnad.") % {"all": summary.activities}
    told = {"missing": summary.missing, "all": summary.activities}
    return _("%(missing)s av %(all)s aktiviteter saknar uppgift om kostnad. De räknas inte som noll.") % told


def shared(summary: CostSummary) -> str:
    """That some activities serve several goals, in words; nothing where none does."""
    if not summary.shared:
        return ""
    said = ngettext(
        "%(count)s aktivitet hör till flera mål. Den räknas under vart och ett, men en gång i summan.",
        "%(count)s aktiviteter hör till flera mål. De räknas under vart och ett, men en gång i summan.",
        summary.shared,
    )
    return said % {"count": summary.shared}


def kronor(amount: int) -> str:
    """ "150 000 kr"."""
    return f"{number_text(amount, language())} kr"


def by_year(summary: CostSummary, width: int = WIDTH) -> Figure:
    """A bar a year, divided by who pays, with its table; years between without a cost say so."""
    found = {one.year: one for one in summary.by_year if one.amount}
    years = range(min(found), max(found) + 1)
    amounts = [
        tuple(found[year].by_payer.get(payer, 0) if year in found else 0 for payer in _PAID) for year in years
    ]
    labels = tuple(str(payer.label) for payer in _PAID)
    chart = amount_bars(
        tuple((str(year), row) for year, row in zip(years, amounts, strict=True)),
        labels,
        empty=_("inget angivet"),
        language=language(),
        width=width,
    )
    caption = _("Angivna kostnader per år")
    columns = (
        Column(_("År"), key="year"),
        *(Column(label, Kind.NUMBER, key=payer) for payer, label in zip(_PAID, labels, strict=True)),
        Column(_("Summa, kr"), Kind.NUMBER, key="sum"),
    )
    rows: tuple[Row, ...] = tuple(
        (str(year), *(row if sum(row) else (None, None)), sum(row) or None)
        for year, row in zip(years, amounts, strict=True)
    )
    sums = zip(years, map(sum, amounts), strict=True)
    told = [f"{year}: {kronor(whole) if whole else _('inget angivet')}" for year, whole in sums]
    alt = f"{caption}. {'. '.join(told)}."
    return Figure(
        "kostnad-per-ar", chart, caption, alt, Table("kostnad-per-ar-tabell", caption, columns, rows)
    )


def by_goal(summary: CostSummary) -> Table:
    """Every goal with what is told below it, and how many of its activities are."""
    columns = (
        Column(_("Mål"), weight=3, key="goal"),
        Column(_("Angivet, kr"), Kind.NUMBER, key="amount"),
        Column(_("Med uppgift"), Kind.NUMBER, key="told"),
        Column(_("Av"), Kind.NUMBER, key="activities"),
    )
    rows: tuple[Row, ...] = tuple(
        (f"{one.label} {one.title}".strip(), one.amount if one.told else None, one.told, one.activities)
        for one in summary.by_goal
        if not one.depth
    )
    return Table("kostnad-per-mal", _("Angivna kostnader per mål"), columns, rows, note=shared(summary))


def by_body(summary: CostSummary) -> Table:
    """Every body with what falls on it."""
    columns = (
        Column(_("Enhet"), weight=3, key="body"),
        Column(_("Angivet, kr"), Kind.NUMBER, key="amount"),
        Column(_("Aktiviteter"), Kind.NUMBER, key="activities"),
    )
    rows: tuple[Row, ...] = tuple(
        (one.name or _("Kommunen som helhet"), one.amount, one.activities) for one in summary.by_body
    )
    return Table("kostnad-per-enhet", _("Angivna kostnader per enhet"), columns, rows)
