"""Storage of the year wheel: only the addresses that calendars read it at."""

from fridlyst.year_wheel.models.feed_address import FeedAddress

__all__ = ["FeedAddress"]
