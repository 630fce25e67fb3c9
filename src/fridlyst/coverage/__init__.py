"""Where a programme's activities are aimed, and what is missing; no tables of its own."""
