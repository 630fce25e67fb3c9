"""Signing in and out, and the front page."""
