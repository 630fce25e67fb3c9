"""Costs as their page, an activity's page and the files show them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.organisation.queries import BodyView
from fridlyst.organisation.rules import is_valid_on
from fridlyst.programmes.policies import may_tell_cost
from fridlyst.programmes.queries import CostSummary, CostView
from fridlyst.programmes.terms import Payer
from fridlyst.reports.charts import draw
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents import costs as words
from fridlyst.reports.document import Figure
from fridlyst.reports.drawings.amounts import NARROW
from fridlyst.web.programmes.addresses import activity_href, body_href, goal_href
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.text import number


@dataclass(frozen=True)
class CostRow:
    """One cost in a list; `edit` is empty for those who may not."""

    view: CostView
    body: str
    payer: str
    amount: str
    edit: str = ""


@dataclass(frozen=True)
class SumRow:
    """One line of a table of sums; `told` says of how many activities."""

    name: str
    href: str
    depth: int
    amount: str
    told: str
    unknown: bool = False


@dataclass(frozen=True)
class ActivityCost:
    """One activity with all that was told of it."""

    title: str
    href: str
    years: str
    payers: str
    amount: str


@dataclass(frozen=True)
class YearRow:
    """One year, by payer."""

    year: str
    amounts: tuple[str, ...]


@dataclass(frozen=True)
class YearFigure:
    """The chart twice, for a wide and for a narrow page, with its words and its table."""

    caption: str
    alt: str
    wide: SafeString
    narrow: SafeString
    heads: tuple[str, ...]
    rows: tuple[YearRow, ...]


@dataclass(frozen=True)
class CostPage:
    """All that the page of a programme's costs shows."""

    total: str
    split: tuple[tuple[str, str], ...]
    unknown: str
    shared: str
    figure: YearFigure | None
    goals: tuple[SumRow, ...]
    bodies: tuple[SumRow, ...]
    rows: tuple[ActivityCost, ...]
    untold: tuple[tuple[str, str], ...]


def cost_page(summary: CostSummary, visit: Visit, slug: str) -> CostPage:
    """The page of a programme's costs."""
    return CostPage(
        total=kronor(summary.total) if summary.told else "",
        split=tuple(
            (str(Payer(one.payer).label), kronor(one.amount)) for one in summary.by_payer if one.amount
        ),
        unknown=words.unknown(summary) if summary.activities else "",
        shared=words.shared(summary),
        figure=_figure(summary) if summary.total else None,
        goals=tuple(
            SumRow(
                name=f"{one.label} {one.title}".strip(),
                href=goal_href(visit, slug, one.key),
                depth=one.depth,
                amount=kronor(one.amount) if one.told else _("inte angivet"),
                told=_of(one.told, one.activities),
                unknown=not one.told,
            )
            for one in summary.by_goal
        ),
        bodies=tuple(
            SumRow(
                name=one.name or _("Kommunen som helhet"),
                href=body_href(visit, one.key) if one.key else "",
                depth=0,
                amount=kronor(one.amount),
                told=str(one.activities),
            )
            for one in summary.by_body
        ),
        rows=_by_activity(summary, visit),
        untold=tuple((one.title, activity_href(visit, one.key)) for one in summary.untold),
    )


def _by_activity(summary: CostSummary, visit: Visit) -> tuple[ActivityCost, ...]:
    found: dict[int, list[CostView]] = defaultdict(list)
    for one in summary.costs:
        found[one.activity_id].append(one)
    return tuple(_activity_cost(some, visit) for some in found.values())


def _activity_cost(told: list[CostView], visit: Visit) -> ActivityCost:
    years = dict.fromkeys(str(year) for year in (told[0].year, told[-1].year))
    payers = dict.fromkeys(str(Payer(one.payer).label) for one in told)
    return ActivityCost(
        title=told[0].activity_title,
        href=activity_href(visit, told[0].activity_key),
        years="–".join(years),
        payers=", ".join(payers),
        amount=kronor(sum(one.amount for one in told)),
    )


def cost_row(view: CostView, visit: Visit) -> CostRow:
    """One cost, which those who may can change."""
    may = may_tell_cost(visit.actor, view.body_id)
    return CostRow(
        view=view,
        body=view.body_name or _("Kommunen som helhet"),
        payer=str(Payer(view.payer).label),
        amount=kronor(view.amount),
        edit=cost_href(visit, view, "edit_cost") if may else "",
    )


def cost_href(visit: Visit, view: CostView, page: str) -> str:
    """Where a cost is changed or taken away."""
    return address(f"programmes:{page}", visit.municipality.slug, view.activity_key, view.id)


def kronor(amount: int) -> str:
    """ "150 000 kr"."""
    return f"{number(amount)} kr"


def bodies_to_tell_for(visit: Visit, known: Iterable[BodyView]) -> list[tuple[int, str]]:
    """The bodies that the visitor tells costs for, those in being today."""
    return [
        (body.id, body.name)
        for body in known
        if may_tell_cost(visit.actor, body.id) and is_valid_on(body.valid_from, body.valid_to, today())
    ]


def cost_columns() -> tuple[Column, ...]:
    """Of the list of costs."""
    return (
        Column(_("Aktivitet"), weight=3, key="activity"),
        Column(_("År"), key="year"),
        Column(_("Enhet"), key="body"),
        Column(_("Vem betalar"), key="payer"),
        Column(_("Belopp, kr"), Kind.NUMBER, key="amount"),
        Column(_("Anteckning"), key="note"),
    )


def cost_cells(summary: CostSummary) -> list[Row]:
    """Every cost, and every activity that has none told: its amount is empty, not zero."""
    told: list[Row] = [
        (
            one.activity_title,
            str(one.year),
            one.body_name or _("Kommunen som helhet"),
            str(Payer(one.payer).label),
            one.amount,
            one.note,
        )
        for one in summary.costs
    ]
    return told + [(one.title, "", "", _("Inte angivet"), None, "") for one in summary.untold]


def _figure(summary: CostSummary) -> YearFigure:
    wide = words.by_year(summary)
    return YearFigure(
        caption=wide.caption,
        alt=wide.alt,
        wide=_svg(wide, "kostnad-bred"),
        narrow=_svg(words.by_year(summary, NARROW), "kostnad-smal"),
        heads=tuple(column.title for column in wide.table.columns),
        rows=tuple(_year(row) for row in wide.table.rows),
    )


def _year(row: Row) -> YearRow:
    year, *amounts = row
    said = (number(one) if isinstance(one, int) else _("inte angivet") for one in amounts)
    return YearRow(str(year), tuple(said))


def _svg(figure: Figure, ident: str) -> SafeString:
    # Drawn by us of numbers and labels that are escaped where they are drawn.
    return SafeString(draw(figure.chart, ident).svg)


def _of(told: int, activities: int) -> str:
    return _("%(told)s av %(all)s") % {"told": told, "all": activities}
