"""Pages of following up: the start page, rounds, answers."""
