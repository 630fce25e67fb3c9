"""Rates, trends and small numbers: plain Python, no field words."""
