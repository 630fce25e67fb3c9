"""What a town has measured outside its rounds."""

from datetime import date
from decimal import Decimal

from fridlyst.indicators.actions import add_break, record
from fridlyst.indicators.fields import MeasurementRow
from fridlyst.indicators.models import Indicator
from fridlyst.organisation.models import Body
from tests.factories import Town
from tests.web.walking.few import MEASURED


def measured(town: Town, mark: str, indicator: Indicator, body: Body) -> dict[str, object]:
    """Three years of the indicator with a break in them; what addresses call it."""
    told = {2023: (40, 90), 2024: MEASURED, 2025: (40, 90)}
    rows = [
        MeasurementRow(
            *(indicator.pk, body.key, date(year, 12, 31), "", Decimal(top), Decimal(bottom)),
            comment=f"{mark} tal",
        )
        for year, (top, bottom) in told.items()
    ]
    record(by=town.actor, rows=rows, how="file", certain=True)
    broken = add_break(by=town.actor, indicator_id=indicator.pk, on=date(2025, 1, 1), why=f"{mark} ny enkät")
    return {"break_id": broken.pk}
