"""Matters: steps, conditions and amendments."""
