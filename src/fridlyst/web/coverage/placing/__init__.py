"""Placing many activities: proposals by their words, confirmed by a person, a page at a time."""
