"""Forms of rounds and answers."""
