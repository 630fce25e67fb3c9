"""Pages where a document is taken in and reviewed."""
