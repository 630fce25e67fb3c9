"""Pages of a running text, below the programme or the matter that it belongs to."""
