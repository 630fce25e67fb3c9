"""The only writers of comparison."""

from fridlyst.comparison.actions.choosing import choose_comparison
from fridlyst.comparison.actions.fetches import begin_fetch, fail_fetch, store_fetched

__all__ = ["begin_fetch", "choose_comparison", "fail_fetch", "store_fetched"]
