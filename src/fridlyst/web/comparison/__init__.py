"""Pages that compare the municipality with others and the nation."""
