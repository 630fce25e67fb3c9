"""Rounds, submissions, reports and who is silent."""
