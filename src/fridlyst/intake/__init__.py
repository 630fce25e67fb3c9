"""A document in, proposals out; never writes a row."""
