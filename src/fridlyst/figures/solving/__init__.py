"""What needs numpy and HiGHS: choosing what to hide, proving that it is safe, and rounding.

Nothing outside imports this package by name: `figures.engine` loads it when a table is first published, so
that a web worker that publishes nothing carries neither.
"""
