"""Fridlyst: municipal programmes against violence, from decision to follow-up."""

__version__ = "0.1.0"
