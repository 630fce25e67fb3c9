"""Pages of reminders: the log, the plan, a round, and where a reader stops the letters."""
