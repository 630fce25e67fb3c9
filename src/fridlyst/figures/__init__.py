"""Rates and sums in plain Python."""
