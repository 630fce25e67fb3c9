"""The only writers of statistics."""

from fridlyst.counts.actions.rule import decide_rule

__all__ = ["decide_rule"]
