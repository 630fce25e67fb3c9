"""The year wheel: everything dated in a municipality, and the addresses that calendars read it at."""
