"""Indicators and what was measured."""
