"""Courses, people trained, and what turnover takes away."""
