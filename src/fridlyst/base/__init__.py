"""Errors, sentences, dates and identifiers that every part shares; no field words."""
