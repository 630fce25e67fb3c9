"""Pages of the year wheel: the wheel, its list and table, and the addresses for calendars."""
