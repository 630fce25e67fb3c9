"""The only writers of indicators and measurements."""

from fridlyst.indicators.actions.breaks import add_break, remove_break
from fridlyst.indicators.actions.defining import add_indicator, define, edit_indicator, next_edition
from fridlyst.indicators.actions.measuring import Asked, ask, measure, measure_many, stand_by, tell
from fridlyst.indicators.actions.recording import record

__all__ = [
    "Asked",
    "add_break",
    "add_indicator",
    "ask",
    "define",
    "edit_indicator",
    "measure",
    "measure_many",
    "next_edition",
    "record",
    "remove_break",
    "stand_by",
    "tell",
]
