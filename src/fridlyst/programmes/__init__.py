"""Programmes, goals, activities, ownership, schedules and alignment."""
