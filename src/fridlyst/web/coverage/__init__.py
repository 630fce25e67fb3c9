"""Pages of coverage: the matrix, what is missing, and placing many activities."""
