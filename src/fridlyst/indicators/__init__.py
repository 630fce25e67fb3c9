"""Indicators and their measurements."""
