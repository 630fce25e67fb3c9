"""What the system knows, as sentences, charts and tables with their source and day: one module a kind."""
