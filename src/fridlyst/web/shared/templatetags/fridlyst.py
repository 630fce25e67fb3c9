"""Filters: numbers, dates and statuses as people read them."""

from django import template

from fridlyst.web.shared import drawing, text
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.lists import Sorting
from fridlyst.web.shared.published import count_cell
from fridlyst.web.shared.status import label_of, within

register = template.Library()

register.filter("number", text.number)
register.filter("percent", text.percent)
register.filter("day", text.day)
register.filter("short_day", text.short_day)
register.filter("clock", text.clock)
register.filter("status_label", label_of)
register.filter("status_within", within)
register.filter("mark", drawing.mark)
register.filter("status_counts", drawing.status_counts)
register.filter("heat_cells", drawing.heat_cells)
register.filter("count_cell", count_cell)
register.simple_tag(drawing.status, name="status")
register.simple_tag(drawing.legend_entry)
register.simple_tag(address, name="address")


@register.filter
def sort_href(sorting: Sorting, key: str) -> str:
    """The address that sorts by the column `key`."""
    return sorting.href(key)


@register.filter
def sort_aria(sorting: Sorting, key: str) -> str:
    """aria-sort of the column `key`."""
    return sorting.aria(key)
