"""The demonstration: programme files, steering documents and invented answers."""
